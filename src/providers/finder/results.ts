/** What the finder found, in the order it is shown. */
import type { Ranked } from './order.ts';
import type { FinderRow } from './row.ts';

export interface FoundRow extends Ranked {
  readonly row: FinderRow;
}

/** A group of results; later groups are asked only when the earlier ones hold too little. */
interface Group {
  /** Nobody confirmed these for 90 days. */
  readonly isOlder: boolean;
  /** Telehealth is offered, and nobody said where. */
  readonly isPlaceUnknown: boolean;
  /** They follow those whose wait is known. */
  readonly isWaitUnknown?: boolean;
}

export interface GroupOfResults extends Group {
  readonly found: readonly FoundRow[];
}

export interface FinderResult {
  readonly groups: readonly GroupOfResults[];
  readonly count: number;
  /** More may be within reach than were asked for. */
  readonly isCut: boolean;
  /** Where the shortest wait comes first: how many waits were compared, and whether farther ones were left out. */
  readonly waits?: { readonly count: number; readonly isCut: boolean };
}
