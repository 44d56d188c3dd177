/** `npm run check`: every problem of all content. `-- --due`, `--json` and `--github` tell other things, or otherwise. */
import { parseArgs } from 'node:util';
import { describeDue, describeReport, reportAsJson, reportForGithub } from '#scripts/checks/reports.ts';
import { runChecks } from '#scripts/checks/run.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const { values } = parseArgs({
  options: {
    due: { type: 'boolean' },
    json: { type: 'boolean' },
    github: { type: 'boolean' },
    root: { type: 'string', default: contentRoot() },
  },
});

const report = await runChecks({ root: values.root, today: today() });

if (values.due) process.stdout.write(describeDue(report.due));
else if (values.json) process.stdout.write(reportAsJson(report));
else {
  // Annotations stand beside the plain report: a log without them says too little, and they are cut at ten.
  if (values.github) process.stdout.write(reportForGithub(report));
  process.stdout.write(describeReport(report));
}

if (!values.due && report.problems.some((problem) => problem.severity === 'error')) process.exitCode = 1;
