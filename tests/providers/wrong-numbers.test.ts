import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareProviders, type ListingCard } from '#providers/model.ts';
import { isNumberDoubted, readWrongNumbers, WRONG_NUMBERS_FILE } from '#providers/wrong-numbers.ts';

const NPI = '1234567893';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wrong-numbers-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const reports = (text: string) => {
  writeFileSync(join(folder, WRONG_NUMBERS_FILE), text);
  return readWrongNumbers(folder);
};

test('one report changes nothing, two take the number out, until the registry changes the row', () => {
  const twice = reports(`"${NPI}": [2026-05-06, 2026-06-01]\n`);
  const once = reports(`"${NPI}": [2026-05-06]\n`);
  expect(isNumberDoubted({ npi: NPI, updatedOn: '2024-05-06' }, once)).toBe(false);
  expect(isNumberDoubted({ npi: NPI, updatedOn: '2024-05-06' }, twice)).toBe(true);
  expect(isNumberDoubted({ npi: NPI, updatedOn: '2026-05-20' }, twice)).toBe(false);
  expect(isNumberDoubted({ npi: '1000000004', updatedOn: '2024-05-06' }, twice)).toBe(false);
});

test('a folder without reports has none, and neither has an empty file', () => {
  expect(readWrongNumbers(folder).size).toBe(0);
  expect(reports('').size).toBe(0);
});

test.each(['- 1234567893', '"1234567893": soon', '"1234567890": [2026-05-06]', '"1234567893": [yesterday]', '"12'])(
  'what is no list of days is refused with its file and what to write: %s',
  (text) => {
    expect(() => reports(text)).toThrow(/content\/registry\/wrong-numbers\.yaml:.*"1234567893": \[2026-05-06\]/);
  },
);

test('a row whose number is wrong comes after all others', () => {
  const card = (name: string, isNumberDoubted?: boolean): ListingCard => ({
    slug: NPI,
    url: undefined,
    name,
    professions: [],
    place: '',
    region: 'us-ny',
    city: undefined,
    citySlug: undefined,
    treatments: [],
    conditions: [],
    offersTelehealth: false,
    listingStatus: 'unclaimed',
    assuredOn: '2026-05-06',
    ...(isNumberDoubted && { isNumberDoubted }),
  });
  const sorted = [card('A', true), card('C'), card('B')].sort(compareProviders('2026-05-30'));
  expect(sorted.map(({ name }) => name)).toEqual(['B', 'C', 'A']);
});
