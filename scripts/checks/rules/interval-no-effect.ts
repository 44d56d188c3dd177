import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { noEffectOf } from '#evidence/patient-words.ts';
import type { Figure } from '#evidence/schema.ts';

const INTERVAL = /(?:95 ?% ?)?(?:CI|CrI)[ :,]*\(?([-−]?\d+(?:\.\d+)?) ?(?:to|,|–|;) ?([-−]?\d+(?:\.\d+)?)/i;
const RATIO = /\b(?:RR|OR|HR|risk ratio|odds ratio|hazard ratio|relative risk)\b/i;
const DIFFERENCE = /\b(?:MD|SMD|WMD|RD|mean difference|Hedges)\b/i;

const toNumber = (text: string | undefined): number => Number((text ?? '').replace('−', '-'));

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly noEffect: number;
}

/** The interval as numbers, from its keys or from the printed figure. */
const intervalOf = ({ measure, low, high, printed }: Figure): Interval | undefined => {
  const byKey = noEffectOf(measure);
  if (low !== undefined && high !== undefined && byKey !== undefined) return { low, high, noEffect: byKey };
  const match = INTERVAL.exec(printed);
  const noEffect = byKey ?? (RATIO.test(printed) ? 1 : DIFFERENCE.test(printed) ? 0 : undefined);
  if (!match || noEffect === undefined) return undefined;
  return { low: toNumber(match[1]), high: toNumber(match[2]), noEffect };
};

/** A benefit or a harm whose interval includes no effect at all. */
export const rule: Rule = {
  code: 'interval-no-effect',
  *check(content) {
    for (const { entry, finding } of findingsIn(content)) {
      if (finding.kind !== 'result' || !finding.figure) continue;
      const interval = intervalOf(finding.figure);
      if (!interval || !['benefit', 'harm'].includes(finding.direction)) continue;
      const { low, high, noEffect } = interval;
      if (low > noEffect || high < noEffect) continue;
      yield {
        file: entry.file,
        ...entry.locate(['direction']),
        found: `The direction is ${finding.direction}, and the interval from ${low} to ${high} includes ${noEffect}, which means no effect.`,
        fix: 'write `direction: unclear`, or correct the interval.',
      };
    }
  },
};
