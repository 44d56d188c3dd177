import { expect, test } from 'vitest';
import { readPostalAreas } from '#places/postal-areas.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import { RowSharing } from '#providers/finder/shared-rows.ts';
import { generateRows } from '#scripts/bench/people.ts';

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'],
  conditions: ['knee-pain', 'migraine'],
  professions: ['acupuncturist', 'psychologist'],
};

const plain = (row: FinderRow): FinderRow =>
  Object.fromEntries(Object.keys(example).map((key) => [key, row[key as keyof FinderRow]])) as unknown as FinderRow;

// Profiles tell more than rows of the registry ever may: each field counts.
const rows = generateRows(3000, readPostalAreas().areas, VOCABULARY, 3).map(({ row }) => row);
const [example = {}] = rows;

test('a row that shares its place and its kind with others says in each field what it said alone', () => {
  const sharing = new RowSharing();
  const shared = rows.map((row) => sharing.share(row));
  expect(shared.map(plain)).toEqual(rows);
});

test('two points of one postal area stay two', () => {
  const sharing = new RowSharing();
  const [row] = rows;
  if (!row) throw new Error('There are no rows.');
  const moved = { ...row, latitude: row.latitude + 1 };
  expect([row, moved, row].map((each) => sharing.share(each).latitude)).toEqual([
    row.latitude,
    moved.latitude,
    row.latitude,
  ]);
});
