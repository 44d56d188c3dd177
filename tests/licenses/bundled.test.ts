import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { licenseNotices, packageOf, shippedParts } from '#scripts/licenses/bundled.ts';

const packages = mkdtempSync(join(tmpdir(), 'packages-'));

afterAll(() => {
  rmSync(packages, { recursive: true });
});

const install = (name: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(join(packages, name), { recursive: true });
  writeFileSync(join(packages, name, 'package.json'), JSON.stringify({ version: '1.2.3', license: 'MIT' }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(packages, name, file), text);
};

test('the text of each license is taken from the package itself, notices included', () => {
  install('whole', { 'LICENSE.md': 'Words of the license.', 'NOTICE.txt': 'Words of the notice.', 'license.js': '' });
  const text = licenseNotices([], ['whole'], packages);
  expect(text).toContain('whole 1.2.3 (MIT)');
  expect(text).toContain('Words of the license.\n\nWords of the notice.');
});

test('what a tool carries inside itself and readers do not get is left out', () => {
  install('tool', { LICENSE: '# Tool\nMIT words.\n\n# Licenses of bundled dependencies\nA hundred others.' });
  expect(licenseNotices([], ['tool'], packages)).not.toContain('A hundred others.');
});

test('a part without the text of its license stops the build', () => {
  install('bare', {});
  expect(() => licenseNotices([], ['bare'], packages)).toThrow(/bare ships to readers and has no license file/);
});

test('the fonts, the search and the editor are named where they are in the build', () => {
  const files = ['_astro/young-serif.x.woff2', 'pagefind/ca8ad33c86/pagefind.js', 'finder/topics.9d449ade0a.json'];
  expect(shippedParts(files).map((part) => part.package)).toEqual(['@fontsource/young-serif', 'pagefind']);
  const text = licenseNotices(files, []);
  expect(text).toContain('SIL Open Font License');
  expect(text).toContain('CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)');
  expect(text).not.toContain('sveltia');
});

test.each([
  ['/x/node_modules/fastest-levenshtein/esm/mod.js', 'fastest-levenshtein'],
  ['/x/node_modules/a/node_modules/@b/c/index.js', '@b/c'],
  ['/x/src/search/words.ts', undefined],
])('%s belongs to %s', (module, name) => {
  expect(packageOf(module)).toBe(name);
});
