import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collections } from '#collections.ts';
import { KIND_NAMES, kindNamed } from '#scripts/new/kinds.ts';
import { starterFile, starterText } from '#scripts/new/starters.ts';
import { COMPONENT_NAMES } from '#site/mdx-allow-list.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { readEntryText } from '#site/entry-files.ts';

test.each(KIND_NAMES)('the starter of a %s is what its schema says', (name) => {
  expect(readFileSync(starterFile(name), 'utf8'), 'run `node scripts/starters.ts`').toBe(starterText(name));
});

test.each(KIND_NAMES)('the starter of a %s is valid as it stands', (name) => {
  const { collection } = kindNamed(name);
  const file = { collection, id: 'starter', file: starterFile(name) };
  expect(readEntryText(starterText(name), collections[collection], file).problems).toEqual([]);
});

test('the checker leaves the starters alone', () => {
  const { problems } = checkContent({ root: '.', today: '2026-11-23' });
  expect(problems.filter(({ file }) => file.includes('_templates'))).toEqual([]);
});

test('the article with pictures can be copied as it stands', () => {
  const root = mkdtempSync(join(tmpdir(), 'picture-starter-'));
  try {
    cpSync('content', join(root, 'content'), { recursive: true });
    const target = join(root, 'content/articles/copied-with-pictures');
    cpSync('content/_templates/article-with-picture', target, { recursive: true });
    const told = checkContent({ root, today: '2026-11-23' }).problems.filter(({ file }) =>
      file.includes('copied-with'),
    );
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(readFileSync(join(target, 'index.md'), 'utf8')).toContain('](rolled-mat.png)');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('the starter with components shows them all and is in order', () => {
  const text = readFileSync('content/_templates/articles-with-components.mdx', 'utf8');
  for (const name of COMPONENT_NAMES) expect(text).toContain(`<${name} `);
  const file = 'content/articles/starter-with-components/index.mdx';
  const draft = { collection: 'articles', id: 'starter-with-components', file, text };
  const { problems } = checkContent({ root: '.', today: '2026-11-29', drafts: [draft] });
  const found = problems.filter((problem) => problem.file === file && problem.severity === 'error');
  expect(found.filter(({ code }) => code !== 'starter-text')).toEqual([]);
});
