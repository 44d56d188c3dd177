import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { WordFamilies } from '#search/concept-table.ts';
import { readConceptTable, readVocabulary, SMALL_TABLE } from '#tests/search/vocabulary.ts';

/** What a phone on a slow line can load before its reader notices. */
const MOST_BYTES = 15_000;

test('the concept table is at most 15 kB as it travels', () => {
  const text = JSON.stringify(readConceptTable());
  const bytes = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test('the table has all topics and then all subjects, and related ones by their place', () => {
  const table = readConceptTable();
  const { topics, words } = readVocabulary();
  expect(table.topics).toHaveLength(topics.length + words.subjects.length);
  expect(table.topics.findIndex(([, , kind]) => kind === 's')).toBe(topics.length);
  expect(SMALL_TABLE.topics.map(([, name, , , related]) => [name, related])).toContainEqual(['Neck pain', [0]]);
});

test('no word belongs to two families', () => {
  const { families } = readVocabulary().words;
  const seen = new Map<string, string>();
  const twice = families.flatMap((row) =>
    row.filter((word) => {
      const other = seen.get(word);
      seen.set(word, row[0] ?? '');
      return other !== undefined && other !== row[0];
    }),
  );
  expect(twice).toEqual([]);
});

test('phrases are found before their words, and stop words only inside phrases', () => {
  const families = new WordFamilies(['tingling|pins and needles', 'burning|on fire']);
  expect(families.classesOf(['pins', 'and', 'needles', 'in', 'feet']).map(({ name }) => name)).toEqual([
    'tingl',
    'feet',
  ]);
  expect(families.classesOf(['feet', 'on', 'fire']).map(({ name }) => name)).toEqual(['feet', 'burn']);
});
