import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';

/** A figure outside its own interval, an interval whose ends are swapped, or more people affected than there are. */
export const rule: Rule = {
  code: 'figure-interval',
  *check(content) {
    for (const { entry, finding } of findingsIn(content)) {
      if (!('figure' in finding)) continue;
      const { value, low, high } = finding.figure ?? {};
      if (low !== undefined && high !== undefined && low > high) {
        yield {
          file: entry.file,
          ...entry.locate(['figure', 'low']),
          found: `The interval starts at ${low} and ends at ${high}.`,
          fix: `write \`low: ${high}\` and \`high: ${low}\`, or correct the signs.`,
        };
      } else if (value !== undefined && ((low !== undefined && value < low) || (high !== undefined && value > high))) {
        yield {
          file: entry.file,
          ...entry.locate(['figure', 'value']),
          found: `${value} lies outside its interval, ${low ?? '…'} to ${high ?? '…'}.`,
          fix: `write the figure as printed, between ${low ?? '…'} and ${high ?? '…'}; a minus sign may be lost.`,
        };
      }
    }
    for (const { entry, finding } of findingsIn(content)) {
      if (!('frequency' in finding) || !finding.frequency) continue;
      const { of, with: treated, without = 0 } = finding.frequency;
      if (treated <= of && without <= of) continue;
      yield {
        file: entry.file,
        ...entry.locate(['frequency', treated > of ? 'with' : 'without']),
        found: `${Math.max(treated, without)} of ${of} people are more than there are.`,
        fix: `write a number of at most ${of}, or a larger \`of\`.`,
      };
    }
  },
};
