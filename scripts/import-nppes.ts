/**
 * `npm run import:nppes -- FILE…`: reads files of the public registry (NPPES) into `content/registry`. Monthly and
 * weekly files, second locations, other names, deactivations as CSV or zipped, answers of the NPI API as JSON.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportRun } from '#scripts/nppes/import-run.ts';
import { readPracticeRules } from '#scripts/nppes/rules.ts';
import { describeTally } from '#scripts/nppes/tally.ts';
import { readSite } from '#site/read-site.ts';

const USAGE = `npm run import:nppes -- FILE…
  --complete     the files are the whole registry: who is not in them is taken out
  --update       the files only add and change (weekly files; the default but for the monthly file)
  --date DAY     the day of the files, YYYY-MM-DD, where their names do not tell`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      complete: { type: 'boolean' },
      update: { type: 'boolean' },
      date: { type: 'string' },
      root: { type: 'string', default: '.' },
      work: { type: 'string', default: '.cache/import-nppes' },
    },
  });
  if (positionals.length === 0) throw new Error(`Name the files to read.\n${USAGE}`);
  const missing = positionals.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`There is no file ${missing.join(', ')}.`);
  const sheets = positionals.filter((file) => /\.xlsx?$/i.test(file));
  if (sheets.length > 0) throw new Error(`${sheets.join(', ')}: a spreadsheet. Save it as CSV, and import that.`);

  const startedAt = performance.now();
  const report = await new ImportRun({
    files: positionals,
    rules: readPracticeRules(values.root),
    registryFolder: join(values.root, 'content/registry'),
    workFolder: values.work,
    isComplete: values.complete ? true : values.update ? false : undefined,
    registryOn: values.date,
  }).run();
  const seconds = (performance.now() - startedAt) / 1000;
  const fresh = report.counts.read - report.resumedAt;
  console.log(describeTally(report.counts));
  if (report.resumedAt > 0)
    console.log(`Went on after row ${report.resumedAt.toLocaleString('en')}, where an earlier run had stopped.`);
  if (report.placesLeftOut > 0) console.log(`Second locations beyond the eighth, left out: ${report.placesLeftOut}`);
  console.log(
    `\nThe registry of ${report.registryOn} now holds ${report.rows.toLocaleString('en')} rows: ${report.added.toLocaleString('en')} new, ${report.removed.toLocaleString('en')} gone, ${report.changedFiles.length} files changed in content/registry.`,
  );
  console.log(`Rows that could not be read are listed in ${report.rejectsFile}.`);
  console.log(
    `${seconds.toFixed(1)} s, ${Math.round(fresh / seconds).toLocaleString('en')} rows a second, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory.`,
  );
  const { registryRows } = readSite();
  if (registryRows === 'none') console.log('None of them is published: content/site.yaml says registryRows: none.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
