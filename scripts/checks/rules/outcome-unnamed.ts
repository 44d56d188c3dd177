import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

const NO_OUTCOME =
  /^(?:see effect|not stated|not seen|overall|outcomes?|results?|effects?|improvement|various|pain or function)$/i;

/** A finding that does not say what was measured. */
export const rule: Rule = {
  code: 'outcome-unnamed',
  *check(content) {
    for (const { entry, finding } of findingsIn(content)) {
      if (!('outcome' in finding) || !NO_OUTCOME.test(finding.outcome)) continue;
      yield {
        file: entry.file,
        ...entry.locate(['outcome']),
        found: `${quote(finding.outcome)} does not say what was measured.`,
        fix: 'name it as the source does: pain intensity up to 3 months, function, days with headache.',
      };
    }
  },
};
