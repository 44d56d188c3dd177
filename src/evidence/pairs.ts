import { CERTAINTY_STEPS, compareClaims, markOf, type ClaimRow, type Mark } from './model.ts';
import type { ClaimKind } from './schema.ts';

/** All that is claimed of one treatment for one condition. */
export interface Pair {
  /** `<treatment>--<condition>`: no slug holds two hyphens in a row. */
  readonly id: string;
  readonly treatment: string;
  readonly condition: string;
  /** Measured results first, then advice, harms and opinions; within each the surest first. */
  readonly claims: readonly ClaimRow[];
  /** The claim that stands for the pair: the first. */
  readonly face: ClaimRow;
  readonly mark: Mark;
  /** Filled steps of four on the certainty scale. */
  readonly steps: number;
  /** Measured results that point elsewhere than the first. */
  readonly differing: readonly ClaimRow[];
  /** Reports of harm, besides the first claim. */
  readonly harmReports: readonly ClaimRow[];
  /** How many claims are none of these: they agree with the first, advise or are opinions. */
  readonly restCount: number;
}

/** A measured effect stands before advice, whatever certainty the advice is given with. */
const KIND_RANK: Readonly<Record<ClaimKind, number>> = {
  result: 0,
  recommendation: 1,
  'harm-report': 2,
  opinion: 3,
  standing: 4,
};

const compareWithinPair = (a: ClaimRow, b: ClaimRow): number =>
  KIND_RANK[a.kind] - KIND_RANK[b.kind] || compareClaims(a, b) || a.id.localeCompare(b.id, 'en');

const toPair = (claims: readonly ClaimRow[]): Pair[] => {
  const sorted = claims.toSorted(compareWithinPair);
  const [face] = sorted;
  if (!face) return [];
  const mark = markOf(face);
  const others = sorted.slice(1);
  const differing = others.filter((claim) => claim.kind === 'result' && markOf(claim) !== mark);
  const harmReports = others.filter(({ kind }) => kind === 'harm-report');
  return [
    {
      id: `${face.treatment}--${face.condition}`,
      treatment: face.treatment,
      condition: face.condition,
      claims: sorted,
      face,
      mark,
      steps: CERTAINTY_STEPS[face.certainty],
      differing,
      harmReports,
      restCount: others.length - differing.length - harmReports.length,
    },
  ];
};

/** Surest first; among equals measured results before advice, benefit before harm, larger before smaller. */
export const comparePairs = (a: Pair, b: Pair): number =>
  b.steps - a.steps ||
  KIND_RANK[a.face.kind] - KIND_RANK[b.face.kind] ||
  compareClaims(a.face, b.face) ||
  a.id.localeCompare(b.id, 'en');

/** Claims by pair, the surest pair first. What a regulator decided is no effect, so it makes no pair. */
export const toPairs = (claims: readonly ClaimRow[]): Pair[] =>
  [
    ...Map.groupBy(
      claims.filter(({ kind }) => kind !== 'standing'),
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
    restCount > 0 && plural(restCount, 'more claim', 'more claims'),
  ]
    .filter(Boolean)
    .join(', ');
