import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';

/** “No difference” that no source concludes: a result that is merely not significant shows nothing. */
export const rule: Rule = {
  code: 'no-difference-unfounded',
  *check(content) {
    for (const { entry, finding, row, source } of findingsIn(content)) {
      if (finding.kind !== 'result' || finding.direction !== 'no-difference' || !source) continue;
      // A row that says something else is told by finding-row.
      if (row !== undefined) continue;
      yield {
        file: entry.file,
        ...entry.locate(['direction']),
        found: `No row of ${source.id} concludes that there is no difference.`,
        fix: 'write `direction: unclear`, or name the row in which the source concludes it.',
      };
    }
  },
};
