import type { Rule } from '#scripts/checks/rule.ts';
import { valueAt } from '#site/schema-fields.ts';

/** The later of two days, by its key; `mayEqual` where both may be the same day. */
const ORDERS = [
  { earlier: 'reviewedOn', later: 'reviewDueOn', mayEqual: false },
  { earlier: 'postedOn', later: 'updatedOn', mayEqual: true },
  { earlier: 'postedOn', later: 'reviewedOn', mayEqual: true },
  { earlier: 'startsOn', later: 'endsOn', mayEqual: true },
] as const;

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

export const rule: Rule = {
  code: 'date-order',
  *check(content) {
    for (const entry of content.entries) {
      for (const { earlier, later, mayEqual } of ORDERS) {
        const first = valueAt(entry.written, [earlier]);
        const second = valueAt(entry.written, [later]);
        if (!isDay(first) || !isDay(second) || second > first || (mayEqual && second === first)) continue;
        yield {
          file: entry.file,
          ...entry.locate([later]),
          found: `${later} (${second}) ${second === first ? 'is the same day as' : 'is before'} ${earlier} (${first}).`,
          fix: `write a day ${mayEqual ? 'that is not before' : 'after'} ${first}, or correct ${earlier}.`,
        };
      }
    }
  },
};
