/** A folder to import into, made for each test, and rows of made-up practices to import. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { withCheckDigit } from '#providers/npi.ts';
import { parseRegistry, type RegistryRow } from '#providers/registry.ts';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import { ImportRun, type ImportOptions, type ImportReport } from '#scripts/nppes/import-run.ts';
import { readPracticeRules } from '#scripts/nppes/rules.ts';

export const MONTHLY = 'npidata_pfile_20050523-20261108.csv';
export const WEEKLY = 'npidata_pfile_20261109-20261115.csv';
export const ACUPUNCTURIST = '171100000X';

export let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(root, 'content'));
  cpSync('content/professions.yaml', join(root, 'content/professions.yaml'));
  writeFileSync(join(root, 'content/removed.yaml'), '[]\n');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

export const npi = (number: number): string => withCheckDigit(String(100_000_000 + number));

export type Cells = Readonly<Record<string, string>>;

/** A made-up practice; every name says so. */
export const practice = (number: number, cells: Cells = {}): Cells => ({
  NPI: npi(number),
  'Entity Type Code': '2',
  'Provider Organization Name (Legal Business Name)': `FIXTURE CLINIC ${number} LLC`,
  'Provider First Line Business Mailing Address': '1 SECRET MAILING RD',
  'Provider First Line Business Practice Location Address': '12 FIXTURE ST',
  'Provider Business Practice Location Address City Name': 'ALBANY',
  'Provider Business Practice Location Address State Name': 'NY',
  'Provider Business Practice Location Address Postal Code': '122031234',
  'Provider Business Practice Location Address Country Code (If outside U.S.)': 'US',
  'Provider Business Practice Location Address Telephone Number': '5185550100',
  'Last Update Date': '05/06/2024',
  'Provider Sex Code': 'F',
  'Authorized Official Last Name': 'OFFICIAL',
  'Healthcare Provider Taxonomy Code_1': ACUPUNCTURIST,
  'Provider License Number_1': 'LICENSE99',
  'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
  ...cells,
});

export const write = (name: string, text: string | Buffer): string => {
  const file = join(root, name);
  writeFileSync(file, text);
  return file;
};

export const monthly = (...rows: readonly Cells[]): string =>
  write(MONTHLY, REGISTRY_FILE_HEADER + rows.map(registryFileLine).join(''));

export const run = (files: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  new ImportRun({
    files,
    rules: readPracticeRules(root),
    registryFolder: join(root, 'content/registry'),
    workFolder: join(root, 'work'),
    isQuiet: true,
    ...options,
  }).run();

export const registryFiles = (): Map<string, string> => {
  const folder = join(root, 'content/registry');
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
};

export const rowsOf = (region: string): RegistryRow[] => {
  const text = registryFiles().get(`${region}.csv`);
  return text === undefined ? [] : parseRegistry(text, region);
};

export const rejects = (): string => readFileSync(join(root, 'work/rejects.csv'), 'utf8');
