import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleSchema } from '#articles/schema.ts';
import { HIDDEN_AFTER_DAYS } from '#providers/freshness.ts';
import { providerSchema } from '#providers/schema.ts';
import { blockYaml } from '#scripts/bench/block-yaml.ts';
import { eachArticle } from '#scripts/bench/generated-articles.ts';
import { eachProfile } from '#scripts/bench/generated-profiles.ts';
import { generateSite, readVocabulary, sizesOf } from '#scripts/bench/generated-site.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { daysBetween } from '#site/dates.ts';
import { today } from '#site/today.ts';

const DAY = today();
const vocabulary = readVocabulary('content');
const profiles = [...eachProfile(2000, vocabulary, DAY)];
const articles = [...eachArticle(100, vocabulary, DAY)];

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'generated-site-'));
  generateSite(root, sizesOf(100), DAY);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('one generated page in five is an article', () => {
  expect(sizesOf(25_000)).toEqual({ articles: 5000, profiles: 20_000 });
  expect(sizesOf(100)).toEqual({ articles: 20, profiles: 80 });
});

test('a generated site passes the checks without an error, and its own entries without a warning', () => {
  const { problems } = checkContent({ root, today: DAY });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.filter(({ file }) => file.includes('generated-'))).toEqual([]);
});

test('the same sizes and day make the same site', () => {
  expect([...eachProfile(50, vocabulary, DAY)]).toEqual(profiles.slice(0, 50));
  expect([...eachArticle(10, vocabulary, DAY)]).toEqual(articles.slice(0, 10));
  expect([...eachProfile(50, vocabulary, DAY, 2)]).not.toEqual(profiles.slice(0, 50));
});

test('every generated name says that it is generated', () => {
  for (const { profile } of profiles) expect(profile.name).toMatch(/\(generated\)$/);
  for (const { article } of articles) expect(article.title).toMatch(/\(generated\)$/);
});

test('listings lie in at least 200 cities of at least 30 states', () => {
  expect(new Set(profiles.map(({ region }) => region)).size).toBeGreaterThanOrEqual(30);
  expect(new Set(profiles.map(({ region, citySlug }) => `${region}/${citySlug}`)).size).toBeGreaterThanOrEqual(200);
});

test('a city of many postal areas has more listings than one of few', () => {
  const inCity = (city: string): number =>
    profiles.filter(({ profile }) => profile.locations?.[0]?.city === city).length;
  expect(inCity('Houston')).toBeGreaterThan(5 * Math.max(1, inCity('Nashua')));
});

test('a listing holds what its schema takes, in nearly all its fields, and is not out of date', () => {
  const filled = profiles.map(({ profile }) => {
    providerSchema.parse(profile);
    expect(daysBetween(profile.listing.assuredOn, DAY)).toBeLessThan(HIDDEN_AFTER_DAYS);
    return Object.values(profile).filter((value) => value !== undefined).length;
  });
  expect(filled.reduce((sum, count) => sum + count, 0) / filled.length).toBeGreaterThan(20);
  // Only a picture is never there.
  const fields = Object.keys(providerSchema.shape).filter((field) => field !== 'picture');
  expect(Object.keys(profiles[0]?.profile ?? {}).sort()).toEqual(fields.sort());
});

test('an article has about 800 words', () => {
  const words = articles.map(({ article, body }) => {
    articleSchema.parse(article);
    return body.split(/\s+/).length;
  });
  const mean = words.reduce((sum, count) => sum + count, 0) / words.length;
  expect(mean).toBeGreaterThan(700);
  expect(mean).toBeLessThan(1000);
});

test('what is written says what was generated', () => {
  const written = readdirSync(join(root, 'content/providers'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('generated-'),
  );
  expect(written).toHaveLength(80);
  const [first] = eachProfile(1, vocabulary, DAY);
  const path = written.find((name) => name.endsWith('generated-1.yaml')) ?? '';
  const read: unknown = parse(readFileSync(join(root, 'content/providers', path), 'utf8'));
  expect(read).toEqual(JSON.parse(JSON.stringify(first?.profile)));
});

test('text that YAML would take for something else is quoted', () => {
  const entry = {
    answer: 'no',
    number: '0123',
    colon: 'a: b',
    hash: 'a #b',
    dash: '- a',
    plain: 'Two words, one comma',
    empty: [],
    list: [
      { at: '08:30', more: ['x'] },
      { at: '10:00', more: [] },
    ],
  };
  expect(parse(blockYaml(entry))).toEqual(entry);
});
