import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { expect, test } from 'vitest';
import { pathsUnder, readCode, readFiles } from '#tests/house/files.ts';

/** Names that say nothing about what is inside. */
const EMPTY_NAMES = ['utils', 'util', 'lib', 'helpers', 'helper', 'common', 'shared', 'misc', 'core', 'types'];

const LONGEST_FILE = 350;

/** Files that may be longer, each with its reason; an entry that is no longer needed fails the test. */
const MAY_BE_LONGER: Readonly<Record<string, string>> = {};

const kebabOf = (path: string): string =>
  basename(path, extname(path))
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** The opening tag of the outermost element, or undefined when a view has none: wraps another, fills `<head>`, is a run of text. */
function rootTagOf(view: string): string | undefined {
  const template = view
    .replace(/^\s*---\r?\n[\s\S]*?\n---/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .trimStart();
  // The formatter starts outermost nodes at the edge of the file, and nothing else.
  const outermost = template.match(/^[<{](?!\/)/gm) ?? [];
  if (outermost.length > 1) return undefined;
  const tag = /<([A-Za-z][\w.-]*|>)[^<]*/.exec(template);
  const name = tag?.[1] ?? '>';
  const hasNoBox = ['html', 'head', 'title', 'meta', 'link', 'base', 'style', 'slot', '>'].includes(name);
  return hasNoBox || /^[A-Z]/.test(name) ? undefined : tag?.[0];
}

function findWrongRoots(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    const tag = rootTagOf(text);
    const name = kebabOf(path);
    const isNamed =
      tag === undefined || tag.startsWith(`<${name}`) || new RegExp(`class[^]*\\b${name}(?![\\w-])`).test(tag);
    return isNamed ? [] : [`${path}: the root element should have the class "${name}"`];
  });
}

test('no folder or file has a name that says nothing', () => {
  const empty = pathsUnder('src', 'scripts', 'tests', 'docs').filter((path) =>
    path.split('/').some((part) => EMPTY_NAMES.includes(part.split('.')[0] ?? '')),
  );
  expect(empty).toEqual([]);
});

test('the root class of a view is its file name in kebab case', () => {
  const views = pathsUnder('src').filter((path) => path.endsWith('.astro') && !path.startsWith('src/pages/'));
  expect(findWrongRoots(readFiles(views))).toEqual([]);
});

test('a view with another root class is found', () => {
  const wrong = new Map([
    ['src/articles/ArticleCard.astro', '---\nconst a = 1;\n---\n\n<article class="card">x</article>'],
    ['src/articles/ArticleList.astro', '{articles.map((a) => <li class:list={["article-list-item"]}>x</li>)}'],
    ['src/design/URLField.astro', '<div class="url-field">x</div>'],
    ['src/evidence/SourceText.astro', '<span>Authors</span>\n<cite>Title</cite>'],
    ['src/shell/Head.astro', '<meta charset="utf-8" />'],
    ['src/shell/Shell.astro', '<html lang="en"></html>'],
    ['src/search/SiteSearch.astro', '<site-search></site-search>'],
  ]);
  expect(findWrongRoots(wrong).map((problem) => problem.split(':')[0])).toEqual([
    'src/articles/ArticleCard.astro',
    'src/articles/ArticleList.astro',
  ]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const lengths = [...readCode(), ...readFiles(pathsUnder('src').filter((path) => path.endsWith('.css')))].map(
    ([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }),
  );
  const long = lengths.filter(({ lines }) => lines > LONGEST_FILE).map(({ path }) => path);
  expect(long.filter((path) => !(path in MAY_BE_LONGER))).toEqual([]);
  expect(Object.keys(MAY_BE_LONGER).filter((path) => !long.includes(path))).toEqual([]);
});

test('every exception from a linter or the compiler says why, and nothing is left to do later', () => {
  const unexplained = /(?:eslint|stylelint)-disable(?!.*(?:--|:) \S)|@ts-(?:ignore|nocheck)|@ts-expect-error(?! \S)/;
  // Written in two halves so that this line does not find itself.
  const leftOver = new RegExp(`\\b(?:${'TO'}DO|${'FIX'}ME|${'X'}XX)\\b`);
  const found = [...readCode()]
    .filter(([path]) => !path.endsWith('naming.test.ts'))
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          unexplained.test(line) || leftOver.test(line) ? [`${path}:${index + 1}: ${line}`] : [],
        ),
    );
  expect(found).toEqual([]);
});

test('package.json holds the only alias table', () => {
  const configs = ['tsconfig.json', 'astro.config.mjs', 'vitest.config.ts'].filter((path) =>
    /"paths"\s*:|\balias\s*:/.test(readFileSync(path, 'utf8')),
  );
  expect(configs).toEqual([]);
});
