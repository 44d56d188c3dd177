import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registryAgeWords } from '#providers/registry-age.ts';
import { registryText } from '#providers/registry.ts';
import { describeDueListings } from '#scripts/checks/reports.ts';
import { checkContent, type CheckReport } from '#scripts/checks/run.ts';
import { registryWarning } from '#scripts/checks/summary.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'registry-age-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  mkdirSync(join(root, 'content/registry'));
  const line = '1234567893,organization,Fixture (fixture),,acupuncturist,,area,Albany,NY,12203,US,,,2024-05-06';
  writeFileSync(join(root, 'content/registry/us-ny.csv'), registryText([line]));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const check = (registryOn: string, registryRows: string, today: string): CheckReport => {
  writeFileSync(join(root, 'content/registry/source.yaml'), `registryOn: ${registryOn}\n`);
  const site = readFileSync('tests/fixtures/content/site.yaml', 'utf8');
  writeFileSync(join(root, 'content/site.yaml'), `${site}registryRows: ${registryRows}\n`);
  return checkContent({ root, today });
};

const codes = ({ problems }: CheckReport): string[] =>
  problems.map(({ code }) => code).filter((code) => code.startsWith('registry'));

test.each([
  ['2026-03-03', 'all', []],
  ['2026-03-02', 'all', ['registry-overdue']],
  ['2025-03-26', 'organizations', ['registry-overdue']],
  ['2025-03-26', 'none', []],
  ['', 'none', ['registry-day']],
])('rows of "%s" with registryRows: %s, looked at on June 1, 2026', (registryOn, rows, expected) => {
  expect(codes(check(registryOn, rows, '2026-06-01'))).toEqual(expected);
});

test('the due list and the build say it as well', () => {
  const report = check('2025-03-26', 'all', '2026-06-01');
  expect(describeDueListings(report.dueListings)).toContain(
    'content/registry/source.yaml\n  2025-06-24  all rows of the public registry: not confirmed for 432 days, hidden\n',
  );
  expect(registryWarning(report.content)).toContain('not one of its rows is shown');
});

test('rows that come last are said to, with the day they disappear', () => {
  expect(registryAgeWords('2026-01-01', '2026-06-01')).toContain('come after all others, and disappear on 2027-01-02');
});
