import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { rule } from '#scripts/checks/rules/slug-form.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

test('no page of the site can be called like one of its routes', () => {
  const content = readContent('tests/fixtures', FIXTURE_DAY);
  const routes = readdirSync('src/pages')
    .map((name) => name.replace(/\..*$/, ''))
    .filter((name) => !name.startsWith('['));
  const files = routes.map((id) => ({ collection: 'pages', id, file: `content/pages/${id}.md` }));
  const found = [...rule.check({ ...content, files })].map(({ file }) => file);
  expect(files.map(({ file }) => file).filter((file) => !found.includes(file))).toEqual([]);
});
