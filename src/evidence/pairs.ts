import {
  CERTAINTY_STEPS,
  certaintyOf,
  compareFindings,
  isCurrent,
  markOf,
  type FindingRow,
  type Mark,
} from './model.ts';
import type { FindingKind } from './schema.ts';

/** All that was found of one treatment for one condition. */
export interface Pair {
  /** `<treatment>--<condition>`: no slug holds two hyphens in a row. */
  readonly id: string;
  readonly treatment: string;
  readonly condition: string;
  /** Measured results first, then advice, harms and opinions; within each the surest first. */
  readonly claims: readonly FindingRow[];
  /** The finding that stands for the pair: the first. */
  readonly face: FindingRow;
  readonly mark: Mark;
  /** Filled steps of four on the certainty scale. */
  readonly steps: number;
  /** Measured results that point elsewhere than the first. */
  readonly differing: readonly FindingRow[];
  /** Reports of harm, besides the first claim. */
  readonly harmReports: readonly FindingRow[];
  /** How many findings are none of these: they agree with the first, advise or are opinions. */
  readonly restCount: number;
}

/** A measured effect stands before advice, whatever certainty the advice is given with. */
const KIND_RANK: Readonly<Record<FindingKind, number>> = {
  result: 0,
  guideline: 1,
  'harm-report': 2,
  opinion: 3,
  'not-found': 4,
  standing: 5,
};

const compareWithinPair = (a: FindingRow, b: FindingRow): number =>
  Number(isCurrent(b)) - Number(isCurrent(a)) ||
  KIND_RANK[a.kind] - KIND_RANK[b.kind] ||
  compareFindings(a, b) ||
  a.id.localeCompare(b.id, 'en');

const toPair = (claims: readonly FindingRow[]): Pair[] => {
  const sorted = claims.toSorted(compareWithinPair);
  const [face] = sorted;
  if (!face) return [];
  const mark = markOf(face);
  const others = sorted.slice(1);
  const differing = others.filter((claim) => claim.kind === 'result' && isCurrent(claim) && markOf(claim) !== mark);
  const harmReports = others.filter(({ kind }) => kind === 'harm-report');
  return [
    {
      id: `${face.treatment}--${face.condition}`,
      treatment: face.treatment,
      condition: face.condition,
      claims: sorted,
      face,
      mark,
      steps: CERTAINTY_STEPS[certaintyOf(face)],
      differing,
      harmReports,
      restCount: others.length - differing.length - harmReports.length,
    },
  ];
};

/** Surest first; among equals measured results before advice, benefit before harm, larger before smaller. */
const comparePairs = (a: Pair, b: Pair): number =>
  b.steps - a.steps ||
  KIND_RANK[a.face.kind] - KIND_RANK[b.face.kind] ||
  compareFindings(a.face, b.face) ||
  a.id.localeCompare(b.id, 'en');

/** Findings by pair. What a regulator decided and what was looked for in vain are no effects, so they make no pair. */
export const toPairs = (claims: readonly FindingRow[]): Pair[] =>
  [
    ...Map.groupBy(
      claims.filter(({ kind }) => kind !== 'standing' && kind !== 'not-found'),
      ({ treatment, condition }) => `${treatment}--${condition}`,
    ).values(),
  ]
    .flatMap(toPair)
    .sort(comparePairs);

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What is behind the claim that stands for the pair: `2 results point elsewhere, 5 more claims`. Empty when it is alone. */
export const describeRest = ({ differing, harmReports, restCount }: Pair): string =>
  [
    differing.length > 0 && plural(differing.length, 'result points elsewhere', 'results point elsewhere'),
    harmReports.length > 0 && plural(harmReports.length, 'report of harm', 'reports of harm'),
    restCount > 0 && plural(restCount, 'more finding', 'more findings'),
  ]
    .filter(Boolean)
    .join(', ');
