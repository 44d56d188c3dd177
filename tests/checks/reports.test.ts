import { expect, test } from 'vitest';
import { describeDue, describeProblems, reportAsJson, reportForGithub } from '#scripts/checks/reports.ts';
import type { CheckReport } from '#scripts/checks/run.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { compareProblems, quote, type Problem } from '#site/problem.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

const problem: Problem = {
  code: 'source-unknown',
  file: 'content/articles/tens-for-knee-pain/index.md',
  line: 7,
  column: 12,
  found: '"jonson-2022" is not a file in content/sources. Did you mean "johnson-2022"?',
  fix: 'correct the id, or run `npm run new source`.',
  severity: 'error',
};

const reportOf = (...problems: Problem[]): CheckReport => ({
  ...checkContent({ root: 'tests/fixtures', today: FIXTURE_DAY }),
  problems,
});

test('a terminal shows a problem as the house style does', () => {
  expect(describeProblems([problem])).toBe(
    `content/articles/tens-for-knee-pain/index.md:7:12  source-unknown
  "jonson-2022" is not a file in content/sources. Did you mean "johnson-2022"?
  Fix: correct the id, or run \`npm run new source\`.     Help: docs/problems/source-unknown.md
`,
  );
});

test('JSON holds every problem with its help page', () => {
  const parsed = JSON.parse(reportAsJson(reportOf(problem))) as { problems: unknown[]; counts: unknown };
  expect(parsed.problems).toEqual([{ ...problem, help: 'docs/problems/source-unknown.md' }]);
  expect(parsed.counts).toMatchObject({ entries: { treatments: 2 }, sourcesUsed: 2, sourcesForExistenceOnly: 1 });
});

test('a GitHub annotation stands at the line of the problem', () => {
  expect(reportForGithub(reportOf(problem))).toBe(
    '::error file=content/articles/tens-for-knee-pain/index.md,line=7,col=12,title=source-unknown::' +
      '"jonson-2022" is not a file in content/sources. Did you mean "johnson-2022"?%0A' +
      'Fix: correct the id, or run `npm run new source`.%0AHelp: docs/problems/source-unknown.md\n',
  );
});

test('what a stranger wrote cannot become a command of its own', () => {
  const hostile = { ...problem, file: 'content/a,line=1::x\n::stop', found: '100%\n::set-output name=x::y' };
  const lines = reportForGithub(reportOf(hostile)).trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('file=content/a%2Cline=1%3A%3Ax%0A%3A%3Astop,line=7');
  expect(lines[0]).toContain('100%25\\u000a::set-output');
  expect(describeProblems([hostile]).split('\n')).toHaveLength(4);
});

test('a quoted value shows its control and direction signs instead of obeying them', () => {
  expect(quote('a\u001b[31m\nb\u202ec')).toBe('"a\\u001b[31m\\u000ab\\u202ec"');
  expect(quote('x'.repeat(100))).toHaveLength(60);
});

test('problems stand by file, then line, then column, whatever the language of the machine', () => {
  const at = (file: string, line: number, column: number): Problem => ({ ...problem, file, line, column });
  const sorted = [at('b', 1, 1), at('a', 10, 1), at('a', 9, 2), at('a', 9, 1), at('B', 1, 1)].sort(compareProblems);
  expect(sorted.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    'B:1:1',
    'a:9:1',
    'a:9:2',
    'a:10:1',
    'b:1:1',
  ]);
});

test('reviews that are due stand with the longest due first', () => {
  const due = (today: string): string => describeDue(checkContent({ root: 'tests/fixtures', today }).due);
  expect(due('2027-01-04')).toBe('Nothing is due for review.\n');
  expect(due('2027-01-06').split('\n')).toEqual([
    '2027-01-05  content/articles/example-article/index.md',
    '2027-01-05  content/conditions/example-pain.md',
    '2027-01-05  content/treatments/example-therapy.md',
    '2027-01-05  content/treatments/sample-movement.md',
    '2027-01-06  content/articles/example-with-notes/index.mdx',
    '',
  ]);
});
