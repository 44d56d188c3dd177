/** Asks a question: says what it needs of rows in the words of the filters, and leaves the search to the engine. */
import type { Point } from '#places/distance.ts';
import type * as engine from './engine.ts';
import { acceptsRow, slugsIn, tagsFor, type Judgment } from './filter-rules.ts';
import type { FinderQuestion } from './question.ts';
import type { FinderResult } from './results.ts';
import type { FinderRow } from './row.ts';
import type { FinderSets } from './sets.ts';
import { WAIT_TAG } from './tags.ts';

export type { FinderResult, GroupOfResults } from './results.ts';

export interface FindingOptions extends Judgment {
  readonly engine: Pick<typeof engine, 'answer' | 'fetchAhead' | 'findByName'>;
  readonly sets: FinderSets;
  readonly fetchFile: (path: string) => Promise<unknown>;
  readonly day: string;
  readonly point: Point | undefined;
  readonly count: number;
  /** Infinite for any distance. */
  readonly withinKm: number;
}

/** What a search looks for beyond the question. */
interface Further {
  readonly tag?: string;
  readonly accepts: (row: FinderRow) => boolean;
}

const searchOf = (question: FinderQuestion, options: FindingOptions, also?: Further): engine.Search => {
  const slugs = slugsIn(question.treatment);
  const accepts = acceptsRow(question, options);
  return {
    ...options,
    // For several the set of all is asked, by their tags.
    treatment: slugs.length === 1 ? question.treatment : '',
    // Care by video knows no distance.
    isRemote: question.telehealth !== '',
    tags: [...tagsFor(question, options), ...(also?.tag === undefined ? [] : [[also.tag]])],
    accept: also ? (row) => also.accepts(row) && accepts(row) : accepts,
  };
};

const search = (question: FinderQuestion, options: FindingOptions, also?: Further): Promise<FinderResult> =>
  options.engine.answer(searchOf(question, options, also));

/** Of those who said how long new patients wait, so many are compared, the nearest. */
const WAITS_COMPARED = 100;

/**
 * Those who said how long new patients wait, the shortest wait first: all of them within the distance, or the nearest
 * `WAITS_COMPARED`. Then the others, nearest first.
 */
const findSoonest = async (question: FinderQuestion, options: FindingOptions): Promise<FinderResult> => {
  const { count } = options;
  const told = await search(
    question,
    { ...options, count: WAITS_COMPARED },
    { tag: WAIT_TAG, accepts: ({ waitDays }) => waitDays !== undefined },
  );
  const soonest = told.groups
    .flatMap(({ found, isOlder, isPlaceUnknown }) => (isOlder || isPlaceUnknown ? [] : found))
    // Stable: at the same wait the nearer comes first.
    .sort((a, b) => (a.row.waitDays ?? 0) - (b.row.waitDays ?? 0));
  const waits = { count: soonest.length, isCut: told.isCut && soonest.length === WAITS_COMPARED };
  const first = { isOlder: false, isPlaceUnknown: false, found: soonest.slice(0, count) };
  if (soonest.length > count) return { groups: [first], count, isCut: true, waits };
  const known = new Set(soonest.map(({ id }) => id));
  const others = await search(
    question,
    { ...options, count: Math.max(1, count - soonest.length) },
    { accepts: ({ id }) => !known.has(id) },
  );
  if (soonest.length === count) return { groups: [first], count, isCut: others.count > 0, waits };
  return {
    groups:
      soonest.length === 0
        ? others.groups
        : [first, ...others.groups.map((group) => ({ ...group, isWaitUnknown: true }))],
    count: soonest.length + others.count,
    isCut: others.isCut,
    waits,
  };
};

export const find = (question: FinderQuestion, options: FindingOptions): Promise<FinderResult> =>
  question.order === 'soonest' ? findSoonest(question, options) : search(question, options);

/** Fetches what the question begins with; the point in its options plays no part. */
export const findAhead = (question: FinderQuestion, options: FindingOptions): void => {
  options.engine.fetchAhead(searchOf(question, options));
};

/** Whether anybody in the directory offers it; the empty treatment is any. Of several nothing is said. */
export const isOffered = (treatment: string, { profiles, registry }: FinderSets): boolean => {
  const slugs = slugsIn(treatment);
  return (
    slugs.length !== 1 ||
    treatment in profiles ||
    Object.values(registry?.treatments ?? {}).some((given) => given.includes(treatment))
  );
};
