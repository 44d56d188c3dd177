/** A folder of registry rows that something happened to: all of it is told in one run, each at its place. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withCheckDigit } from '#providers/npi.ts';
import { registrySourceText } from '#providers/registry-counts.ts';
import { registryText } from '#providers/registry.ts';
import { checkContent, checkForBuild } from '#scripts/checks/run.ts';
import { EntryReader } from '#site/entry-reader.ts';

const TODAY = '2026-06-01';
const npi = (number: number): string => withCheckDigit(String(100_000_000 + number));
const line = (number: number, region = 'NY'): string =>
  `${npi(number)},organization,Fixture ${number} (fixture),,acupuncturist,,area,Albany,${region},12203,US,,,2024-05-06`;
const textOf = (...numbers: readonly number[]): string => registryText(numbers.map((number) => line(number)));

let root: string;
let folder: string;

const put = (name: string, text: string | Buffer): void => {
  writeFileSync(join(folder, name), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'registry-folder-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  folder = join(root, 'content/registry');
  mkdirSync(folder);
  put('us-ca.csv', textOf(1, 2, 3));
  put('us-ny.csv', textOf(4, 5, 6, 7));
  const counts = new Map([
    ['us-ny', 4],
    ['us-ca', 3],
  ]);
  put('source.yaml', registrySourceText('2026-05-10', counts));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** `us-ny.csv:3:1 registry-file: what was found` */
const problems = (): string[] =>
  checkContent({ root, today: TODAY }).problems.map(
    ({ file, line: at, column, code, found }) =>
      `${file.replace('content/registry/', '')}:${at}:${column} ${code}: ${found}`,
  );

test('a folder as the import writes it is in order, and an older one without counts stays readable', () => {
  expect(problems()).toEqual([]);
  put('source.yaml', 'registryOn: 2026-05-10\n');
  expect(problems()).toEqual([]);
});

test('counts stand by region, in their order', () => {
  expect(registrySourceText('2026-05-10', new Map([['us-ny', 4], ['us-ca', 3]]))).toContain(
    'registryOn: 2026-05-10\n',
  );
  expect(registrySourceText('2026-05-10', new Map([['us-ny', 4], ['us-ca', 3]]))).toMatch(
    /\nrows:\n {2}us-ca: 3\n {2}us-ny: 4\n$/,
  );
});

describe('the number of rows', () => {
  test('of a region whose file is missing', () => {
    rmSync(join(folder, 'us-ny.csv'));
    expect(problems()).toEqual([
      'source.yaml:6:3 registry-rows: content/registry/us-ny.csv, which held 4 rows, is missing.',
    ]);
  });

  test('of all regions, when every file is missing', () => {
    rmSync(join(folder, 'us-ny.csv'));
    rmSync(join(folder, 'us-ca.csv'));
    expect(problems()).toHaveLength(2);
  });

  test('that fell by half', () => {
    put('us-ny.csv', textOf(4, 5));
    expect(problems()).toEqual([
      'us-ny.csv:3:1 registry-rows: The file holds 2 rows, and content/registry/source.yaml counts 4: 2 rows missing.',
    ]);
  });

  test('that grew', () => {
    put('us-ny.csv', textOf(4, 5, 6, 7, 8));
    expect(problems()).toEqual([
      'us-ny.csv:6:1 registry-rows: The file holds 5 rows, and content/registry/source.yaml counts 4: 1 row too many.',
    ]);
  });

  test('of a file that nobody counted', () => {
    put('us-vt.csv', textOf(9));
    expect(problems()).toEqual([
      'us-vt.csv:1:1 registry-rows: content/registry/source.yaml does not count this file.',
    ]);
  });

  test('that is no number', () => {
    put('source.yaml', 'registryOn: 2026-05-10\nrows:\n  us-ca: 3\n  us-ny: many # rows\n');
    expect(problems()).toEqual(['source.yaml:4:10 registry-rows: "many" is no number of rows.']);
  });
});

