import type { FindingRow, Mark } from './model.ts';
import { toPairs, type Pair } from './pairs.ts';
import type { Certainty } from './schema.ts';

/** A treatment or condition, as far as the map needs it. */
interface MapTopic {
  readonly slug: string;
  readonly name: string;
  readonly url: string;
}

/** Treatments of one family, or conditions of one part of the body. */
export interface MapGroup {
  readonly slug: string;
  readonly name: string;
  readonly topics: readonly MapTopic[];
}

export interface EvidenceMapContent {
  /** Treatments with a claim. */
  readonly treatments: readonly MapGroup[];
  /** Conditions with a claim. */
  readonly conditions: readonly MapGroup[];
  /** The surest first. */
  readonly pairs: readonly Pair[];
  readonly claimCount: number;
  readonly sourceCount: number;
  readonly withoutStudy: { readonly treatments: readonly MapTopic[]; readonly conditions: readonly MapTopic[] };
}

const keep = (groups: readonly MapGroup[], isWanted: (topic: MapTopic) => boolean): MapGroup[] =>
  groups
    .map((group) => ({ ...group, topics: group.topics.filter(isWanted) }))
    .filter(({ topics }) => topics.length > 0);

/** Joins claims and topics: only what has a claim takes room on the map, and what has none is listed. */
export const drawMap = (
  claims: readonly FindingRow[],
  treatments: readonly MapGroup[],
  conditions: readonly MapGroup[],
): EvidenceMapContent => {
  const pairs = toPairs(claims);
  const studied = new Set(pairs.flatMap(({ treatment, condition }) => [treatment, condition]));
  const isStudied = ({ slug }: MapTopic): boolean => studied.has(slug);
  const without = (groups: readonly MapGroup[]): MapTopic[] =>
    groups
      .flatMap(({ topics }) => topics.filter((topic) => !isStudied(topic)))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    treatments: keep(treatments, isStudied),
    conditions: keep(conditions, isStudied),
    pairs,
    claimCount: pairs.reduce((sum, { claims: ofPair }) => sum + ofPair.length, 0),
    sourceCount: new Set(pairs.flatMap((pair) => pair.claims.flatMap(({ sources }) => sources))).size,
    withoutStudy: { treatments: without(treatments), conditions: without(conditions) },
  };
};

/** A name as a column head has room for it: `Nerve pain (neuropathic pain)` → `Nerve pain`. */
export const briefName = (name: string): string => name.replace(/ \(.*\)$/, '');

export const LEGEND_MARKS: readonly { readonly mark: Mark; readonly steps: number; readonly words: string }[] = [
  { mark: 'benefit', steps: 3, words: 'Better than what it was compared with' },
  { mark: 'no-difference', steps: 3, words: 'No difference from what it was compared with' },
  { mark: 'mixed', steps: 0, words: 'Mixed or unclear results' },
  { mark: 'harm', steps: 0, words: 'Harms reported, no result on pain' },
  { mark: 'advice', steps: 0, words: 'Advised by a guideline, no measured result' },
  { mark: 'advice-against', steps: 0, words: 'Advised against by a guideline, no measured result' },
];

export const LEGEND_CERTAINTIES: readonly Certainty[] = ['high', 'moderate', 'low', 'very-low', 'not-graded'];
