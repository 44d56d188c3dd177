import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registryText } from '#providers/registry.ts';
import { hashOfNpi } from '#providers/removed.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { describeDueListings } from '#scripts/checks/reports.ts';

const NPI = '1234567893';
const OTHER = '1000000004';
const line = (npi: string): string =>
  `${npi},organization,Fixture (fixture),,acupuncturist,,area,Albany,NY,12203,US,,,2024-05-06`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'remove-'));
  mkdirSync(join(root, 'content/registry'), { recursive: true });
  writeFileSync(join(root, 'content/removed.yaml'), '# Who is not to be listed.\n[]\n');
  writeFileSync(join(root, 'content/registry/us-ny.csv'), registryText([line(NPI), line(OTHER)]));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const remove = (...args: readonly string[]): string =>
  execFileSync('node', ['scripts/remove-listing.ts', ...args, '--root', root], { encoding: 'utf8' });

test('a removed provider is on the list by hash, once, and its row is gone', () => {
  expect(remove(NPI, '--reason', 'retired')).toContain('1 added to content/removed.yaml, 1 rows taken out');
  remove(NPI);
  const text = readFileSync(join(root, 'content/removed.yaml'), 'utf8');
  expect(text).toContain('# Who is not to be listed.');
  expect(text).not.toContain(NPI);
  expect(parse(text)).toMatchObject([{ slug: hashOfNpi(NPI), reason: 'retired' }]);
  expect(readFileSync(join(root, 'content/registry/us-ny.csv'), 'utf8')).toBe(registryText([line(OTHER)]));
});

test('a removed provider stands in no report about its number either', () => {
  const file = join(root, 'content/registry/wrong-numbers.yaml');
  writeFileSync(file, `"${NPI}": [2026-05-06]\n"${OTHER}": [2026-05-07]\n`);
  remove(NPI);
  expect(parse(readFileSync(file, 'utf8'))).toEqual({ [OTHER]: ['2026-05-07'] });
});

test('a number that is no NPI is refused', () => {
  const { status, stderr } = spawnSync('node', ['scripts/remove-listing.ts', '1234567890', '--root', root], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('1234567890: not an NPI');
});

test('listings past their date are listed with what the site does about it', () => {
  const due = (today: string) => checkContent({ root: 'tests/fixtures', today }).dueListings;
  expect(due('2026-04-05')).toEqual([]);
  expect(due('2026-04-06')).toMatchObject([
    { id: 'example-clinic', facts: [{ fact: 'listing', dueOn: '2026-04-05', daysOld: 91, consequence: 'demoted' }] },
  ]);
  expect(describeDueListings(due('2027-01-06'))).toContain('2026-04-05  listing: not confirmed for 366 days, hidden');
});
