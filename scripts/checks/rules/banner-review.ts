import type { Rule } from '#scripts/checks/rule.ts';
import { valueAt } from '#site/schema-fields.ts';

/** Claims, products and rules change: a year after somebody looked, somebody looks again. */
const LONGEST_DAYS = 366;
const DAY = 86_400_000;

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

export const rule: Rule = {
  code: 'banner-review',
  *check(content) {
    for (const banner of content.of('banners')) {
      const reviewedOn = valueAt(banner.written, ['claimReview', 'reviewedOn']);
      const endsOn = valueAt(banner.written, ['endsOn']);
      if (!isDay(reviewedOn) || !isDay(endsOn)) continue;
      if (Date.parse(endsOn) - Date.parse(reviewedOn) <= LONGEST_DAYS * DAY) continue;
      yield {
        file: banner.file,
        ...banner.locate(['endsOn']),
        found: `The banner runs until ${endsOn}, and its claims were last reviewed on ${reviewedOn}: more than a year before.`,
        fix: 'write an earlier last day, or review the claims again and write that day.',
      };
    }
  },
};
