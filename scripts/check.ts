/**
 * `npm run check`: every problem of all content. `-- --fix` mends what is safe to mend first; `--due`, `--sources`,
 * `--json`, `--sarif` and `--github` tell other things, or otherwise.
 */
import { appendFileSync } from 'node:fs';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { mendContent } from '#scripts/checks/fix.ts';
import { stripPositions } from '#scripts/checks/fixes/strip-pictures.ts';
import {
  describeDue,
  describeDueListings,
  describeOutdated,
  describeReport,
  describeUnusable,
  reportAsJson,
  reportAsSarif,
  reportForGithub,
} from '#scripts/checks/reports.ts';
import { fenced } from '#scripts/github/comment.ts';
import { runChecks } from '#scripts/checks/run.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run check

Tells every problem of all content, and ends with status 1 when one stops a build.

--fix       first mend what is safe to mend
--due       tell which reviews are due, and which listings have facts past their date
--sources   tell which sources no result may rest on, and why
--json      everything, for a program
--sarif     the problems, for an editor or a code host
--github    the problems as annotations of a run on GitHub
--root FOLDER  the folder that holds content/. Default: this one
`;

const values = argumentsOrExit('check', USAGE, {
  due: { type: 'boolean' },
  sources: { type: 'boolean' },
  fix: { type: 'boolean' },
  json: { type: 'boolean' },
  sarif: { type: 'boolean' },
  github: { type: 'boolean' },
  root: { type: 'string', default: contentRoot() },
});

const stripped = values.fix
  ? await stripPositions(values.root, (await runChecks({ root: values.root, today: today() })).problems)
  : [];
const mended = values.fix ? mendContent(values.root, today()) : undefined;
const report = mended?.report ?? (await runChecks({ root: values.root, today: today() }));

if (values.due && !values.json) {
  process.stdout.write(
    describeDue(report) + describeOutdated(report.outdated) + describeDueListings(report.dueListings),
  );
} else if (values.sources) process.stdout.write(describeUnusable(report.unusable));
else if (values.sarif) process.stdout.write(reportAsSarif(report));
else if (values.json) process.stdout.write(reportAsJson(report));
else {
  // Annotations stand beside the plain report: a log without them says too little, and they are cut at ten.
  if (values.github) process.stdout.write(reportForGithub(report));
  // The page of the run shows this file: everything, also what the annotations have no room for.
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (values.github && summary !== undefined)
    appendFileSync(summary, `### Content\n\n${fenced(describeReport(report))}\n`);
  if (mended) process.stdout.write([...stripped, ...mended.files].map((file) => `mended ${file}\n`).join(''));
  process.stdout.write(describeReport(report));
}

if (!values.due && !values.sources && report.problems.some((problem) => problem.severity === 'error'))
  process.exitCode = 1;
