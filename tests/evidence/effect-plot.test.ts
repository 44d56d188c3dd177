import { expect, test } from 'vitest';
import { effectPlotOf, PLOT_WIDTH } from '#evidence/effect-plot.ts';

const FIGURE = {
  printed: 'MD −15.2 of 100 (95% CI −18.3 to −12.2); 15 set beforehand as important',
  measure: 'mean-difference',
  value: -15.2,
  low: -18.3,
  high: -12.2,
  better: 'lower',
  scale: { name: 'pain', min: 0, max: 100 },
} as const;

test('a figure with its interval stands left of the line of no difference when there is less pain', () => {
  const plot = effectPlotOf(FIGURE);
  expect(plot).toMatchObject({ low: 83, middle: 90, high: 96, less: 'less pain', more: 'more pain' });
  expect(plot?.high).toBeLessThan(PLOT_WIDTH / 2);
  expect(plot?.words).toBe('the true figure probably lies between 12 and 18 points less');
});

test('scales of 10 and of 100 points share one axis', () => {
  const ofTen = { ...FIGURE, value: -1.52, low: -1.83, high: -1.22, scale: { ...FIGURE.scale, max: 10 } };
  expect(effectPlotOf(ofTen)).toMatchObject({ low: 83, middle: 90, high: 96 });
});

test('the smallest difference that matters is marked on the side where the patient is better off', () => {
  const plot = effectPlotOf({ ...FIGURE, matters: 15 });
  expect(plot).toMatchObject({
    matters: 90,
    mattersWords: '15 points of 100 were set beforehand as the least that matters',
  });
  expect(effectPlotOf({ ...FIGURE, better: 'higher', matters: 15 })?.matters).toBe(150);
  expect(effectPlotOf(FIGURE)?.matters).toBeUndefined();
});

test('a name that has no room is left to the words beside the picture', () => {
  const scale = { name: 'limits in function', min: 0, max: 100 };
  expect(effectPlotOf({ ...FIGURE, scale })).toMatchObject({ less: 'less', more: 'more' });
});

test('what reaches farther than the axis ends at its end', () => {
  expect(effectPlotOf({ ...FIGURE, low: -90 })?.low).toBe(0);
});

test.each([
  ['no figure', undefined],
  ['no interval', { ...FIGURE, low: undefined }],
  ['no scale', { ...FIGURE, scale: undefined }],
  ['a scale that does not begin at 0', { ...FIGURE, scale: { name: 'pain', min: 1, max: 10 } }],
  ['a standardized difference', { ...FIGURE, measure: 'standardized-mean-difference' as const }],
])('nothing is drawn from %s', (_, figure) => {
  expect(effectPlotOf(figure)).toBeUndefined();
});
