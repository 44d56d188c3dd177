import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';

/** A size that does not say what it was judged on. */
export const rule: Rule = {
  code: 'magnitude-unjudged',
  *check(content) {
    for (const { entry, finding } of findingsIn(content)) {
      if (finding.kind !== 'result' || finding.magnitude === 'unclear' || finding.magnitudeScale !== undefined)
        continue;
      yield {
        file: entry.file,
        ...entry.locate(['magnitude']),
        found: `The size is ${finding.magnitude}, and nothing says what it was judged on.`,
        fix: 'add `magnitudeScale:` (the authors’ word; SMD after Cohen; 15 of 100 set beforehand), or write `magnitude: unclear`.',
      };
    }
  },
};
