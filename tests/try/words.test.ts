import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { buildConceptTable } from '#search/build/build-concept-table.ts';
import { searchSchema } from '#search/schema.ts';
import { readTreatments, readTryConditions, readNamedTopics } from '#tests/try/content.ts';
import { bestSides, type CompareSide } from '#try/compare.ts';
import { compareRows } from '#try/compare-rows.ts';
import { understand } from '#try/understand.ts';
import { formatTry, isPlaceInPage, parseTry, type TryState } from '#try/try-address.ts';

const STATE: TryState = {
  condition: 'osteoarthritis',
  applies: ['blood-thinners', 'pregnancy'],
  how: 'home',
  costs: ['free', 'one-off'],
  tried: ['yoga'],
};

const { families, urgent } = searchSchema.parse(load(readFileSync('content/search.yaml', 'utf8')));
const topics = readNamedTopics();
const conditions = topics.filter(({ kind }) => kind === 'condition');
/** The page fetches the conditions alone. */
const table = buildConceptTable({ topics: conditions, families, urgent });

test('answers stand behind the # and come back', () => {
  const hash = formatTry(STATE);
  expect(hash).toBe('#condition=osteoarthritis&applies=blood-thinners.pregnancy&how=home&cost=free.one-off&tried=yoga');
  expect(parseTry(hash)).toEqual(STATE);
  expect(formatTry(parseTry(''))).toBe('');
});

test('what the page has not written is nothing that was said', () => {
  expect(formatTry(parseTry('#condition=<b>&how=fast&applies=a b'))).toBe('');
  expect([isPlaceInPage('#main'), isPlaceInPage('#how=home'), isPlaceInPage('')]).toEqual([true, false, false]);
});

test.each([
  ['knee arthritis', 'osteoarthritis'],
  ['fibromialgia', 'fibromyalgia'],
  ['my lower back hurts', 'low-back-pain'],
  ['slipped disc', 'herniated-disc'],
  ['heel pain', 'plantar-fasciitis'],
  ['migraña', 'migraine'],
  ['acupuncture for migraine', 'migraine'],
])('"%s" is understood as %s', (words, condition) => {
  expect(understand(table, words).conditions[0]).toBe(condition);
});

test('each name of a condition leads to it, or offers it', () => {
  const names = conditions.flatMap(({ slug, name, alsoKnownAs }) =>
    [name, ...alsoKnownAs].map((text): [string, string] => [text, slug]),
  );
  // "IT" is left out of names as a word that means nothing.
  const lost = names.filter(([name, slug]) => !understand(table, name).conditions.includes(slug));
  expect(names.length).toBeGreaterThan(300);
  expect(lost.filter(([name]) => !name.startsWith('IT band'))).toEqual([]);
});

test.each(['qqqqqq', ''])('"%s" means no condition', (words) => {
  expect(understand(table, words).conditions).toEqual([]);
});

test('a comparison has the same rows for each side, harms beside findings, and says what is not known', () => {
  const [condition] = readTryConditions(readTreatments()).filter(({ slug }) => slug === 'osteoarthritis');
  const sides = (condition?.groups ?? []).flatMap(({ title, lines }) =>
    lines.map((line): CompareSide => ({
      ...line,
      group: title,
      treatmentUrl: '',
      standings: [],
      harms: [],
      precautions: [],
      note: 'A note.',
      by: [],
    })),
  );
  const best = bestSides(sides);
  expect(best).toHaveLength(4);
  expect(best.filter(({ why }) => why !== undefined)).toEqual([]);
  const rows = compareRows(best);
  expect(rows.map(({ title }) => title).slice(0, 3)).toEqual(['What was found', 'How sure', 'Harms']);
  expect(rows.filter(({ cells }) => cells.length !== 4 || cells.some((lines) => lines.length === 0))).toEqual([]);
});
