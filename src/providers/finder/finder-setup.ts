import type { ResultWords } from './result-list.ts';
import type { FinderSets } from './sets.ts';

/** What the page tells the finder, in `data-finder`. */
export interface FinderSetup {
  readonly sets: FinderSets;
  readonly postal: string;
  readonly cities: string;
  readonly land: string;
  readonly topics: string;
  readonly lookups: string;
  readonly reports: ResultWords['reports'];
}
