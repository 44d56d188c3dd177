import { DEMOTED_AFTER_DAYS, HIDDEN_AFTER_DAYS, addDays } from '#providers/freshness.ts';
import { readMedicareSource } from '#providers/medicare-files.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { MEDICARE_SOURCE, publishedRegistryDay } from '#scripts/checks/summary.ts';
import { daysBetween } from '#site/dates.ts';

/** What Medicare's list tells vanishes by the calendar; somebody should know before it does. */
export const rule: Rule = {
  code: 'medicare-overdue',
  severity: 'warning',
  *check(content) {
    const source = readMedicareSource(content.root);
    if (source === undefined || source.on === '' || publishedRegistryDay(content) === undefined) return;
    const { on, writtenOn } = source;
    const daysOld = daysBetween(on, content.today);
    if (daysOld <= DEMOTED_AFTER_DAYS) return;
    const fate =
      daysOld > HIDDEN_AFTER_DAYS
        ? `nothing of it is shown: it is hidden after ${HIDDEN_AFTER_DAYS} days`
        : `what it tells disappears on ${addDays(on, HIDDEN_AFTER_DAYS + 1)}`;
    yield {
      file: MEDICARE_SOURCE,
      line: writtenOn.line,
      column: writtenOn.column,
      found: `Medicare’s list of ${on} is ${daysOld} days old, and ${fate}.`,
      fix: 'import a newer list: npm run import:medicare.',
    };
  },
};
