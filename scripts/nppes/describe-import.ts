/** What an import did, in words. */
import type { CalendarDate } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';
import { registryAgeWords } from '#providers/registry-age.ts';
import type { ImportReport } from '#scripts/nppes/import-run.ts';
import { describeTally } from '#scripts/nppes/tally.ts';

const number = (count: number): string => count.toLocaleString('en');

export const describeImport = (report: ImportReport, seconds: number): string => {
  const { counts, rows, added, removed, changedFiles, registryOn, rejectsFile } = report;
  const fresh = counts.read - report.resumedAt;
  const changes = `${number(added)} new, ${number(removed)} gone, ${changedFiles.length} files changed in content/registry.`;
  const lines = [
    ...report.passedOver.map(({ name, reason }) => `Passed over: ${name} (${reason})`),
    ...report.separators.map(({ name, separator }) => `${name} separates its cells by ${separator}; it was read so.`),
    describeTally(counts),
    ...(report.resumedAt > 0
      ? [`Went on after row ${number(report.resumedAt)}, where an earlier run had stopped.`]
      : []),
    ...(report.placesLeftOut > 0 ? [`Second locations beyond the eighth, left out: ${report.placesLeftOut}`] : []),
    ...report.cutShort.map((name) => `Warning: ${name} ends in the middle of a record: it was cut short.`),
    '',
    rows > 0
      ? `The registry of ${registryOn} now holds ${number(rows)} rows: ${changes}`
      : removed > 0
        ? `content/registry holds no rows any more: ${changes}`
        : 'content/registry holds no rows: none of those read is of a profession of content/professions.yaml.',
    `Rows that could not be read are listed in ${rejectsFile}.`,
    `${seconds.toFixed(1)} s, ${number(Math.round(fresh / seconds))} rows a second, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory.`,
  ];
  return `${lines.join('\n')}\n`;
};

/** Whether readers will see the rows. */
export const describePublication = (
  { rows, registryOn }: ImportReport,
  registryRows: Site['registryRows'],
  today: CalendarDate,
): string => {
  if (rows === 0) return '';
  if (registryRows === 'none') return 'None of them is published: content/site.yaml says registryRows: none.\n';
  const age = registryAgeWords(registryOn, today);
  return age === undefined ? '' : `Warning: ${age}\n`;
};
