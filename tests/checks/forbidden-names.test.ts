import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { rule } from '#scripts/checks/rules/slug-form.ts';
import { isForbiddenByWindows } from '#site/fields.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

// No fixture folder: a checkout of it would fail on Windows, which is what the rule is about.
const content = readContent('tests/fixtures', FIXTURE_DAY);

test.each(['con', 'CON', 'nul', 'aux.png', 'com1', 'lpt9.tar.gz', 'ends.', 'ends '])('Windows forbids “%s”', (name) => {
  expect(isForbiddenByWindows(name)).toBe(true);
});

test.each(['cone', 'com', 'com10', 'null', 'auxiliary', 'a-con', 'low-back-pain', 'picture.png'])(
  'Windows takes “%s”',
  (name) => {
    expect(isForbiddenByWindows(name)).toBe(false);
  },
);

test('an entry and a picture of such a name are told', () => {
  const files = ['con', 'cone'].map((id) => ({ collection: 'glossary', id, file: `content/glossary/${id}.yaml` }));
  const pictures = new Set(['content/articles/x/aux.png', 'content/articles/x/auxin.png']);
  const found = [...rule.check({ ...content, files, pictures })];
  expect(found.map(({ file }) => file)).toEqual(['content/glossary/con.yaml', 'content/articles/x/aux.png']);
  expect(found.every(({ found: words }) => words.includes('Windows'))).toBe(true);
});

test('a name without a Latin letter is not told to become one that says nothing', () => {
  const files = [{ collection: 'glossary', id: '疼痛', file: 'content/glossary/疼痛.yaml' }];
  expect([...rule.check({ ...content, files })][0]?.fix).not.toMatch(/rename it to (?:name)?[.:]/);
});
