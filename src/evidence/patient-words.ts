/**
 * A figure in words for patients. Only a mean difference on a scale that the source names is put into points; a
 * standardized figure is not, because that needs a standard deviation that the source would have to give. Method and
 * limits: docs/figures-in-words.md, after the Cochrane Handbook, chapter 15, and GRADE guidelines 26.
 */
import type { Figure, Frequency } from './schema.ts';

/** One place after the point on scales up to 20 points, whole points above. */
const rounded = (value: number, span: number): number => (span <= 20 ? Math.round(value * 10) / 10 : Math.round(value));

const points = (value: number): string => `${value} ${value === 1 ? 'point' : 'points'}`;

/** `about 1.1 points less on a 0–10 pain scale`; undefined where the scale does not allow it. */
export const figureInWords = ({ measure, value, scale }: Figure): string | undefined => {
  if (measure !== 'mean-difference' || value === undefined || scale === undefined) return undefined;
  const size = rounded(Math.abs(value), scale.max - scale.min);
  const on = `on a ${scale.min}–${scale.max} ${scale.name} scale`;
  if (size === 0) return `about the same ${on}`;
  return `about ${points(size)} ${value < 0 ? 'less' : 'more'} ${on}`;
};

/** `between 0.4 and 1.8 points less`, or that the interval reaches from less to more. */
export const intervalInWords = ({ measure, low, high, scale }: Figure): string | undefined => {
  if (measure !== 'mean-difference' || low === undefined || high === undefined || scale === undefined) return undefined;
  const span = scale.max - scale.min;
  const [a, b] = [rounded(low, span), rounded(high, span)];
  if (a < 0 && b > 0) return `the true figure may lie anywhere from ${points(-a)} less to ${points(b)} more`;
  const [near, far] = [Math.min(Math.abs(a), Math.abs(b)), Math.max(Math.abs(a), Math.abs(b))];
  return `the true figure probably lies between ${near} and ${far} points ${b > 0 ? 'more' : 'less'}`;
};

/**
 * `about 1.2 of 10 points less`: the same figure on one scale for every treatment. Only for pain, where more points are
 * more pain, and for scales that begin at 0.
 */
export const painOutOfTen = ({ measure, value, scale, better }: Figure): string | undefined => {
  const isPain = better === 'lower' && scale?.min === 0 && /(?:^| )pain$/.test(scale.name);
  if (measure !== 'mean-difference' || value === undefined || !isPain) return undefined;
  const size = Math.round((Math.abs(value) / scale.max) * 100) / 10;
  return size === 0 ? 'about the same' : `about ${size} of 10 points ${value < 0 ? 'less' : 'more'}`;
};

const count = (value: number, of: number): string =>
  `${value.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;

/** `45 of 100 people with it, 30 of 100 without: pain at least halved`. */
export const frequencyInWords = ({ what, of, with: treated, without }: Frequency): string =>
  without === undefined
    ? `${what}: ${count(treated, of)} people`
    : `${what}: ${count(treated, of)} people with it, ${count(without, of)} without`;

/** The value of a measure that says “no effect”: 0 for differences, 1 for ratios. */
export const noEffectOf = (measure: Figure['measure']): number | undefined => {
  switch (measure) {
    case 'mean-difference':
    case 'standardized-mean-difference':
    case 'risk-difference':
      return 0;
    case 'risk-ratio':
    case 'odds-ratio':
      return 1;
    case 'rate':
    case 'other':
    case undefined:
      return undefined;
  }
};
