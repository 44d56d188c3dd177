/** Asks a question: says what it needs of rows in the words of the filters, and leaves the search to the engine. */
import type { Point } from '#places/distance.ts';
import type * as engine from './engine.ts';
import type { FinderResult } from './results.ts';
import { acceptsRow, tagsFor, type FinderQuestion } from './question.ts';
import type { FinderSets } from './sets.ts';

export type { FinderResult, GroupOfResults } from './results.ts';

export interface FindingOptions {
  readonly engine: Pick<typeof engine, 'answer' | 'fetchAhead' | 'findByName'>;
  readonly sets: FinderSets;
  readonly fetchFile: (path: string) => Promise<unknown>;
  readonly day: string;
  readonly point: Point | undefined;
  readonly count: number;
  /** Infinite for any distance. */
  readonly withinKm: number;
  readonly studiedTreatments: ReadonlySet<string>;
}

const searchOf = (question: FinderQuestion, options: FindingOptions): engine.Search => ({
  ...options,
  treatment: question.treatment,
  // Care by video knows no distance.
  isRemote: question.telehealth !== '',
  tags: tagsFor(question, options.studiedTreatments),
  accept: acceptsRow(question, options.studiedTreatments),
});

export const find = (question: FinderQuestion, options: FindingOptions): Promise<FinderResult> =>
  options.engine.answer(searchOf(question, options));

/** Fetches what the question begins with; the point in its options plays no part. */
export const findAhead = (question: FinderQuestion, options: FindingOptions): void => {
  options.engine.fetchAhead(searchOf(question, options));
};
