/** Looks for what a site was called before its operator renamed it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '#scripts/files/listing.ts';

/** Another site in another country, as `npm run setup` takes it. */
const NEW_ANSWERS = {
  name: 'Schmerz Atlas',
  'short-name': 'Atlas',
  url: 'https://atlas.example',
  tagline: 'Another tagline.',
  description: 'Another description.',
  email: 'desk@atlas.example',
  country: 'Ireland',
  emergency: '112',
  crisis: '116 123',
  'crisis-by': 'call',
  'poison-control': '01 809 2166',
} as const;

export const NEW_FLAGS = Object.entries(NEW_ANSWERS).flatMap(([flag, answer]) => [`--${flag}`, answer]);

/** The name, address and numbers as shipped. A number counts where somebody is told to call it. */
export const SHIPPED = [
  'Pain Treatment Directory',
  'Pain Directory',
  'paintreatmentdirectory',
  '\\b(?:[Cc]all|[Tt]ext|[Dd]ial)\\b[^.<]{0,40}\\b(?:911|988)\\b',
  'tel:(?:911|988)\\b',
  '222-1222',
  '\\[\\[[a-zA-Z-]+\\]\\]',
];

const TEXT = /\.(?:html|xml|json|txt|csv|js|css|svg|webmanifest|conf|service|vcf|bib|ris)$|\/_headers$|\/Caddyfile$/;

/** Files of a published folder that still hold one of the expressions, each with what it holds. */
export const findOldNames = (dist: string, old: readonly string[]): string[] =>
  listFiles(dist)
    .filter((file) => TEXT.test(`/${file}`) && !file.startsWith('admin/'))
    .flatMap((file) => {
      const text = readFileSync(join(dist, file), 'utf8');
      return old.flatMap((expression) => {
        const found = new RegExp(expression).exec(text)?.[0];
        return found === undefined ? [] : [`${file}: ${found}`];
      });
    });
