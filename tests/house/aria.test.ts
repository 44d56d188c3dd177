import { expect, test } from 'vitest';
import { pathsUnder, readFiles } from '#tests/house/files.ts';
import type { FileMap } from '#tests/house/imports.ts';

/** WAI-ARIA 1.2 spells its attributes as it does, whatever spelling a project writes in: browsers ignore any other. */
const MISSPELLED = /aria-label(?:ed-?by|led-by)\b|aria-label(?:l?ed)\b(?!by)/g;

const findMisspelled = (files: FileMap): string[] =>
  [...files].flatMap(([path, text]) => [...text.matchAll(MISSPELLED)].map(([found]) => `${path}: ${found}`));

test('attributes of WAI-ARIA are spelled as the standard spells them', () => {
  const views = pathsUnder('src', 'scripts').filter((path) => /\.(?:astro|ts)$/.test(path));
  expect(findMisspelled(readFiles(views))).toEqual([]);
});

test('an attribute that no browser knows is found', () => {
  const wrong = `<p aria-${'labeledby'}="a" aria-labelledby="a" aria-label="b">`;
  expect(findMisspelled(new Map([['src/a.astro', wrong]]))).toEqual([`src/a.astro: aria-${'labeledby'}`]);
});
