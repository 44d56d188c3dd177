import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What takes part in a build. */
const SOURCES = [
  'astro.config.mjs',
  'scripts/build.ts',
  ...globSync(['src/**/*.{ts,astro}', 'scripts/{admin,checks,files,hosts,licenses,outside,publish}/**/*.ts']),
];

test('a build asks nothing of the history: a clone without it makes the same site', () => {
  const asking = SOURCES.filter((file) =>
    /['"`](?:git|.*\/git)['"`]|\.git\/|\bgit (?:log|rev-parse|show)\b|GIT_|GITHUB_SHA|COMMIT_REF/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(asking).toEqual([]);
});

test('no day on a page comes from a file’s own date', () => {
  const reading = SOURCES.filter((file) => /\b(?:mtime|birthtime|ctime)(?:Ms)?\b/.test(readFileSync(file, 'utf8')));
  // There it is part of a stamp that says whether a file must be read again, and is never shown.
  expect(reading.filter((file) => file !== 'src/site/entry-reader.ts')).toEqual([]);
});
