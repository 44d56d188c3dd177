import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');

/** Sections by heading. */
const sectionsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      // A heading inside an example is no section.
      .replace(/^```[^]*?^```$/gm, (example) => example.replaceAll(/^## /gm, '\\## '))
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0] ?? '', section]),
  );

/** Links into the repository are words on the site, and pictures lie elsewhere. */
const asWords = (text: string): string =>
  text
    .replaceAll('content/pages/editor-', 'editor-')
    .replace(/(?<!!)\[([^\]]+)\]\([^)]*\)/g, '$1')
    .trim();

const guide = sectionsOf(read('CONTRIBUTING.md'));
const page = sectionsOf(read('content/pages/contribute.md'));

describe('the guide stands on the site as in the repository', () => {
  test.each([...guide.keys()])('%s', (heading) => {
    expect(asWords(page.get(heading) ?? '')).toBe(asWords(guide.get(heading) ?? ''));
  });
});

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

const GUIDES = ['README.md', 'CONTRIBUTING.md', 'DEVELOPING.md', 'docs/reviewing.md', 'docs/listing-a-provider.md'];

test.each([...GUIDES, 'docs/style-guide.md', 'docs/operating.md', 'content/pages/contribute.md'])(
  'every command that %s names exists',
  (file) => {
    const named = [
      ...read(file).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)|(?:^|[`&] ?)npm (?!run\b)([a-z]+)/gm),
    ].map(([, script, own]) => script ?? own ?? '');
    const known = [...scripts, 'ci', 'exec'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  },
);

test('every command of package.json is told to developers or operators', () => {
  const told = ['README.md', 'DEVELOPING.md', 'docs/operating.md'].map(read).join('\n');
  expect(scripts.filter((name) => !new RegExp(`npm (?:run )?${name}(?![\\w:-])`).test(told))).toEqual([]);
});
