import type { ResultWords } from './result-list.ts';
import type { FinderSets } from './sets.ts';

/** What the finder reads, by its addresses. */
export interface FinderData {
  readonly sets: FinderSets;
  /** Folders of the postal codes and of the cities, and path of the file of topics. */
  readonly postal: string;
  readonly cities: string;
  /** Folder of the borders for the map of results. */
  readonly land: string;
  readonly topics: string;
  readonly lookups: string;
  /** The day of Medicare's list; left out when no row of the registry stands in it. */
  readonly medicareOn?: string;
  /** Folder of what results tell of profiles: see `profile-details.ts`. */
  readonly details: string;
}

/** What the page tells the finder, in `data-finder`. */
export interface FinderSetup extends FinderData {
  readonly reports: ResultWords['reports'];
}
