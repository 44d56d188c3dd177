/** An update adds to the rows that are known: first it looks whether they are all there. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readRegistryCounts } from '#providers/registry-counts.ts';
import { removeListings } from '#scripts/nppes/removal.ts';
import { findCountFaults } from '#scripts/nppes/registry-scan.ts';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import {
  monthly,
  npi,
  practice,
  registryFiles,
  root,
  rowsOf,
  run,
  WEEKLY,
  write,
  type Cells,
} from '#tests/scripts/import-folder.ts';

const inVermont: Cells = {
  'Provider Business Practice Location Address State Name': 'VT',
  'Provider Business Practice Location Address City Name': 'BENNINGTON',
  'Provider Business Practice Location Address Postal Code': '052010000',
};

const folder = (): string => join(root, 'content/registry');
const counts = (): (readonly [string, number | undefined])[] =>
  [...(readRegistryCounts(folder()) ?? [])].map(([region, { rowCount }]) => [region, rowCount]);

const weekly = (...rows: readonly Cells[]): string =>
  write(WEEKLY, REGISTRY_FILE_HEADER + rows.map(registryFileLine).join(''));

beforeEach(async () => {
  await run([monthly(practice(1), practice(2), practice(3), practice(4), practice(5, inVermont))]);
});

test('an import counts the rows of each region, and an update counts them again', async () => {
  expect(counts()).toEqual([
    ['us-ny', 4],
    ['us-vt', 1],
  ]);
  await run([weekly(practice(6), practice(5, {}))]);
  expect(counts()).toEqual([['us-ny', 6]]);
  expect(findCountFaults(folder())).toEqual([]);
});

test('who is taken out is not counted any more', () => {
  expect(removeListings(root, [npi(2)], { reason: 'requested', removedOn: '2026-11-20' }).dropped).toBe(1);
  expect(counts()).toEqual([
    ['us-ny', 3],
    ['us-vt', 1],
  ]);
  expect(findCountFaults(folder())).toEqual([]);
  expect(readFileSync(join(folder(), 'source.yaml'), 'utf8')).toContain('registryOn: 2026-11-08\n');
});

describe('an update is refused, and nothing changes,', () => {
  const refusalOf = async (): Promise<string> => {
    const before = registryFiles();
    const refusal = await run([weekly(practice(6))]).catch((error: unknown) => error);
    expect(registryFiles()).toEqual(before);
    return String(refusal);
  };

  test('where a region is missing', async () => {
    rmSync(join(folder(), 'us-vt.csv'));
    expect(await refusalOf()).toMatch(/source\.yaml:6 {2}content\/registry\/us-vt\.csv, which held 1 row, is missing/);
  });

  test('where more than half of a region is', async () => {
    const file = join(folder(), 'us-ny.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n').slice(0, 2).join('\n')}\n`);
    expect(await refusalOf()).toMatch(/us-ny\.csv:2 {2}The file holds 1 row, .*counts 4: 3 rows missing/);
  });

  test('where a file was cut, and the monthly file replaces all of them', async () => {
    const file = join(folder(), 'us-ny.csv');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    expect(await refusalOf()).toMatch(/us-ny\.csv:5 {2}The file ends in the middle of this line.*monthly file/s);
    await run([monthly(practice(1), practice(2), practice(3), practice(4), practice(5, inVermont))]);
    expect(rowsOf('us-ny')).toHaveLength(4);
  });
});

test('the monthly file replaces a file that has the columns of an earlier version', async () => {
  const after = registryFiles();
  const file = join(folder(), 'us-ny.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/,[^,]*$/gm, ''));
  await expect(run([weekly(practice(6))])).rejects.toThrow(/us-ny\.csv:1 {2}The first line does not name the columns/);
  await run([monthly(practice(1), practice(2), practice(3), practice(4), practice(5, inVermont))]);
  expect(registryFiles()).toEqual(after);
});

test('an update that was stopped while it put its files in place is run again', async () => {
  const before = registryFiles();
  await run([weekly(practice(6), practice(7, inVermont))]);
  const after = registryFiles();
  // One file is new already, and the count is not.
  for (const name of ['us-vt.csv', 'source.yaml']) writeFileSync(join(folder(), name), before.get(name) ?? '');
  await run([weekly(practice(6), practice(7, inVermont))]);
  expect(registryFiles()).toEqual(after);
});
