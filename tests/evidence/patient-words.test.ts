import { describe, expect, test } from 'vitest';
import { figureInWords, frequencyInWords, intervalInWords, painOutOfTen } from '#evidence/patient-words.ts';
import type { Figure } from '#evidence/schema.ts';

const figure = (fields: Partial<Figure>): Figure => ({
  printed: 'as printed',
  measure: 'mean-difference',
  better: 'lower',
  scale: { name: 'pain', min: 0, max: 10 },
  ...fields,
});

describe('a figure in words', () => {
  test('is points on the scale that the source names', () => {
    expect(figureInWords(figure({ value: -1.04 }))).toBe('about 1 point less on a 0–10 pain scale');
    expect(figureInWords(figure({ value: -1.26 }))).toBe('about 1.3 points less on a 0–10 pain scale');
    expect(figureInWords(figure({ value: 6.7, scale: { name: 'function', min: 0, max: 100 } }))).toBe(
      'about 7 points more on a 0–100 function scale',
    );
  });

  test('is nothing where no scale is named, or the figure is standardized', () => {
    expect(figureInWords({ printed: 'WMD −1.24', measure: 'mean-difference', better: 'lower', value: -1.24 })).toBe(
      undefined,
    );
    expect(figureInWords(figure({ measure: 'standardized-mean-difference', value: -0.5 }))).toBe(undefined);
  });

  test('says the same when nothing is left after rounding', () => {
    expect(figureInWords(figure({ value: -0.02 }))).toBe('about the same on a 0–10 pain scale');
  });

  test('its interval tells when it reaches both ways', () => {
    expect(intervalInWords(figure({ low: -1.8, high: -0.4 }))).toBe(
      'the true figure probably lies between 0.4 and 1.8 points less',
    );
    expect(intervalInWords(figure({ low: -0.9, high: 0.1 }))).toBe(
      'the true figure may lie anywhere from 0.9 points less to 0.1 points more',
    );
  });
});

test('frequencies share one denominator', () => {
  expect(frequencyInWords({ what: 'pain at least halved', of: 100, with: 45, without: 30 })).toBe(
    'pain at least halved: 45 of 100 people with it, 30 of 100 without',
  );
});

describe('pain in points of ten', () => {
  test('is the same figure on one scale', () => {
    expect(painOutOfTen(figure({ value: -13.14, scale: { name: 'pain', min: 0, max: 100 } }))).toBe(
      'about 1.3 of 10 points less',
    );
    expect(painOutOfTen(figure({ value: 0.8, scale: { name: 'leg pain', min: 0, max: 10 } }))).toBe(
      'about 0.8 of 10 points more',
    );
    expect(painOutOfTen(figure({ value: -0.4, scale: { name: 'pain', min: 0, max: 100 } }))).toBe('about the same');
  });

  test('is nothing for what is not pain, for a scale that does not begin at 0, and where more points are better', () => {
    expect(painOutOfTen(figure({ value: 5, scale: { name: 'function', min: 0, max: 100 } }))).toBe(undefined);
    expect(painOutOfTen(figure({ value: -1, scale: { name: 'pain', min: 1, max: 5 } }))).toBe(undefined);
    expect(painOutOfTen(figure({ value: 6.8, better: 'higher' }))).toBe(undefined);
    expect(painOutOfTen(figure({ measure: 'standardized-mean-difference', value: -0.5 }))).toBe(undefined);
  });
});
