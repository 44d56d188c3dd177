import { describe, expect, test } from 'vitest';
import { groupOf, summarizePair, summarizeTopic } from '#evidence/summary.ts';
import { guideline, harmReport, opinion, result } from '#tests/evidence/findings.ts';

describe('where a pair stands on a topic page', () => {
  test.each([
    ['graded-helpful', [result({ certainty: 'low' })]],
    ['recommended', [result({ direction: 'unclear' }), guideline()]],
    ['studied-not-graded', [result()]],
    ['mixed-or-unclear', [result({ direction: 'unclear' })]],
    ['mixed-or-unclear', [opinion()]],
    ['no-better', [result({ direction: 'no-difference', certainty: 'moderate' })]],
    ['advised-against', [result(), guideline({ advice: 'against' })]],
  ] as const)('%s', (group, findings) => {
    expect(groupOf(findings, false)).toBe(group);
    expect(groupOf(findings, true)).toBe('not-approved');
  });

  test('very low certainty is too little to be called helpful', () => {
    expect(groupOf([result({ certainty: 'very-low' })], false)).toBe('mixed-or-unclear');
  });

  test('graders and a guideline that disagree make it mixed', () => {
    expect(groupOf([result({ certainty: 'moderate' }), guideline({ advice: 'against' })], false)).toBe(
      'mixed-or-unclear',
    );
  });

  test('guidelines that disagree make it mixed', () => {
    expect(groupOf([guideline(), guideline({ advice: 'conditionally-against' })], false)).toBe('mixed-or-unclear');
  });

  test('a draw with another treatment does not undo a benefit over usual care', () => {
    const draw = result({ certainty: 'low', comparatorKind: 'other-treatment', direction: 'no-difference' });
    expect(groupOf([result({ certainty: 'low' }), draw], false)).toBe('graded-helpful');
  });

  test('no better than a sham, at the same certainty, does', () => {
    const sham = result({ certainty: 'low', comparatorKind: 'sham-or-placebo', direction: 'no-difference' });
    expect(groupOf([result({ certainty: 'low' }), sham], false)).toBe('mixed-or-unclear');
  });

  test('what was replaced or withdrawn does not count', () => {
    expect(groupOf([result({ certainty: 'high', supersededBy: 'the update' })], false)).toBe('mixed-or-unclear');
    expect(groupOf([guideline({ withdrawn: 'by its body' }), result()], false)).toBe('studied-not-graded');
  });
});

describe('the line of a pair', () => {
  test('tells guidelines, studies and harm', () => {
    const findings = [
      guideline({ id: 'a' }),
      guideline({ id: 'b' }),
      result({ certainty: 'low', grader: 'GRADE', magnitude: 'small' }),
      harmReport({ frequency: { what: 'a serious event', of: 10000, with: 1 } }),
    ];
    expect(summarizePair(findings)).toBe(
      'Guidelines recommend it; studies: small benefit over usual care, low certainty; serious harm rare (1 of 10,000).',
    );
  });

  test('says what is against as plainly', () => {
    const findings = [
      guideline({ advice: 'conditionally-against' }),
      result({ direction: 'no-difference', comparatorKind: 'sham-or-placebo', certainty: 'moderate' }),
      harmReport(),
    ];
    expect(summarizePair(findings)).toBe(
      'One guideline advises against it with conditions; studies: no better than a sham or placebo, moderate certainty; serious harm reported, how often: not known.',
    );
  });

  test('does not let a better function pass for less pain', () => {
    const better = result({ certainty: 'moderate', outcome: 'function right after treatment' });
    const pain = result({ certainty: 'low', outcome: 'pain right after treatment', direction: 'no-difference' });
    expect(summarizePair([better, pain])).toContain('benefit (not in pain) over ');
    expect(summarizePair([better])).not.toContain('not in pain');
    expect(summarizePair([better, { ...pain, direction: 'unclear' }])).not.toContain('not in pain');
  });

  test('never says rare without a figure', () => {
    expect(summarizePair([result(), harmReport({ seriousness: 'not-serious' })])).not.toMatch(/rare|common/);
  });

  test('says when all of it is history', () => {
    expect(summarizePair([result({ supersededBy: 'the update' })])).toBe(
      'Only findings that were replaced or withdrawn.',
    );
  });
});

test('a topic is summed up by its groups, in their order', () => {
  expect(summarizeTopic(['no-better', 'graded-helpful', 'no-better'])).toBe(
    '1 graded and better than what it was compared with, 2 no better.',
  );
  expect(summarizeTopic([])).toBe('No study we can cite.');
});
