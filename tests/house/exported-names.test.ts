import { expect, test } from 'vitest';
import { readCode } from '#tests/house/files.ts';
import type { FileMap } from '#tests/house/imports.ts';

/** Names that say a role which many modules play, each in the same way. */
const ROLES: Readonly<Record<string, string>> = {
  GET: 'Astro calls it to write the file of an endpoint.',
  getStaticPaths: 'Astro calls it to learn the addresses of a route.',
  collections: 'Astro reads those of src/content.config.ts, which makes them of the table in src/collections.ts.',
  rule: 'scripts/checks/rules.ts collects the one rule of each file.',
};

/** Names that still mean two things, each with its reason; one that no longer does fails the test. */
const ALLOWED: Readonly<Record<string, string>> = {
  Vocabulary: 'the search is moving to rooms of its own (November 29, 2026)',
  Figure: 'a bench measures one, and a source prints one; the bench has yet to yield (November 29, 2026)',
  Finding: 'a finding of evidence came after that of a check, which is to be renamed (November 29, 2026)',
  factsOf: 'fact boxes came after the facts of a built page (November 29, 2026)',
};

/** Tests export to each other alone; the projects of other generators are written as their first users would. */
const IS_APART = /^(?:tests|scripts\/bench\/others)\//;

const EXPORTED =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:type|interface|class|function\*?|const|let|enum) (\w+)/gm;

/** Each exported name with the modules that declare it, where there are several. `export … from` declares nothing. */
function findSharedNames(files: FileMap): ReadonlyMap<string, readonly string[]> {
  const modules = new Map<string, string[]>();
  for (const [path, text] of files) {
    for (const [, name = ''] of text.matchAll(EXPORTED)) {
      // A type and its schema or value may share a name inside one module.
      const known = modules.get(name) ?? [];
      if (!known.includes(path)) modules.set(name, [...known, path]);
    }
  }
  return new Map([...modules].filter(([name, paths]) => paths.length > 1 && !(name in ROLES)));
}

test('an exported name means one thing', () => {
  const code = new Map([...readCode()].filter(([path]) => !IS_APART.test(path)));
  const shared = findSharedNames(code);
  const told = [...shared].map(([name, paths]) => `${name}: ${paths.join(', ')}`);
  expect(told.filter((line) => !((line.split(':')[0] ?? '') in ALLOWED)).sort()).toEqual([]);
  expect(Object.keys(ALLOWED).filter((name) => !shared.has(name))).toEqual([]);
});

test('a name that two modules declare is told with both; passing one on declares nothing', () => {
  const files = new Map([
    ['src/site/a.ts', `export interface Reading {}\nexport type { Slug } from './b.ts';`],
    ['src/site/b.ts', `export type Reading = 'exact';\nexport type Slug = string;\nexport const Slug = 1;`],
    ['src/site/c.ts', `type Reading = 1;\nexport const rule = 1;`],
    ['src/site/d.ts', `export const rule = 2;`],
  ]);
  expect([...findSharedNames(files)]).toEqual([['Reading', ['src/site/a.ts', 'src/site/b.ts']]]);
});
