import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { rule } from '#scripts/checks/rules/cochrane-version.ts';
import { valueAt } from '#site/schema-fields.ts';

const content = readContent('.', '2100-01-01');

test('every Cochrane review we cite names its version', () => {
  expect([...rule.check(content)]).toEqual([]);
});

test('each of them that has several versions is refused once its version is cut off', () => {
  const versioned = content.of('sources').flatMap((source) => {
    const doi = valueAt(source.written, ['DOI']);
    const isVersioned = typeof doi === 'string' && /^10\.1002\/14651858\..*\.pub\d+$/.test(doi);
    return isVersioned
      ? [{ ...source, written: { ...(source.written as object), DOI: doi.replace(/\.pub\d+$/, '') } }]
      : [];
  });
  expect(versioned.length).toBeGreaterThan(0);
  const findings = [...rule.check({ ...content, of: () => versioned })];
  expect(findings.map((finding) => finding.file)).toEqual(versioned.map((source) => source.file));
});
