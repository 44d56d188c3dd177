/** A registry of made-up providers to import Medicare's list into, made for each test. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { readMedicareLine, type MedicareRow } from '#providers/medicare-rows.ts';
import { registryText } from '#providers/registry.ts';
import { importMedicare, type MedicareImportOptions, type MedicareImportReport } from '#scripts/medicare/import-run.ts';
import { clinicianText, npi, type ClinicianCells } from '#tests/medicare/clinician-file.ts';

export const DAY = '2026-11-05';

export let root: string;

/** Numbers of the made-up providers that stand in the registry, by region. */
export const writeRegistry = (regions: Readonly<Record<string, readonly number[]>>): void => {
  const folder = join(root, 'content/registry');
  mkdirSync(folder, { recursive: true });
  for (const [region, numbers] of Object.entries(regions)) {
    const place = region === 'us-ny' ? 'Albany,NY,12203' : 'Burlington,VT,05401';
    const lines = numbers.map(
      (number) => `${npi(number)},person,Fixture (fixture),PT,physical-therapist,,area,${place},US,,,2024-05-06`,
    );
    writeFileSync(join(folder, `${region}.csv`), registryText(lines));
  }
  writeFileSync(join(folder, 'source.yaml'), 'registryOn: 2026-11-08\n');
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'medicare-'));
  writeRegistry({ 'us-ny': [1, 2, 3], 'us-vt': [4] });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

export const write = (name: string, text: string | Buffer): string => {
  const file = join(root, name);
  writeFileSync(file, text);
  return file;
};

export const csv = (...rows: readonly ClinicianCells[]): string => write('DAC.csv', clinicianText(...rows));

export const run = (file: string, options: Partial<MedicareImportOptions> = {}): Promise<MedicareImportReport> =>
  importMedicare({
    file,
    root,
    workFolder: join(root, 'work'),
    isRemoved: () => false,
    today: '2026-11-29',
    on: DAY,
    isQuiet: true,
    ...options,
  });

export const refusal = (file: string, options: Partial<MedicareImportOptions> = {}): Promise<string> =>
  run(file, options).then(
    () => 'It was imported.',
    (error: unknown) => String(error),
  );

export const files = (): Record<string, string> => {
  const folder = join(root, 'content/registry/medicare');
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
};

export const rowsOf = (region: string): MedicareRow[] =>
  (files()[`${region}.csv`] ?? '')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const read = readMedicareLine(line);
      if ('found' in read) throw new Error(read.found);
      return read;
    });

export const rejects = (): string => readFileSync(join(root, 'work/rejects.csv'), 'utf8');
