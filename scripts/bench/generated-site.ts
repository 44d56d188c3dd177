/**
 * A site of any size for measuring how a build grows: the real content, and beside it generated articles and profiles.
 * It lies outside `content/`, and every name in it says that it is generated.
 */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedName } from '#scripts/bench/people.ts';
import { generatePages, type GeneratedPage } from '#scripts/bench/generated-pages.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';

export interface Sizes {
  readonly articles: number;
  readonly profiles: number;
}

const DAY = '2026-11-01';
const CITIES = [
  ['us-ny', 'NY', 'Albany'],
  ['us-ny', 'NY', 'Buffalo'],
  ['us-oh', 'OH', 'Columbus'],
  ['us-oh', 'OH', 'Toledo'],
  ['us-ca', 'CA', 'Fresno'],
  ['us-tx', 'TX', 'Austin'],
] as const;

const SENTENCES = [
  'Many people try it when other things have not helped enough.',
  'Ask how often a session is needed, and what it costs in everything.',
  'The trials were small, and most of them lasted for a few weeks only.',
  'A course of treatment begins with a talk about what hurts, and when.',
  'What helps one person does not always help the next one.',
  'Keep a diary for two weeks, and look back at it with somebody you trust.',
];

const slugsOf = (root: string, collection: string): string[] =>
  readdirSync(join(root, 'content', collection))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length));

const articleText = ({ title, sections }: GeneratedPage, treatment: string, condition: string): string =>
  [
    '---',
    `title: ${JSON.stringify(`${title} (generated)`)}`,
    'summary: Generated to measure how a build grows, and never published.',
    `postedOn: ${DAY}`,
    `category: ${treatment}`,
    'treatments:',
    `  - ${treatment}`,
    'conditions:',
    `  - ${condition}`,
    'authors:',
    '  - editorial-team',
    `reviewedOn: ${DAY}`,
    'reviewDueOn: 2027-11-01',
    'keyMessages:',
    '  - Generated to measure how a build grows.',
    '  - It says nothing about any treatment.',
    '---',
    '',
    ...sections.flatMap(({ heading, paragraphs }) => [
      `## ${heading}`,
      '',
      ...paragraphs.flatMap((text) => [text, '']),
    ]),
  ].join('\n');

const profileText = (name: string, treatment: string, [, region, city]: (typeof CITIES)[number]): string =>
  [
    'kind: person',
    `name: ${name}`,
    'professions:',
    '  - massage-therapist',
    'bio: Generated to measure how a build grows, and never published.',
    'treatments:',
    `  - ${treatment}`,
    'locations:',
    '  - name: Practice (generated)',
    `    city: ${city}`,
    `    region: ${region}`,
    '    country: US',
    'listing:',
    '  status: unclaimed',
    '  source: Generated to measure how a build grows',
    `  assuredOn: ${DAY}`,
    '  paid: false',
    '',
  ].join('\n');

const writeArticles = (root: string, count: number, random: Random): void => {
  const treatments = slugsOf(root, 'treatments');
  const conditions = slugsOf(root, 'conditions');
  const subjects = treatments.map((slug) => ({ name: slug.replaceAll('-', ' '), sentences: SENTENCES }));
  for (const page of generatePages(count, subjects)) {
    const folder = join(root, 'content/articles', page.slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.md'), articleText(page, random.pick(treatments), random.pick(conditions)));
  }
};

const writeProfiles = (root: string, count: number, random: Random): void => {
  const treatments = slugsOf(root, 'treatments');
  for (let number = 1; number <= count; number += 1) {
    const place = random.pick(CITIES);
    const folder = join(root, 'content/providers', place[0]);
    mkdirSync(folder, { recursive: true });
    const text = profileText(generatedName(random), random.pick(treatments), place);
    writeFileSync(join(folder, `generated-${number}.yaml`), text);
  }
};

/** Makes the content of a generated site anew, the same for the same sizes. */
export const generateSite = (root: string, { articles, profiles }: Sizes): void => {
  rmSync(root, { recursive: true, force: true });
  cpSync('content', join(root, 'content'), { recursive: true });
  const random = seededRandom(26);
  writeArticles(root, articles, random);
  writeProfiles(root, profiles, random);
};
