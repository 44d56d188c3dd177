/**
 * `npm run import:medicare -- FILE`: joins CMS's list of doctors and clinicians with the rows of the public registry by
 * their NPIs, and writes what it tells of them into `content/registry/medicare`.
 */
import { existsSync } from 'node:fs';
import { readArguments } from '#scripts/command-line.ts';
import { describeMedicareImport } from '#scripts/medicare/describe-import.ts';
import { importMedicare } from '#scripts/medicare/import-run.ts';
import { readPracticeRules } from '#scripts/nppes/rules.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run import:medicare -- FILE

FILE             the "National Downloadable File" of CMS's Doctors and Clinicians data
                 (DAC_NationalDownloadableFile.csv), or the archive it came in
--date DAY       the day that CMS gives as released, YYYY-MM-DD, where the file's name does not tell it
--allow-shrink   believe a list that names far fewer of the providers than the one before, or that breaks off
--allow-older    believe a list that is older than the one before
--root FOLDER    the folder that holds content/. Default: this one
--work FOLDER    where the list of rejected rows lies. Default: .cache/import-medicare
`;

const OPTIONS = {
  date: { type: 'string' },
  'allow-shrink': { type: 'boolean' },
  'allow-older': { type: 'boolean' },
  root: { type: 'string', default: '.' },
  work: { type: 'string', default: '.cache/import-medicare' },
} as const;

async function main(): Promise<void> {
  const command = readArguments('import:medicare', USAGE, OPTIONS);
  if (command === undefined) return;
  const { values, positionals } = command;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(`Name the one file to read.\n${USAGE}`);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);

  const startedAt = performance.now();
  const report = await importMedicare({
    file,
    root: values.root,
    workFolder: values.work,
    isRemoved: readPracticeRules(values.root).isRemoved,
    today: today(),
    on: values.date,
    mayShrink: values['allow-shrink'],
    mayGoBack: values['allow-older'],
  });
  process.stdout.write(describeMedicareImport(report, (performance.now() - startedAt) / 1000));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
