/** What the home page shows of the findings, counted and worded by rule. */
import type { GroupCount } from '#evidence/evidence-marks.ts';
import type { Pair } from '#evidence/pairs.ts';
import { PAIR_GROUPS, type PairGroup } from '#evidence/summary.ts';
import { inSentence } from '#site/names.ts';
import type { TopicCard } from '#topics/model.ts';

/** A pair of treatment and condition with its place in the evidence. */
export interface PlacedPair {
  readonly pair: Pair;
  readonly group: PairGroup;
}

/** How many pairs stand in each group, in the order of topic pages; empty groups are left out. */
export const countGroups = (placed: readonly PlacedPair[]): GroupCount[] =>
  PAIR_GROUPS.map((group) => ({ group, count: placed.filter((one) => one.group === group).length })).filter(
    ({ count }) => count > 0,
  );

interface StudiedCondition {
  readonly condition: TopicCard;
  /** Treatments with a finding for it. */
  readonly treatments: number;
  readonly rows: readonly GroupCount[];
  /** What came out, in one line. */
  readonly answer: string;
}

/** Names in a line before "and 3 more". */
const NAMED = 2;

const listNames = (names: readonly string[]): string => {
  const shown = names.slice(0, NAMED).map(inSentence);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
};

/** Groups that a one-line answer may name, the most telling first. */
const ANSWERS: readonly (readonly [PairGroup, words: string])[] = [
  ['graded-helpful', 'Graded and better'],
  ['recommended', 'Recommended by a guideline'],
  ['no-better', 'No better'],
  ['advised-against', 'Advised against'],
];

/** `Graded and better: yoga, tai chi and 2 more. Advised against: TENS.` Two parts at most. */
export const answerLine = (placed: readonly PlacedPair[], nameOf: (treatment: string) => string): string => {
  const parts = ANSWERS.map(([group, words]) => {
    const names = placed.filter((one) => one.group === group).map(({ pair }) => nameOf(pair.treatment));
    return names.length > 0 ? `${words}: ${listNames(names)}.` : undefined;
  }).filter((part) => part !== undefined);
  return parts.length > 0
    ? parts.slice(0, 2).join(' ')
    : 'Studied, and nothing is settled: mixed, unclear or not graded.';
};

/** The conditions for which most treatments were studied, with what came out. */
export const mostStudied = (
  placed: readonly PlacedPair[],
  topics: ReadonlyMap<string, TopicCard>,
  count: number,
): StudiedCondition[] =>
  [...Map.groupBy(placed, ({ pair }) => pair.condition)]
    .flatMap(([slug, ofCondition]) => {
      const condition = topics.get(slug);
      return condition ? [{ condition, ofCondition }] : [];
    })
    .sort((a, b) => b.ofCondition.length - a.ofCondition.length || (a.condition.name < b.condition.name ? -1 : 1))
    .slice(0, count)
    .map(({ condition, ofCondition }) => ({
      condition,
      treatments: ofCondition.length,
      rows: countGroups(ofCondition),
      answer: answerLine(ofCondition, (treatment) => topics.get(treatment)?.name ?? treatment),
    }));

/** A graded finding that shows how a finding reads: the surest better one. Pairs come with the surest first. */
export const exampleOf = (placed: readonly PlacedPair[]): Pair | undefined =>
  placed.find(({ group }) => group === 'graded-helpful')?.pair;
