import type { UrgentRow } from './concept-table.ts';
import type { FoundPage } from './full-text.ts';
import type { Correction, Understanding } from './resolver.ts';

export interface SearchFiles {
  /** Address of the concept table. */
  readonly concepts: string;
  /** Address of the words for people and places. */
  readonly providerWords: string;
  /** Address of the folder with the answers to single topics, with a slash at the end. */
  readonly answers: string;
  /** Address of the folder of the full-text index, with a slash at the end. */
  readonly index: string;
}

export interface TopicResult {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'treatment' | 'condition';
  readonly score: number;
  /** True when the query names it: it is shown with its answer. */
  readonly isAnswer: boolean;
}

/** The way to the finder. */
interface FinderAnswer {
  readonly url: string;
  /** Slug of the treatment that is looked for. */
  readonly treatment: string | undefined;
  readonly near: string | undefined;
  /** Two letters of a US state. */
  readonly telehealth: string | undefined;
}

export interface SearchResults {
  readonly query: string;
  readonly urgent: readonly UrgentRow[];
  /** The finder with its fields filled, when somebody to see is looked for. */
  readonly finder: FinderAnswer | undefined;
  readonly topics: readonly TopicResult[];
  /** Pages other than topics, best first; empty until the full text was searched. */
  readonly pages: readonly FoundPage[];
  readonly corrections: readonly Correction[];
  readonly isQuestion: boolean;
  /** Topics whose names look like the query, for when nothing was found. */
  readonly nearest: readonly Pick<TopicResult, 'slug' | 'name' | 'kind'>[];
}

/** What the names of topics alone say, with what the second step builds on. */
export interface NameResults extends SearchResults {
  readonly understood: Understanding;
}

/** How a query is matched: with typing errors corrected, or as it stands. */
export type MatchMode = 'forgiving' | 'exact';