describe('a file', () => {
  test('that was cut in the middle of a line', () => {
    put('us-ny.csv', textOf(4, 5, 6, 7).slice(0, -30));
    expect(problems()).toEqual([
      'us-ny.csv:5:1 registry-file: The file ends in the middle of this line: it was cut.',
    ]);
  });

  test('that was cut at the end of a line', () => {
    put('us-ny.csv', textOf(4, 5, 6, 7).trimEnd());
    expect(problems()).toEqual([
      'us-ny.csv:5:1 registry-file: The file ends in the middle of this line: it was cut.',
    ]);
  });

  test('that was cut in the middle of a character', () => {
    const bytes = Buffer.from(textOf(4, 5, 6, 7).replace('Fixture 7', 'Fixtúre 7'));
    put('us-ny.csv', bytes.subarray(0, bytes.indexOf(0xc3) + 1));
    expect(problems()).toEqual([
      'us-ny.csv:5:1 registry-file: The file ends in the middle of this line: it was cut.',
    ]);
  });

  test('that is empty', () => {
    put('us-ny.csv', '');
    expect(problems()).toEqual([
      'us-ny.csv:1:1 registry-file: The file is empty.',
      'us-ny.csv:1:1 registry-rows: The file holds 0 rows, and content/registry/source.yaml counts 4: 4 rows missing.',
    ]);
  });

  test('with other columns', () => {
    put('us-ny.csv', textOf(4, 5, 6, 7).replace('npi,', 'number,'));
    expect(problems()).toEqual([
      'us-ny.csv:1:1 registry-file: The first line does not name the columns of a registry file.',
    ]);
  });

  test('with lines that are no rows tells each of the first, and how many there are', () => {
    const bad = [4, 5, 6, 7].map((number) => line(number).replace('organization', 'clinic'));
    put('us-ny.csv', registryText([...bad.slice(0, 3), '1000000079,too short']));
    expect(problems()).toEqual([
      'us-ny.csv:2:1 registry-file: This line is no row as the import writes it: its kind is "clinic".',
      'us-ny.csv:3:1 registry-file: This line is no row as the import writes it: its kind is "clinic".',
      'us-ny.csv:4:1 registry-file: This line is no row as the import writes it: its kind is "clinic".',
      'us-ny.csv:5:1 registry-file: This line is no row as the import writes it: 2 cells instead of 14.',
    ]);
    const many = Array.from({ length: 40 }, (_, number) => line(10 + number).replace('organization', 'clinic'));
    put('us-ny.csv', registryText(many));
    const told = problems().filter((problem) => problem.includes('registry-file'));
    expect(told).toHaveLength(10);
    expect(told.at(-1)).toContain('So it is with 30 more lines of this file');
  });

  test('that is not sorted by NPI', () => {
    const [header = '', ...lines] = textOf(4, 5, 6, 7).trimEnd().split('\n');
    put('us-ny.csv', `${[header, lines[1], lines[0], lines[3], lines[2]].join('\n')}\n`);
    expect(problems()).toEqual([
      `us-ny.csv:3:1 registry-file: Rows are sorted by NPI, and ${npi(4)} comes after ${npi(5)}. So it is with 1 more line of this file.`,
    ]);
  });

  test('with a row that stands in it twice', () => {
    put('us-ny.csv', textOf(4, 5, 5, 7));
    expect(problems()).toEqual([`us-ny.csv:4:1 registry-file: NPI ${npi(5)} stands in the line before, too.`]);
  });

  test('with a row that stands in another region, too', () => {
    put('us-ny.csv', textOf(2, 5, 6, 7));
    expect(problems()).toEqual([
      `us-ny.csv:2:1 registry-file: NPI ${npi(2)} stands in content/registry/us-ca.csv, too, in line 3.`,
    ]);
  });
});

test('several faults are told in one run, in a build as well', () => {
  rmSync(join(folder, 'us-ca.csv'));
  put('us-ny.csv', textOf(4, 5, 6, 7).slice(0, -30));
  put('us-vt.csv', textOf(9));
  const expected = [
    'source.yaml:5:3 registry-rows',
    'us-ny.csv:5:1 registry-file',
    'us-vt.csv:1:1 registry-rows',
  ];
  expect(problems().map((problem) => problem.replace(/: .*$/s, ''))).toEqual(expected);
  expect(checkForBuild(new EntryReader(root), TODAY).problems).toHaveLength(3);
});

test('a file that is mended is in order again', () => {
  put('us-ny.csv', textOf(4, 5));
  expect(problems()).toHaveLength(1);
  put('us-ny.csv', textOf(4, 5, 6, 7));
  expect(problems()).toEqual([]);
});

test('what the Finder leaves beside a file is no region', () => {
  put('._us-ny.csv', 'Mac OS X');
  expect(problems()).toEqual([]);
});
