import { expect, test } from 'vitest';
import type { SourceEntry } from '#evidence/references.ts';
import { letterRange, toLetters } from '#evidence/source-letters.ts';
import type { Source } from '#evidence/schema.ts';

const entry = (family: string): SourceEntry => ({
  id: family.toLowerCase(),
  data: {
    type: 'article-journal',
    title: 'Warm baths',
    author: [{ family, given: 'Ada B.' }],
    issued: { 'date-parts': [[2020]] },
  } as unknown as Source,
});

const SOURCES = ['Able', 'Åkesson', 'Baker', 'Cole', 'Cox', '3rd Group'].map(entry);

test('a source stands under the first letter of its first author, without accents', () => {
  const letters = toLetters(SOURCES);
  expect(letters.map(({ letter, sources }) => [letter, sources.length])).toEqual([
    ['0–9', 1],
    ['A', 2],
    ['B', 1],
    ['C', 2],
  ]);
});

test('a page takes whole letters until it is full, and every letter has a page', () => {
  const pages = toLetters(SOURCES, 3).map(({ letter, page }) => [letter, page]);
  expect(pages).toEqual([
    ['0–9', 1],
    ['A', 1],
    ['B', 2],
    ['C', 2],
  ]);
  expect(toLetters(SOURCES, 1).map(({ page }) => page)).toEqual([1, 2, 3, 4]);
});

test('a page is named by its first and last letter', () => {
  const letters = toLetters(SOURCES, 3);
  expect(letterRange(letters.filter(({ page }) => page === 2))).toBe('B to C');
  expect(letterRange(letters.slice(-1))).toBe('C');
});
