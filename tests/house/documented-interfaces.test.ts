/**
 * What leans on the inside of Astro, Vite or Pagefind breaks on their next release. Every module of theirs that we import
 * is listed in docs/decisions/0063-on-astros-own-ground.md with the page that documents it.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCode } from '#tests/house/files.ts';
import { importsOf, type FileMap } from '#tests/house/imports.ts';

const OURS = /^(?:astro|astro[/:].*|@astrojs\/.*|vite|vite\/.*|rolldown.*|rollup.*|pagefind|pagefind\/.*)$/;

/** Projects of other generators, and what measures them. */
const isBench = (path: string): boolean => path.startsWith('scripts/bench/');

const DOCUMENTED: readonly string[] = [
  'astro',
  'astro/config',
  'astro/container',
  'astro/loaders',
  'astro/zod',
  'astro:assets',
  'astro:container',
  'astro:content',
  '@astrojs/markdown-remark',
  '@astrojs/mdx',
  '@astrojs/mdx/container-renderer',
  'pagefind',
  'vite',
];

/** The one file that reads Pagefind's own files; it ships them unchanged when they are not as tested. */
const READS_INDEX_FILES = 'src/search/build/recut-chunks.ts';

/** Ways in that no documentation tells of, and why. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/\\0(?:vite|astro)|vite\/preload-helper|\bvirtual:|@id\/__x00__/, 'a virtual module of a tool'],
  [/node_modules\/(?:astro|vite|pagefind)\/|(?:astro|vite|pagefind)\/dist\//, 'a file inside a package'],
  [/\bsetPrerenderer\b/, 'how Astro writes pages'],
  [/Symbol\.for\(|\bglobalThis as\b/, 'an object that two copies of a module share'],
  [/incremental-build\.json|data-store\.json|content-modules\.mjs/, 'a file that Astro keeps for itself'],
  [/\?process=/, 'a second copy of Pagefind’s module'],
];

const CODE: FileMap = new Map([...readCode(), ['astro.config.mjs', readFileSync('astro.config.mjs', 'utf8')]]);

const findPrivate = (files: FileMap): string[] =>
  [...files].flatMap(([path, text]) => {
    if (!/^(?:src|scripts)\/|^astro\.config\.mjs$/.test(path) || isBench(path)) return [];
    const imports = importsOf(path, text)
      .filter(({ specifier }) => OURS.test(specifier) && !DOCUMENTED.includes(specifier))
      .map(({ specifier, line }) => `${path}:${line}: imports ${specifier}`);
    const uses = PRIVATE.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: leans on ${what}`);
    const layout =
      path !== READS_INDEX_FILES && /\bpf_(?:meta|index|fragment|filter)\b.*decode|from 'cborg'/.test(text);
    return [...imports, ...uses, ...(layout ? [`${path}: reads Pagefind’s own files`] : [])];
  });

test('Astro, Vite and Pagefind are used by their documented interfaces alone', () => {
  expect(findPrivate(CODE)).toEqual([]);
});

test.each([
  ['src/site/x.ts', `import { x } from 'astro/dist/core/build/index.js';`],
  ['scripts/x.ts', `const helper = '\\0vite/preload-helper.js';`],
  ['src/search/x.ts', `import { decode } from 'cborg';`],
  ['src/site/x.ts', `const held = Symbol.for('entries');`],
])('%s may not hold %s', (path, text) => {
  expect(findPrivate(new Map([[path, text]]))).not.toEqual([]);
});

test('each module is listed in the record with the page that documents it', () => {
  const record = readFileSync('docs/decisions/0063-on-astros-own-ground.md', 'utf8');
  const rows = record.split('\n').filter((line) => line.startsWith('|') && line.includes('https://'));
  const missing = DOCUMENTED.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)));
  expect(missing).toEqual([]);
});

test('the packages of the design card are imported where they do their work', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const code = [...CODE];
  const importers = (name: string): number =>
    code.filter(([path, text]) =>
      importsOf(path, text).some(({ specifier }) => specifier.split('/')[0] === name || specifier === name),
    ).length;
  const unused = ['astro', '@astrojs/mdx', 'pagefind', 'zod', 'remark-gfm', 'vitest'].filter(
    (name) => !(name in { ...dependencies, ...devDependencies }) || importers(name) === 0,
  );
  expect(unused).toEqual([]);
});
