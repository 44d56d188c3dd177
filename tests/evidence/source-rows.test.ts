import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { readContent } from '#scripts/checks/content.ts';
import { findingsIn } from '#scripts/checks/findings.ts';
import { isAdviceAgainst, isAdviceFor } from '#evidence/model.ts';
import { findingSchema } from '#evidence/schema.ts';

const findings = findingsIn(readContent('.', '2026-11-29'));
const withRow = findings.flatMap(({ finding, row, entry }) => (row ? [{ finding, row, file: entry.file }] : []));

test('most findings name the row of their source, and every row they name exists', () => {
  const naming = findings.filter(({ finding }) => 'row' in finding && finding.row !== undefined);
  expect(withRow).toHaveLength(naming.length);
  expect(withRow.length).toBeGreaterThan(findings.length / 2);
});

test('every result agrees with its row in direction and kind of comparator', () => {
  const wrong = withRow.filter(
    ({ finding, row }) =>
      finding.kind === 'result' && (finding.direction !== row.direction || finding.comparatorKind !== row.comparator),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('every guideline’s advice points the way its row does', () => {
  const wrong = withRow.filter(
    ({ finding, row }) =>
      finding.kind === 'guideline' &&
      (isAdviceFor(finding.advice) !== (row.direction === 'recommended') ||
        isAdviceAgainst(finding.advice) !== (row.direction === 'recommended-against')),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('every finding has the certainty and the grader of its row', () => {
  const wrong = withRow.filter(
    ({ finding, row }) =>
      'certainty' in finding && (finding.certainty !== row.certainty || finding.grader !== row.grader),
  );
  expect(wrong.map(({ file }) => file)).toEqual([]);
});

test('the examples of the guide for writers are valid, and name rows that exist', () => {
  const guide = readFileSync('docs/writing-findings.md', 'utf8');
  const examples = [...guide.matchAll(/```yaml\n(kind: [\s\S]*?)```/g)].map(([, text = '']) => text);
  expect(examples.length).toBeGreaterThanOrEqual(6);
  for (const text of examples) {
    const value: unknown = parseAllDocuments(text)[0]?.toJS();
    expect(findingSchema.safeParse(value).error?.issues).toBe(undefined);
  }
});
