/**
 * One line for each pair and its place on a topic page, by rule: the same findings always give the same words. The
 * editorial policy explains the rules to readers; change both together.
 */
import {
  CERTAINTY_STEPS,
  certaintyOf,
  CERTAINTY_WORDS,
  COMPARATOR_WORDS,
  isAdviceAgainst,
  isAdviceFor,
  isCurrent,
  MAGNITUDE_WORDS,
  type FindingRow,
} from './model.ts';
import type { GuidelineFinding, ResultFinding } from './schema.ts';

/** Groups of pairs in the order in which a topic page shows them. */
export const PAIR_GROUPS = [
  'graded-helpful',
  'recommended',
  'studied-not-graded',
  'mixed-or-unclear',
  'no-better',
  'advised-against',
  'not-approved',
] as const;

export type PairGroup = (typeof PAIR_GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<PairGroup, string>> = {
  'graded-helpful': 'Graded by reviewers, and better than what it was compared with',
  recommended: 'Recommended by a guideline',
  'studied-not-graded': 'Better in studies that nobody graded',
  'mixed-or-unclear': 'Mixed or unclear',
  'no-better': 'No better than what it was compared with',
  'advised-against': 'Advised against by a guideline',
  'not-approved': 'Not approved by the regulator',
};

/** The word of the glossary that explains each group. */
export const GROUP_TERMS: Readonly<Record<PairGroup, string>> = {
  'graded-helpful': 'graded-and-better',
  recommended: 'recommended-by-a-guideline',
  'studied-not-graded': 'not-graded',
  'mixed-or-unclear': 'mixed-or-unclear',
  'no-better': 'no-better',
  'advised-against': 'advised-against',
  'not-approved': 'not-approved-group',
};

type Direction = 'benefit' | 'no-better' | 'unclear';

const resultsOf = (findings: readonly FindingRow[]) =>
  findings.filter((finding): finding is FindingRow & ResultFinding => finding.kind === 'result' && isCurrent(finding));

const guidelinesOf = (findings: readonly FindingRow[]) =>
  findings.filter(
    (finding): finding is FindingRow & GuidelineFinding => finding.kind === 'guideline' && isCurrent(finding),
  );

/**
 * The results that speak for a pair: the surest ones. A draw with another treatment speaks only where there is nothing
 * else, for two treatments may be equally good or equally idle.
 */
export const speakingResults = (findings: readonly FindingRow[]): readonly (FindingRow & ResultFinding)[] => {
  const results = resultsOf(findings);
  const telling = results.filter(({ comparatorKind }) => comparatorKind !== 'other-treatment');
  const from = telling.length > 0 ? telling : results;
  const steps = Math.max(...from.map((finding) => CERTAINTY_STEPS[certaintyOf(finding)]));
  return from.filter((finding) => CERTAINTY_STEPS[certaintyOf(finding)] === steps);
};

const directionOf = (results: readonly ResultFinding[]): Direction => {
  if (results.length > 0 && results.every(({ direction }) => direction === 'benefit')) return 'benefit';
  const isIdle = ({ direction }: ResultFinding): boolean => direction === 'no-difference' || direction === 'harm';
  return results.length > 0 && results.every(isIdle) ? 'no-better' : 'unclear';
};

interface Advice {
  readonly isFor: boolean;
  readonly isAgainst: boolean;
}

const adviceOf = (guidelines: readonly GuidelineFinding[]): Advice => ({
  isFor: guidelines.some(({ advice }) => isAdviceFor(advice)),
  isAgainst: guidelines.some(({ advice }) => isAdviceAgainst(advice)),
});

/** Very low certainty is too little to be called helpful. */
const LEAST_STEPS = 2;

/** Where a pair stands on a topic page. An unapproved treatment stands last, whatever studies say of it. */
export const groupOf = (findings: readonly FindingRow[], isUnapproved: boolean): PairGroup => {
  if (isUnapproved) return 'not-approved';
  const results = speakingResults(findings);
  const direction = directionOf(results);
  const steps = results[0] === undefined ? 0 : CERTAINTY_STEPS[certaintyOf(results[0])];
  const { isFor, isAgainst } = adviceOf(guidelinesOf(findings));
  const isHelpful = direction === 'benefit' && steps >= LEAST_STEPS;
  if (isHelpful) return isAgainst ? 'mixed-or-unclear' : 'graded-helpful';
  if (isFor && isAgainst) return 'mixed-or-unclear';
  if (isAgainst) return 'advised-against';
  if (direction === 'no-better') return isFor ? 'mixed-or-unclear' : 'no-better';
  if (isFor) return 'recommended';
  return direction === 'benefit' && steps === 0 ? 'studied-not-graded' : 'mixed-or-unclear';
};

const guidelineWords = (guidelines: readonly GuidelineFinding[]): string | undefined => {
  if (guidelines.length === 0) return undefined;
  const { isFor, isAgainst } = adviceOf(guidelines);
  const isOne = guidelines.length === 1;
  const who = isOne ? 'One guideline' : 'Guidelines';
  if (isFor && isAgainst) return 'Guidelines disagree';
  if (!isFor && !isAgainst) return `${who} ${isOne ? 'makes' : 'make'} no recommendation either way`;
  const isFirm = guidelines.some(({ advice }) => advice === 'for' || advice === 'against');
  const how = isFirm ? '' : isOne ? ' with conditions' : ' with conditions';
  return isFor
    ? `${who} ${isOne ? 'recommends' : 'recommend'} it${how}`
    : `${who} ${isOne ? 'advises' : 'advise'} against it${how}`;
};

const sizeWords = (results: readonly ResultFinding[]): string => {
  const sizes = new Set(results.map(({ magnitude }) => magnitude));
  const [size] = sizes;
  return sizes.size === 1 && size !== undefined && size !== 'unclear'
    ? MAGNITUDE_WORDS[size].replace('effect', 'benefit')
    : 'benefit';
};

const againstWords = (results: readonly ResultFinding[]): string => {
  const kinds = new Set(results.map(({ comparatorKind }) => comparatorKind));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined && kind !== 'mixed'
    ? COMPARATOR_WORDS[kind]
    : 'what it was compared with';
};

const isOnPain = ({ outcome }: ResultFinding): boolean => /pain|ache|attack|migraine|symptom/i.test(outcome);

/** The surest results are on other outcomes, and those on pain found no difference: what most readers ask for is not better. */
const isBetterButForPain = (findings: readonly FindingRow[], speaking: readonly ResultFinding[]): boolean => {
  const onPain = resultsOf(findings).filter(
    (result) => result.comparatorKind !== 'other-treatment' && isOnPain(result),
  );
  return !speaking.some(isOnPain) && directionOf(onPain) === 'no-better';
};

const studyWords = (findings: readonly FindingRow[]): string => {
  const results = speakingResults(findings);
  const [first] = results;
  if (first === undefined) return 'studies: none we can cite';
  const certainty = first.certainty === 'not-graded' ? 'not graded' : CERTAINTY_WORDS[first.certainty].toLowerCase();
  const direction = directionOf(results);
  if (direction === 'benefit') {
    const where = isBetterButForPain(findings, results) ? ' (not in pain)' : '';
    return `studies: ${sizeWords(results)}${where} over ${againstWords(results)}, ${certainty}`;
  }
  if (direction === 'no-better') return `studies: no better than ${againstWords(results)}, ${certainty}`;
  return `studies: mixed or unclear results, ${certainty}`;
};

/** The certainty of the results that speak for a pair, in steps and words. */
export const certaintyOfPair = (
  findings: readonly FindingRow[],
): { readonly steps: number; readonly words: string } => {
  const [first] = speakingResults(findings);
  return first === undefined
    ? { steps: 0, words: 'No study result' }
    : { steps: CERTAINTY_STEPS[first.certainty], words: CERTAINTY_WORDS[first.certainty] };
};

/** “Rare” only with a figure: fewer than 1 of 1,000, after the European Commission’s guideline on labels, 2009. */
const RARE = 1 / 1000;

const harmWords = (findings: readonly FindingRow[]): string => {
  const reports = findings.flatMap((finding) =>
    finding.kind === 'harm-report' && isCurrent(finding) ? [finding] : [],
  );
  const serious = reports.filter(({ seriousness }) => seriousness === 'serious');
  const [counted] = serious.filter(({ frequency }) => frequency !== undefined);
  if (counted?.frequency) {
    const { of, with: count } = counted.frequency;
    const words = `${count} of ${of.toLocaleString('en-US')}`;
    return count / of < RARE ? `serious harm rare (${words})` : `serious harm in ${words}`;
  }
  if (serious.length > 0) return 'serious harm reported, how often: not known';
  return reports.length > 0 ? 'harms reported' : 'harms: not told in these sources';
};

/** `Guidelines recommend it; studies: small benefit over usual care, low certainty; serious harm rare (1 of 10,000).` */
export const summarizePair = (findings: readonly FindingRow[]): string => {
  if (!findings.some(isCurrent)) return 'Only findings that were replaced or withdrawn.';
  const parts = [guidelineWords(guidelinesOf(findings)), studyWords(findings), harmWords(findings)];
  const line = parts.filter((part) => part !== undefined).join('; ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
};

/** How many pairs stand in each group, in one line: `2 graded and helpful, 1 recommended, 3 mixed or unclear.` */
const GROUP_COUNTS: Readonly<Record<PairGroup, string>> = {
  'graded-helpful': 'graded and better than what it was compared with',
  recommended: 'recommended by a guideline',
  'studied-not-graded': 'better in studies that nobody graded',
  'mixed-or-unclear': 'mixed or unclear',
  'no-better': 'no better',
  'advised-against': 'advised against',
  'not-approved': 'not approved',
};

export const summarizeTopic = (groups: readonly PairGroup[]): string => {
  const counts = PAIR_GROUPS.map((group) => [group, groups.filter((one) => one === group).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([group, count]) => `${count} ${GROUP_COUNTS[group]}`);
  return parts.length === 0 ? 'No study we can cite.' : `${parts.join(', ')}.`;
};
