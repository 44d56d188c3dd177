import { expect, test } from 'vitest';
import type { Content } from '#scripts/checks/content.ts';
import { rule } from '#scripts/checks/rules/slug-duplicate.ts';

/** A tree of glossary entries with these ids: names that some disks take for one cannot lie in a repository. */
const contentWith = (...ids: string[]): Content => ({
  root: '.',
  today: '2026-06-01',
  entries: [],
  files: ids.map((id) => ({ collection: 'glossary', id, file: `content/glossary/${id}.yaml` })),
  pictures: new Set(),
  problems: [],
  of: () => [],
  idsOf: () => new Set(),
  textOf: () => ({ nodes: [] }),
});

test.each([
  ['case', 'example-term', 'Example-Term'],
  ['Unicode form', 'caf\u00e9', 'cafe\u0301'],
  ['width', 'term', '\uff54erm'],
])('two names that differ in %s only are one name', (_, first, second) => {
  const findings = [...rule.check(contentWith(first, second))];
  expect(findings).toHaveLength(1);
  expect(findings[0]?.found).toContain('is already the name of another entry');
});

test('two names that differ in a letter are two names', () => {
  expect([...rule.check(contentWith('term', 'terms'))]).toEqual([]);
});
