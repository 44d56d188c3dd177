/** The few words of a pair in the table of a topic, where its group has said which way the findings point. */
import { CERTAINTY_WORDS, COMPARATOR_WORDS, isCurrent, type FindingRow } from './model.ts';
import { painOutOfTen } from './patient-words.ts';
import { speakingResults, type PairGroup } from './summary.ts';

/** How far one can do a treatment oneself. */
export type SelfCare = 'yes' | 'partly' | 'no';

const HOME_WORDS: Readonly<Record<SelfCare, string | undefined>> = {
  yes: 'at home',
  partly: 'partly at home',
  no: undefined,
};

/** Groups whose title says that nobody graded, or that rest on advice. */
const WITHOUT_CERTAINTY: readonly PairGroup[] = ['studied-not-graded', 'recommended'];

const certaintyWords = (findings: readonly FindingRow[], group: PairGroup): string | undefined => {
  const [first] = speakingResults(findings);
  if (first === undefined || WITHOUT_CERTAINTY.includes(group)) return undefined;
  return first.certainty === 'not-graded' ? 'not graded' : CERTAINTY_WORDS[first.certainty].toLowerCase();
};

const isSeriousHarm = (finding: FindingRow): boolean =>
  finding.kind === 'harm-report' && finding.seriousness === 'serious' && isCurrent(finding);

/** `moderate certainty · serious harm reported · at home` */
export const rowWords = (findings: readonly FindingRow[], group: PairGroup, selfCare?: SelfCare): string =>
  [
    certaintyWords(findings, group),
    findings.some(isSeriousHarm) ? 'serious harm reported' : undefined,
    selfCare && HOME_WORDS[selfCare],
  ]
    .filter((words) => words !== undefined)
    .join(' · ');

/** Of an improvement more points are better, which “less” would turn around. */
const isImprovement = (outcome: string): boolean => /improve/i.test(outcome);

/** The surest figure on pain in points of ten, and against what; undefined where no source gives one on a scale. */
export const painFigure = (findings: readonly FindingRow[]): string | undefined => {
  for (const { figure, outcome, comparator, comparatorKind } of speakingResults(findings)) {
    const words = figure && !isImprovement(outcome) && painOutOfTen(figure);
    if (!words) continue;
    const what = `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`;
    return `${what}: ${words}, compared with ${comparator ?? COMPARATOR_WORDS[comparatorKind]}.`;
  }
  return undefined;
};
