import { expect, test } from 'vitest';
import { readCode } from '#tests/house/files.ts';
import { importsOf, type FileMap } from '#tests/house/imports.ts';

/** The one module that may ask what day it is; everything else gets the day as a parameter. */
const CLOCK = 'src/site/today.ts';

const READS_CLOCK = /\bnew Date\(\s*\)|\bDate\.now\(|\bDate\(\)|\bTemporal\.Now\b/;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*|<!--[\s\S]*?-->/g;

/** Schemas and models run under plain Node, in the checker and in tests: no Astro, no file system, not even indirectly. */
function findImpurities(files: FileMap): string[] {
  const problems: string[] = [];
  for (const start of files.keys()) {
    if (!/^src\/.*\/(?:schema|model)\.ts$/.test(start)) continue;
    const seen = new Set<string>();
    const queue = [start];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const { specifier, target } of importsOf(path, files.get(path) ?? '')) {
        if (/^(?:astro:|astro$|astro\/(?!zod)|node:|fs$|path$)/.test(specifier)) {
          problems.push(`${start}: reaches "${specifier}"${path === start ? '' : ` through ${path}`}`);
        }
        if (target !== undefined) queue.push(target);
      }
    }
  }
  return problems;
}

function findClockReaders(files: FileMap): string[] {
  return [...files]
    .filter(([path, text]) => path.startsWith('src/') && path !== CLOCK && READS_CLOCK.test(text.replace(COMMENT, '')))
    .map(([path]) => `${path}: reads the clock; take today as a parameter, or ask ${CLOCK} in a page`);
}

test('schemas and models stand on plain modules alone', () => {
  expect(findImpurities(readCode())).toEqual([]);
});

test('only today.ts reads the clock', () => {
  expect(findClockReaders(readCode())).toEqual([]);
});

test('a model that reaches the file system through another module is found', () => {
  const files = new Map([
    ['src/articles/model.ts', `import { read } from './reading.ts';`],
    ['src/articles/reading.ts', `import { readFileSync } from 'node:fs';`],
  ]);
  expect(findImpurities(files)).toEqual(['src/articles/model.ts: reaches "node:fs" through src/articles/reading.ts']);
});

test('a clock outside today.ts is found, a date that is given is not', () => {
  expect(findClockReaders(new Map([['src/articles/model.ts', 'export const now = new Date();']]))).toHaveLength(1);
  expect(findClockReaders(new Map([['src/articles/model.ts', 'const on = new Date(day); // new Date()']]))).toEqual([]);
});
