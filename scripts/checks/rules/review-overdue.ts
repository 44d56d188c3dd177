import type { Rule } from '#scripts/checks/rule.ts';
import { valueAt } from '#site/schema-fields.ts';

/** A page whose review is late. Readers are told so on the page; here its keepers are. */
export const rule: Rule = {
  code: 'review-overdue',
  severity: 'warning',
  *check(content) {
    for (const entry of content.entries) {
      const due = valueAt(entry.written, ['reviewDueOn']);
      if (typeof due !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(due) || due >= content.today) continue;
      yield {
        file: entry.file,
        ...entry.locate(['reviewDueOn']),
        found: `The review was due on ${due}, before today (${content.today}).`,
        fix: 'compare the page with its sources, then set reviewedOn to that day and reviewDueOn to a year later.',
      };
    }
  },
};
