import { expect, test } from 'vitest';
import { daysBetween, formatDate } from '#site/dates.ts';
import { today } from '#site/today.ts';

test('a date is written the same on every machine', () => {
  expect(formatDate('2021-08-24')).toBe('August 24, 2021');
});

test('days are counted over a change of clocks and a leap day', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
  expect(daysBetween('2026-03-09', '2026-03-07')).toBe(-2);
});

test('a build can be repeated on another day, and an impossible day is refused', () => {
  expect(today({ SITE_TODAY: '2026-01-31' })).toBe('2026-01-31');
  expect(() => today({ SITE_TODAY: '2026-13-01' })).toThrow(/YYYY-MM-DD/);
});
