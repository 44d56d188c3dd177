import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';

/** A rating without the reason for it. Ratings alone are misread: readers take “low” for “does not work”. */
export const rule: Rule = {
  code: 'certainty-without-reason',
  *check(content) {
    for (const { entry, finding } of findingsIn(content)) {
      if (!('certainty' in finding) || finding.certainty === 'not-graded') continue;
      if (finding.certaintyBecause !== undefined) continue;
      yield {
        file: entry.file,
        ...entry.locate(['certainty']),
        found: `The certainty is ${finding.certainty}, and nothing says why.`,
        fix: 'add `certaintyBecause:` with the source’s reasons, or “We saw the rating, not the reasons for it.”',
      };
    }
  },
};
