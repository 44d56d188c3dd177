import { describe, expect, test } from 'vitest';
import { findingWords, markOf } from '#evidence/model.ts';
import { describeRest, toPairs } from '#evidence/pairs.ts';
import { ADVICE, CERTAINTIES, FINDING_KINDS } from '#evidence/schema.ts';
import { guideline, harmReport, notFound, opinion, result, standing } from '#tests/evidence/findings.ts';

describe('what a finding says', () => {
  test('a benefit is told only as firmly as its certainty allows', () => {
    const words = CERTAINTIES.map((certainty) => findingWords(result({ certainty })));
    expect(words).toEqual(['Helps', 'Probably helps', 'May help', 'May help, very unsure', 'Better in studies']);
  });

  test('advice is never told as an effect, for or against', () => {
    const words = ADVICE.map((advice) => findingWords(guideline({ advice })));
    expect(new Set(words).size).toBe(ADVICE.length);
    for (const said of words) expect(said).not.toMatch(/help|better|difference|harm/i);
    expect(ADVICE.map((advice) => markOf(guideline({ advice })))).toEqual([
      'advice',
      'advice',
      'mixed',
      'advice-against',
      'advice-against',
    ]);
  });

  test('every kind has words of its own', () => {
    const kinds = [result(), guideline(), harmReport(), opinion(), standing(), notFound()];
    expect(kinds.map(({ kind }) => kind)).toEqual([...FINDING_KINDS]);
    expect(new Set(kinds.map(findingWords)).size).toBe(FINDING_KINDS.length);
  });

  test.each(['mixed', 'unclear'] as const)('%s results have one mark', (direction) => {
    expect(markOf(result({ direction }))).toBe('mixed');
  });
});

describe('the finding that stands for a pair', () => {
  test('is the surest measured result', () => {
    const [pair] = toPairs([
      result({ id: 'a', certainty: 'low' }),
      result({ id: 'b', certainty: 'moderate', direction: 'no-difference' }),
      result({ id: 'c', certainty: 'not-graded', magnitude: 'large' }),
    ]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'no-difference', steps: 3 });
  });

  test('is a measured result even where advice is graded higher', () => {
    const [pair] = toPairs([guideline({ id: 'a', certainty: 'high' }), result({ id: 'b' })]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'benefit', steps: 0, restCount: 1 });
  });

  test('is a report of harm before an opinion', () => {
    const [pair] = toPairs([opinion({ id: 'a' }), harmReport({ id: 'b' })]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'harm' });
  });

  test('is never one that was replaced, while another stands', () => {
    const [pair] = toPairs([
      result({ id: 'a', certainty: 'high', supersededBy: 'the update' }),
      guideline({ id: 'b', advice: 'against' }),
    ]);
    expect(pair).toMatchObject({ face: { id: 'b' }, mark: 'advice-against' });
  });

  test('does not depend on the order of the findings', () => {
    const findings = [result({ id: 'b' }), result({ id: 'a' }), opinion({ id: 'c' })];
    expect(toPairs(findings.toReversed())).toEqual(toPairs(findings));
  });
});

test('what a regulator decided, and what was not found, make no pair', () => {
  expect(toPairs([standing(), notFound()])).toEqual([]);
});

test('results that differ and reports of harm stand beside the first finding, the rest is counted', () => {
  const [pair] = toPairs([
    result({ id: 'a', certainty: 'low' }),
    result({ id: 'b', direction: 'no-difference' }),
    harmReport({ id: 'c' }),
    guideline({ id: 'd' }),
    result({ id: 'e' }),
  ]);
  expect(pair?.differing.map(({ id }) => id)).toEqual(['b']);
  expect(pair?.harmReports.map(({ id }) => id)).toEqual(['c']);
  expect(pair && describeRest(pair)).toBe('1 result points elsewhere, 1 report of harm, 2 more findings');
});

test('advice that differs from a result is no disagreement of results', () => {
  const [pair] = toPairs([result({ id: 'a', direction: 'no-difference' }), guideline({ id: 'b' })]);
  expect(pair?.differing).toEqual([]);
});

test('pairs are in order of certainty, then measured before advised, then benefit before harm', () => {
  const pairs = toPairs([
    result({ condition: 'a', direction: 'harm' }),
    guideline({ condition: 'b' }),
    result({ condition: 'c' }),
    result({ condition: 'd', certainty: 'very-low', direction: 'no-difference' }),
    result({ condition: 'e', certainty: 'moderate' }),
  ]);
  expect(pairs.map(({ condition }) => condition).join('')).toBe('edcab');
});

test('a pair alone has nothing more to say', () => {
  const [pair] = toPairs([result()]);
  expect(pair && describeRest(pair)).toBe('');
});
