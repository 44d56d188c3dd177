import { describe, expect, test } from 'vitest';
import { findingWords, markOf } from '#evidence/model.ts';
import { describeRest, toPairs } from '#evidence/pairs.ts';
import { CERTAINTIES, CLAIM_KINDS, DIRECTIONS } from '#evidence/schema.ts';
import { claim } from '#tests/evidence/claims.ts';

describe('what a claim says', () => {
  test('a benefit is told only as firmly as its certainty allows', () => {
    const words = CERTAINTIES.map((certainty) => findingWords({ kind: 'result', direction: 'benefit', certainty }));
    expect(words).toEqual(['Helps', 'Probably helps', 'May help', 'May help, very unsure', 'Better in studies']);
  });

  test('advice is never told as an effect', () => {
    for (const direction of DIRECTIONS) {
      for (const certainty of CERTAINTIES) {
        expect(findingWords({ kind: 'recommendation', direction, certainty })).not.toMatch(
          /help|better|difference|harm/i,
        );
      }
    }
    expect(markOf({ kind: 'recommendation', direction: 'benefit' })).toBe('advice');
  });

  test('every kind has words of its own', () => {
    const words = CLAIM_KINDS.map((kind) => findingWords({ kind, direction: 'benefit', certainty: 'low' }));
    expect(new Set(words).size).toBe(CLAIM_KINDS.length);
  });

  test.each(['mixed', 'unclear'] as const)('%s results have one mark', (direction) => {
    expect(markOf({ kind: 'result', direction })).toBe('mixed');
  });
});

describe('the claim that stands for a pair', () => {
  test('is the surest measured result', () => {
    const [pair] = toPairs([
      claim({ id: 'a', certainty: 'low' }),
      claim({ id: 'b', certainty: 'moderate', direction: 'no-difference' }),
      claim({ id: 'c', certainty: 'not-graded', magnitude: 'large' }),
    ]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'no-difference', steps: 3 });
  });

  test('is a measured result even where advice is graded higher', () => {
    const [pair] = toPairs([
      claim({ id: 'a', kind: 'recommendation', certainty: 'high' }),
      claim({ id: 'b', certainty: 'not-graded' }),
    ]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'benefit', steps: 0, restCount: 1 });
  });

  test('is a report of harm before an opinion', () => {
    const [pair] = toPairs([
      claim({ id: 'a', kind: 'opinion', direction: 'unclear' }),
      claim({ id: 'b', kind: 'harm-report', direction: 'harm' }),
    ]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'harm' });
  });

  test('does not depend on the order of the claims', () => {
    const claims = [claim({ id: 'b' }), claim({ id: 'a' }), claim({ id: 'c', kind: 'opinion' })];
    expect(toPairs(claims.toReversed())).toEqual(toPairs(claims));
  });
});

test('what a regulator decided makes no pair', () => {
  expect(toPairs([claim({ kind: 'standing', direction: 'unclear' })])).toEqual([]);
});

test('results that differ and reports of harm are kept beside the first claim, the rest is counted', () => {
  const [pair] = toPairs([
    claim({ id: 'a', certainty: 'low' }),
    claim({ id: 'b', direction: 'no-difference' }),
    claim({ id: 'c', kind: 'harm-report', direction: 'harm' }),
    claim({ id: 'd', kind: 'recommendation' }),
    claim({ id: 'e' }),
  ]);
  expect(pair?.differing.map(({ id }) => id)).toEqual(['b']);
  expect(pair?.harmReports.map(({ id }) => id)).toEqual(['c']);
  expect(pair && describeRest(pair)).toBe('1 result points elsewhere, 1 report of harm, 2 more claims');
});

test('advice that differs from a result is no disagreement of results', () => {
  const [pair] = toPairs([claim({ id: 'a', direction: 'no-difference' }), claim({ id: 'b', kind: 'recommendation' })]);
  expect(pair?.differing).toEqual([]);
});

test('pairs are in order of certainty, then measured before advised, then benefit before harm', () => {
  const pairs = toPairs([
    claim({ condition: 'a', direction: 'harm' }),
    claim({ condition: 'b', kind: 'recommendation' }),
    claim({ condition: 'c' }),
    claim({ condition: 'd', certainty: 'very-low', direction: 'no-difference' }),
    claim({ condition: 'e', certainty: 'moderate' }),
  ]);
  expect(pairs.map(({ condition }) => condition).join('')).toBe('edcab');
});

test('a pair alone has nothing more to say', () => {
  const [pair] = toPairs([claim()]);
  expect(pair && describeRest(pair)).toBe('');
});
