import { describe, expect, test } from 'vitest';
import { factsOf } from '#evidence/fact-box.ts';
import { result } from './findings.ts';

const studied = (fields: Parameters<typeof result>[0]): string | undefined =>
  factsOf(result(fields)).lines.find(({ term }) => term === 'Studied')?.text;

describe('how much was studied', () => {
  test('counts that belong to the result stand as they are', () => {
    expect(studied({ studies: 3, participants: 1244 })).toBe('3 studies, 1,244 people');
  });

  test('counts of the whole source say so', () => {
    expect(studied({ studies: 28, participants: 2630, countsOf: 'source' })).toBe(
      '28 studies, 2,630 people in the whole source; how many of them measured this is not in what we read',
    );
  });

  test('without counts there is no line', () => {
    expect(studied({ countsOf: 'source' })).toBeUndefined();
  });
});

describe('bars', () => {
  const barsOf = (fields: Parameters<typeof result>[0]) =>
    factsOf(result({ frequency: { what: 'better', of: 100, with: 57.7, without: 41 }, ...fields })).bars.map(
      ({ label, words }) => `${label}: ${words}`,
    );

  test('name what the others got, and count whole people', () => {
    expect(barsOf({ comparator: 'sham acupuncture', comparatorKind: 'sham-or-placebo' })).toEqual([
      'With it: about 58 of 100 people',
      'With sham acupuncture: 41 of 100 people',
    ]);
  });

  test('say “without” only where the others got nothing', () => {
    expect(barsOf({ comparator: 'no acupuncture', comparatorKind: 'no-treatment' })[1]).toBe(
      'Without it: 41 of 100 people',
    );
  });
});
