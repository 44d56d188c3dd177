import {
  CERTAINTY_WORDS,
  certaintyOf,
  findingWords,
  MAGNITUDE_WORDS,
  magnitudeOf,
  type FindingRow,
  type Mark,
} from './model.ts';
import { rankOfMark } from './map-order.ts';
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

/** One treatment in the table of a region. */
interface MapRow {
  readonly treatment: MapTopic;
  readonly isUnapproved: boolean;
  /** Whether the address of the treatment on the map leads to this row: it leads to the first of its rows. */
  readonly isFirst: boolean;
  /** In the order of the columns; undefined where we know no study. */
  readonly cells: readonly (Pair | undefined)[];
}

/** The table of one part of the body: its conditions across, the treatments studied for one of them down. */
export interface MapRegion {
  readonly slug: string;
  readonly name: string;
  readonly conditions: readonly MapTopic[];
  readonly rows: readonly MapRow[];
}

export interface EvidenceMapContent {
  /** Treatments with a claim. */
  readonly treatments: readonly MapGroup[];
  /** Conditions with a claim. */
  readonly conditions: readonly MapGroup[];
  readonly regions: readonly MapRegion[];
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

/** The surest treatments of a region first; those that a regulator has not approved come last, however sure. */
const drawRegions = (
  pairs: readonly Pair[],
  treatments: readonly MapGroup[],
  conditions: readonly MapGroup[],
  unapproved: ReadonlySet<string>,
): MapRegion[] => {
  const treatmentOf = new Map(treatments.flatMap(({ topics }) => topics).map((topic) => [topic.slug, topic]));
  const seen = new Set<string>();
  return conditions.map(({ slug, name, topics }) => {
    const ofRegion = pairs.filter(({ condition }) => topics.some((topic) => topic.slug === condition));
    const rows = [...Map.groupBy(ofRegion, ({ treatment }) => treatment)]
      .flatMap(([treatmentSlug, ofRow]) => {
        const treatment = treatmentOf.get(treatmentSlug);
        return treatment ? [{ treatment, ofRow, isUnapproved: unapproved.has(treatmentSlug) }] : [];
      })
      .map((row) => ({ ...row, rank: Math.min(...row.ofRow.map(({ mark, steps }) => rankOfMark(mark, steps))) }))
      .sort((a, b) => Number(a.isUnapproved) - Number(b.isUnapproved) || a.rank - b.rank)
      .map(({ treatment, ofRow, isUnapproved }) => {
        const isFirst = !seen.has(treatment.slug);
        seen.add(treatment.slug);
        const cells = topics.map((topic) => ofRow.find(({ condition }) => condition === topic.slug));
        return { treatment, isUnapproved, isFirst, cells };
      });
    return { slug, name, conditions: topics, rows };
  });
};

/** Joins claims and topics: only what has a claim takes room on the map, and what has none is listed. */
export const drawMap = (
  claims: readonly FindingRow[],
  treatments: readonly MapGroup[],
  conditions: readonly MapGroup[],
  unapproved: ReadonlySet<string> = new Set(),
): EvidenceMapContent => {
  const pairs = toPairs(claims);
  const studied = new Set(pairs.flatMap(({ treatment, condition }) => [treatment, condition]));
  const isStudied = ({ slug }: MapTopic): boolean => studied.has(slug);
  const without = (groups: readonly MapGroup[]): MapTopic[] =>
    groups
      .flatMap(({ topics }) => topics.filter((topic) => !isStudied(topic)))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const [studiedTreatments, studiedConditions] = [keep(treatments, isStudied), keep(conditions, isStudied)];
  return {
    treatments: studiedTreatments,
    conditions: studiedConditions,
    regions: drawRegions(pairs, studiedTreatments, studiedConditions, unapproved),
    pairs,
    claimCount: pairs.reduce((sum, { claims: ofPair }) => sum + ofPair.length, 0),
    sourceCount: new Set(pairs.flatMap((pair) => pair.claims.flatMap(({ sources }) => sources))).size,
    withoutStudy: { treatments: without(treatments), conditions: without(conditions) },
  };
};

/** More conditions than these stand across the whole page, and their heads slant where it is narrow. */
const MOST_COLUMNS_OF_HALF_A_PAGE = 5;

export const isWide = ({ conditions }: MapRegion): boolean => conditions.length > MOST_COLUMNS_OF_HALF_A_PAGE;

/** The head of a table takes as much room as so many rows. */
const ROWS_OF_A_HEAD = 3;

const heightOf = (regions: readonly MapRegion[]): number =>
  regions.reduce((sum, { rows }) => sum + rows.length + ROWS_OF_A_HEAD, 0);

/** Cuts a run in two where the taller half is the least tall. */
const toStacks = (run: readonly MapRegion[]): (readonly MapRegion[])[] => {
  const cuts = run.slice(1).map((_, index) => [run.slice(0, index + 1), run.slice(index + 1)]);
  const tallest = (stacks: readonly (readonly MapRegion[])[]): number => Math.max(...stacks.map(heightOf));
  return cuts.length === 0 ? [run] : cuts.reduce((best, cut) => (tallest(cut) < tallest(best) ? cut : best));
};

/**
 * Regions in their order, as runs of one or two stacks: a wide region by itself, neighbors that fit beside each other
 * in two stacks of about the same height.
 */
export const toRuns = (regions: readonly MapRegion[]): (readonly MapRegion[])[][] => {
  const runs: MapRegion[][] = [];
  for (const region of regions) {
    const run = runs.at(-1);
    const [before] = run ?? [];
    if (run && before && !isWide(before) && !isWide(region)) run.push(region);
    else runs.push([region]);
  }
  return runs.map(toStacks);
};

/** A name as a column head has room for it: `Nerve pain (neuropathic pain)` → `Nerve pain`. */
export const briefName = (name: string): string => name.replace(/ \(.*\)$/, '');

/** What stands for a pair, in words: `may help, small effect, low certainty`. */
export const pairWords = ({ face }: Pair): string => {
  const magnitude = magnitudeOf(face);
  const size = magnitude === 'unclear' ? [] : [MAGNITUDE_WORDS[magnitude]];
  return [findingWords(face), ...size, CERTAINTY_WORDS[certaintyOf(face)]].join(', ').toLowerCase();
};

export const LEGEND_MARKS: readonly { readonly mark: Mark; readonly steps: number; readonly words: string }[] = [
  { mark: 'benefit', steps: 3, words: 'Better than what it was compared with' },
  { mark: 'no-difference', steps: 3, words: 'No difference from what it was compared with' },
  { mark: 'mixed', steps: 0, words: 'Mixed or unclear results' },
  { mark: 'harm', steps: 0, words: 'Harms reported, no result on pain' },
  { mark: 'advice', steps: 0, words: 'Advised by a guideline, no measured result' },
  { mark: 'advice-against', steps: 0, words: 'Advised against by a guideline, no measured result' },
];

export const LEGEND_CERTAINTIES: readonly Certainty[] = ['high', 'moderate', 'low', 'very-low', 'not-graded'];
