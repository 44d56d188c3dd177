/**
 * `npm run import:nppes -- FILE…`: reads files of the public registry (NPPES) into `content/registry`. Monthly and
 * weekly files, second locations, other names, deactivations as CSV or zipped, answers of the NPI API as JSON.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '#scripts/command-line.ts';
import { describeImport, describePublication } from '#scripts/nppes/describe-import.ts';
import { ImportRun } from '#scripts/nppes/import-run.ts';
import { readPracticeRules } from '#scripts/nppes/rules.ts';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run import:nppes -- FILE…

FILE             what CMS publishes for NPPES: the monthly or a weekly archive as it was downloaded, CSV files from it
                 (npidata_pfile, pl_pfile, othername_pfile; zipped or not), the list of deactivated NPIs (.xlsx, .csv
                 or zipped), or a saved answer of the NPI API (.json)
--complete       the files are the whole registry: providers who are not in them are taken out. The default for the
                 monthly file
--update         the files only add and change. The default for everything else
--date DAY       the day the files were made, YYYY-MM-DD, where their names do not tell
--allow-shrink   believe a whole registry that takes out most of the rows, or that breaks off
--allow-older    believe files that are older than content/registry
--root FOLDER    the folder that holds content/. Default: this one
--work FOLDER    where unfinished work and the list of rejected rows lie. Default: .cache/import-nppes
`;

const OPTIONS = {
  complete: { type: 'boolean' },
  update: { type: 'boolean' },
  date: { type: 'string' },
  'allow-shrink': { type: 'boolean' },
  'allow-older': { type: 'boolean' },
  root: { type: 'string', default: '.' },
  work: { type: 'string', default: '.cache/import-nppes' },
} as const;

async function main(): Promise<void> {
  const command = readArguments('import:nppes', USAGE, OPTIONS);
  if (command === undefined) return;
  const { values, positionals } = command;
  if (positionals.length === 0) throw new Error(`Name the files to read.\n${USAGE}`);
  if (values.complete && values.update) throw new Error('--complete and --update exclude each other. Give one.');
  const missing = positionals.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`There is no file ${missing.join(', ')}.`);

  const startedAt = performance.now();
  const report = await new ImportRun({
    files: positionals,
    rules: readPracticeRules(values.root),
    registryFolder: join(values.root, 'content/registry'),
    workFolder: values.work,
    isComplete: values.complete ? true : values.update ? false : undefined,
    registryOn: values.date,
    mayShrink: values['allow-shrink'],
    mayGoBack: values['allow-older'],
  }).run();
  process.stdout.write(describeImport(report, (performance.now() - startedAt) / 1000));
  process.stdout.write(describePublication(report, readSite(values.root).registryRows, today()));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
