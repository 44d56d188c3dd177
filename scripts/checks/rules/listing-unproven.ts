import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/** What readers trust in a listing, without the day on which somebody saw its proof. */
export const rule: Rule = {
  code: 'listing-unproven',
  *check(content) {
    for (const entry of content.of('providers')) {
      const { written, file } = entry;
      const status = valueAt(written, ['listing', 'status']);
      if ((status === 'claimed' || status === 'verified') && valueAt(written, ['listing', 'consentOn']) === undefined) {
        yield {
          file,
          ...entry.locate(['listing', 'status']),
          found: `The listing is ${quote(status)}, and no day says when the provider agreed to it.`,
          fix: 'write that day as `consentOn`, or write `status: unclaimed`.',
        };
      }
      for (const { path, value } of valuesAt(written, ['licenses', EACH, 'status'])) {
        if (value !== 'active' && value !== 'inactive' && value !== 'expired') continue;
        if (valueAt(written, [...path.slice(0, -1), 'checkedOn']) !== undefined) continue;
        yield {
          file,
          ...entry.locate(path),
          found: `The license is ${quote(value)}, and no day says when somebody read that in the register of the board.`,
          fix: 'look it up and write that day as `checkedOn`, or write `status: not-checked`.',
        };
      }
    }
  },
};
