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
