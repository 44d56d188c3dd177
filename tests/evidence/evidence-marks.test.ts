import { expect, test } from 'vitest';
import { linesOfMarks, stripOfMarks } from '#evidence/evidence-marks.ts';

test('marks fill whole lines first, then what is left of one', () => {
  expect(linesOfMarks(3, 30)).toBe('M0 0h30v10H0z');
  expect(linesOfMarks(30, 30)).toBe('M0 0h300v10H0z');
  expect(linesOfMarks(61, 30)).toBe('M0 0h300v20H0zM0 20h10v10H0z');
});

test('in a strip each group stands behind the one before', () => {
  expect(
    stripOfMarks([
      { group: 'recommended', count: 2 },
      { group: 'no-better', count: 1 },
    ]),
  ).toEqual([
    { group: 'recommended', path: 'M0 0h20v10h-20z' },
    { group: 'no-better', path: 'M20 0h10v10h-10z' },
  ]);
});
