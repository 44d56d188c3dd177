/** `npm run import:comments -- FILE…`: comments that a form service exported or sent become files that wait for a person. */
import { readFileSync } from 'node:fs';
import { allArgumentsOrExit } from '#scripts/command-line.ts';
import { importComments, PENDING } from '#scripts/comments/import.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run import:comments -- FILE… [--article SLUG] [--into comments] [--keep-spam]

FILE       a CSV, JSON or YAML export of a form service, or what its webhook sent
--article  the article of all of them, when the file does not say
--into     folder below content/ for the new files. Default: ${PENDING}, which nothing publishes
--keep-spam  write what looks like spam as well
`;

const { values, positionals } = allArgumentsOrExit('import:comments', USAGE, {
  article: { type: 'string' },
  into: { type: 'string', default: PENDING },
  'keep-spam': { type: 'boolean', default: false },
});

if (positionals.length === 0 || !['comments', PENDING].includes(values.into)) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  for (const file of positionals) {
    const report = importComments(readFileSync(file), file, {
      root: contentRoot(),
      into: values.into,
      today: today(),
      article: values.article,
      keep: values['keep-spam'] ? 'all' : 'likely-real',
    });
    for (const path of report.written) process.stdout.write(`written  ${path}\n`);
    for (const { line, reasons } of report.spam) {
      const fate = values['keep-spam'] ? 'looks like spam' : 'not written, looks like spam';
      process.stdout.write(`${file}:${line}  ${fate}: ${reasons.join('; ')}\n`);
    }
    for (const { line, column, found, fix } of report.problems) {
      process.stdout.write(`${file}:${line}:${column}  ${found}\n  Fix: ${fix}\n`);
    }
    process.stdout.write(
      `${file}: ${report.written.length} new, ${report.known} known, ${report.spam.length} likely spam, ${report.problems.length} to look at\n`,
    );
    if (report.problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  }
}
