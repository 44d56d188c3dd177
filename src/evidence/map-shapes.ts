import type { Mark } from './model.ts';

/** Shapes of the map on a grid of 40 units: the mark in the upper three quarters, four dots of certainty below it. */
const CENTER_X = 20;
const CENTER_Y = 15.5;
/** Without dots the mark stands in the middle. */
const CENTER_Y_ALONE = 20;

/** Half the height of a mark by its steps of certainty, so that the surest are the largest. 0 is not graded. */
const REACH = [8.5, 8, 10, 12, 13.5] as const;

const round = (value: number): string => String(Math.round(value * 10) / 10);

type Point = readonly [x: number, y: number];

/** Corners around the middle of a mark that reaches `r` units up and down. */
const CORNERS: Readonly<Record<Mark, (r: number) => readonly Point[]>> = {
  benefit: (r) => [
    [0, -r],
    [r * 1.1, r * 0.85],
    [-r * 1.1, r * 0.85],
  ],
  harm: (r) => [
    [0, r],
    [r * 1.1, -r * 0.85],
    [-r * 1.1, -r * 0.85],
  ],
  'no-difference': (r) => [
    [-r * 0.85, -r * 0.85],
    [r * 0.85, -r * 0.85],
    [r * 0.85, r * 0.85],
    [-r * 0.85, r * 0.85],
  ],
  mixed: (r) => [
    [0, -r],
    [r, 0],
    [0, r],
    [-r, 0],
  ],
  advice: (r) => [
    [-r, r * 0.5],
    [0, -r * 0.5],
    [r, r * 0.5],
  ],
  'advice-against': (r) => [
    [-r, -r * 0.5],
    [0, r * 0.5],
    [r, -r * 0.5],
  ],
};

export interface MapShape {
  readonly id: string;
  readonly mark: Mark;
  /** Path data. */
  readonly outline: string;
  /** Class of the outline: only what is graded is filled, and advice is a line. */
  readonly paint: 'map-shape-line' | 'map-shape-solid' | undefined;
  /** Middles of the certainty dots from left to right; none when not graded. */
  readonly dots: readonly { readonly x: number; readonly isFilled: boolean }[];
}

export const drawShape = (mark: Mark, steps: number): MapShape => {
  const middle = steps === 0 ? CENTER_Y_ALONE : CENTER_Y;
  const points = CORNERS[mark](REACH[steps] ?? REACH[0]).map(([x, y]) => `${round(CENTER_X + x)} ${round(middle + y)}`);
  const isLine = mark === 'advice';
  return {
    id: `${mark}-${steps}`,
    mark,
    outline: `M${points.join('L')}${isLine ? '' : 'Z'}`,
    paint: isLine ? 'map-shape-line' : steps > 0 ? 'map-shape-solid' : undefined,
    dots: steps === 0 ? [] : [0, 1, 2, 3].map((dot) => ({ x: 9.5 + dot * 7, isFilled: dot < steps })),
  };
};
