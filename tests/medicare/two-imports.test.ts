import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMedicareSource } from '#providers/medicare-files.ts';
import { importMedicare } from '#scripts/medicare/import-run.ts';
import { clinician, clinicianText } from '#tests/medicare/clinician-file.ts';
import { monthly, practice, registryFiles, root, run, write } from '#tests/scripts/import-folder.ts';

const medicareFiles = (): string[] => {
  const folder = join(root, 'content/registry/medicare');
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
};

/** Only the files: `medicare` is a folder. */
const rowsFiles = (): string[] =>
  readdirSync(join(root, 'content/registry'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(root, 'content/registry', name), 'utf8'));

test('neither import changes what the other wrote', async () => {
  await run([monthly(practice(1), practice(2))]);
  expect(registryFiles().size).toBe(2);
  const registry = rowsFiles();
  await importMedicare({
    file: write('DAC.csv', clinicianText(clinician(1, { ind_assgn: 'Y' }))),
    root,
    workFolder: join(root, 'work-medicare'),
    isRemoved: () => false,
    today: '2026-11-29',
    on: '2026-11-05',
    isQuiet: true,
  });
  expect(rowsFiles()).toEqual(registry);
  const medicare = medicareFiles();
  expect(medicare).toHaveLength(2);
  await run([monthly(practice(1), practice(3))], { mayShrink: true });
  expect(rowsFiles()).not.toEqual(registry);
  expect(medicareFiles()).toEqual(medicare);
  expect(readMedicareSource(root)).toMatchObject({ on: '2026-11-05', rows: 1 });
});
