import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '#scripts/files/listing.ts';
import { MARKER_FILE } from '#scripts/publish/inventory.ts';

/** Each is written by another step of the build; the mark of a whole site comes last of all. */
const NEEDED = [
  'index.html',
  '404.html',
  'sitemap-index.xml',
  'pagefind/contents.json',
  '_hosts/nginx.conf',
  MARKER_FILE,
];

/** The most reasons that are told: one missing step can leave thousands of pages out. */
const MOST_TOLD = 5;

const pathOf = (address: string): string => decodeURI(new URL(address).pathname);

/** Why a built site must not be published; empty when nothing speaks against it. */
export function findUnfinished(folder: string): string[] {
  if (!existsSync(folder)) return [`${folder} is not there`];
  const files = listFiles(folder);
  const known = new Set(files);
  const missing = NEEDED.filter((file) => !known.has(file)).map((file) => `${file} is missing`);
  const leftOver = existsSync(join(folder, '.prerender'))
    ? ['the build left .prerender behind: it was broken off']
    : [];
  const listed = files
    .filter((file) => /^sitemap-\d+\.xml$/.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)])
    .map(([, address = '']) => `${pathOf(address).slice(1)}index.html`)
    .filter((file) => !known.has(file))
    .map((file) => `${file} is in the sitemap and missing`);
  const cut = files
    .filter((file) => file.endsWith('.html') && !isWhole(readFileSync(join(folder, file), 'utf8')))
    .map((file) => `${file} has no end`);
  const reasons = [...leftOver, ...missing, ...listed, ...cut];
  return reasons.length > MOST_TOLD
    ? [...reasons.slice(0, MOST_TOLD), `and ${reasons.length - MOST_TOLD} more`]
    : reasons;
}

/** Pages that only lead to a new address have no closing tags. */
const isWhole = (html: string): boolean => /<\/html>\s*$/i.test(html) || /http-equiv=["']?refresh/i.test(html);
