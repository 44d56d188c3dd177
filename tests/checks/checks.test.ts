import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProblems } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { checkOverlay, FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

const cases = readdirSync('tests/checks', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('the valid tree has no problem', () => {
  expect(checkContent({ root: 'tests/fixtures', today: FIXTURE_DAY }).problems).toEqual([]);
});

describe('each case reports what its expected.txt says, and nothing else', () => {
  test.each(cases)('%s', async (code) => {
    const { problems } = await checkOverlay(`tests/checks/${code}`);
    expect(problems.map((problem) => problem.code)).toContain(code);
    await expect(describeProblems(problems)).toMatchFileSnapshot(resolve('tests/checks', code, 'expected.txt'));
  });
});

test('five mistakes of five kinds in one tree are reported in one run, each at its place', async () => {
  const { problems } = await checkOverlay('tests/fixtures/all-at-once');
  expect(problems.map(({ file, line, column, code }) => `${file}:${line}:${column}  ${code}`)).toEqual([
    'content/articles/example-article/index.md:7:1  key-unknown',
    'content/articles/example-article/index.md:13:5  link-unknown',
    'content/articles/example-article/index.md:19:15  value-type',
    'content/articles/example-article/index.md:29:1  alt-missing',
    'content/providers/us-vt/example-clinic.yaml:1:1  slug-duplicate',
  ]);
});
