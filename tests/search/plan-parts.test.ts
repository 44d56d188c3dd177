import { expect, test } from 'vitest';
import type { Kind } from '#search/model.ts';
import { planParts, type RecordNote } from '#search/plan-parts.ts';

/** Each of 100 letters. */
const notesOf = (kind: Kind, count: number): RecordNote[] =>
  Array.from({ length: count }, (_, index) => ({ kind, url: `/${kind}/${index}/`, digest: String(index), size: 100 }));

const namesOf = (notes: readonly RecordNote[], most: number): string[] =>
  planParts(notes, most).map((part) => part.notes.map(({ url }) => url).join(' '));

test('no part holds more than it may, and none is needlessly small', () => {
  const sizes = planParts(notesOf('article', 5000), 25_600).map(({ notes }) => notes.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(256);
  expect(sizes.length).toBeLessThan(64);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5000);
});

test('the order of the pages does not depend on how they are divided, nor on the order they came in', () => {
  const notes = [...notesOf('article', 300), ...notesOf('provider', 90), ...notesOf('topic', 20)];
  const order = (most: number, given: readonly RecordNote[]): string[] =>
    planParts(given, most).flatMap((part) => part.notes.map(({ url }) => url));
  expect(order(800, notes)).toEqual(order(1e6, notes));
  expect(order(800, notes.toReversed())).toEqual(order(800, notes));
});

test('one more page changes its own part alone, or halves it, however many there are', () => {
  for (let count = 1; count < 200; count += 1) {
    const before = new Set(namesOf(notesOf('article', count), 1600));
    const after = namesOf(notesOf('article', count + 1), 1600);
    expect(after.filter((name) => !before.has(name)).length, `${count} pages`).toBeLessThanOrEqual(4);
  }
});

test('pages of one kind share no part with those of another', () => {
  for (const { kind, notes } of planParts([...notesOf('article', 3), ...notesOf('provider', 3)], 1600))
    expect(new Set(notes.map((note) => note.kind))).toEqual(new Set([kind]));
});

test('a page that is longer than a part may be has a part of its own', () => {
  const long = notesOf('article', 20).map((note, index) => (index === 7 ? { ...note, size: 1e6 } : note));
  const parts = planParts(long, 1600).map(({ notes }) => notes.map(({ url }) => url));
  expect(parts.find((part) => part.includes('/article/7/'))).toEqual(['/article/7/']);
  expect(parts.flat().length).toBe(20);
});
