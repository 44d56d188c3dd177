/** The marks by which pictures show where a pair of treatment and condition stands: shapes first, colors second. */
import type { PairGroup } from './summary.ts';

/** How many pairs stand in a group. */
export interface GroupCount {
  readonly group: PairGroup;
  readonly count: number;
}

/** The shapes of the evidence map, and a cross for what no regulator has approved. Dots are for certainty alone. */
export const MARK_OF_GROUP = {
  'graded-helpful': 'better',
  recommended: 'advice',
  'studied-not-graded': 'better-ungraded',
  'mixed-or-unclear': 'mixed',
  'no-better': 'no-better',
  'advised-against': 'against',
  'not-approved': 'cross',
} as const satisfies Readonly<Record<PairGroup, string>>;

/** Units from one mark to the next, in both directions. */
export const MARK_STEP = 10;

/** The area that `count` marks fill, line by line, as an SVG path: whole lines, then what is left. */
export const linesOfMarks = (count: number, columns: number): string => {
  const lines = Math.floor(count / columns);
  const rest = count % columns;
  const whole = lines > 0 ? `M0 0h${columns * MARK_STEP}v${lines * MARK_STEP}H0z` : '';
  return rest > 0 ? `${whole}M0 ${lines * MARK_STEP}h${rest * MARK_STEP}v${MARK_STEP}H0z` : whole;
};

/** One line with the marks of all groups, each group behind the one before. */
export const stripOfMarks = (rows: readonly GroupCount[]): { readonly group: PairGroup; readonly path: string }[] => {
  let start = 0;
  return rows.map(({ group, count }) => {
    const path = `M${start * MARK_STEP} 0h${count * MARK_STEP}v${MARK_STEP}h-${count * MARK_STEP}z`;
    start += count;
    return { group, path };
  });
};
