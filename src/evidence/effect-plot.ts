/**
 * A finding's figure as a picture: its interval and its middle beside the line of no difference, on one axis of ten points
 * for every scale, so that plots below each other can be compared. Only what the source prints is drawn: a mean difference
 * with its interval, on a scale from 0 that the source names.
 */
import { intervalInWords } from './patient-words.ts';
import type { Figure } from './schema.ts';

/** The axis reaches from six of ten points less to six more. */
const REACH = 6;

export const PLOT_WIDTH = 240;

/** A longer name has no room beside its opposite. */
const LONGEST_NAME = 11;

export interface EffectPlot {
  /** Places from the left. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** The smallest difference that matters, on the side where the patient is better off. */
  readonly matters: number | undefined;
  readonly less: string;
  readonly more: string;
  /** What the picture tells beyond the words beside it, which say the figure and what matters. */
  readonly words: string;
  readonly mattersWords: string | undefined;
}

export const effectPlotOf = (figure: Figure | undefined): EffectPlot | undefined => {
  if (figure?.measure !== 'mean-difference' || figure.scale?.min !== 0) return undefined;
  const { value, low, high, matters, better, scale } = figure;
  if (value === undefined || low === undefined || high === undefined) return undefined;
  const placeOf = (points: number): number => {
    const ofTen = Math.max(-REACH, Math.min(REACH, (points / scale.max) * 10));
    return Math.round((ofTen / REACH / 2 + 0.5) * PLOT_WIDTH);
  };
  const what = scale.name.length > LONGEST_NAME ? '' : scale.name;
  const mattersWords =
    matters === undefined
      ? undefined
      : `${matters} points of ${scale.max} were set beforehand as the least that matters`;
  return {
    low: placeOf(low),
    middle: placeOf(value),
    high: placeOf(high),
    matters: matters === undefined ? undefined : placeOf(better === 'lower' ? -matters : matters),
    less: `less ${what}`.trim(),
    more: `more ${what}`.trim(),
    words: intervalInWords(figure) ?? '',
    mattersWords,
  };
};
