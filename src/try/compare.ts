/** Treatments for one condition side by side. Pure, for the build, the browser and tests. */
import type { TryLine } from './model.ts';

export interface CompareSide extends Omit<TryLine, 'cautions'> {
  /** Title of its group on the condition's page. */
  readonly group: string;
  readonly treatmentUrl: string;
  /** What regulators say, in a word each. */
  readonly standings: readonly string[];
  readonly harms: readonly string[];
  /** Whom its cautions concern, in words for readers. */
  readonly precautions: readonly string[];
  /** What one does oneself. */
  readonly note: string;
  /** Who gives it, plural. */
  readonly by: readonly string[];
}

/** The file of a condition. */
export interface CompareFile {
  readonly name: string;
  readonly url: string;
  readonly sides: readonly CompareSide[];
}

export const MOST_SIDES = 3;

/** Shown without script: as many as fit on paper. */
const BEST_SIDES = 4;

/** The best-supported treatments of a condition, in the order of its page; none that is advised against or not approved. */
export const bestSides = (sides: readonly CompareSide[]): CompareSide[] =>
  sides.filter(({ why }) => why === undefined).slice(0, BEST_SIDES);
