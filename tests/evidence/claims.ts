import type { ClaimRow } from '#evidence/model.ts';

/** A claim with what a test does not care about filled in. */
export const claim = (fields: Partial<ClaimRow> = {}): ClaimRow => {
  const treatment = fields.treatment ?? 'yoga';
  const condition = fields.condition ?? 'neck-pain';
  return {
    treatment,
    condition,
    kind: 'result',
    outcome: 'pain',
    comparator: 'usual care',
    certainty: 'not-graded',
    direction: 'benefit',
    magnitude: 'unclear',
    statement: 'Pain fell.',
    sources: ['able-2020'],
    checkedOn: '2026-11-23',
    id: `${treatment}/${condition}`,
    references: [{ id: 'able-2020', label: 'Able 2020', url: '/sources/able-2020/' }],
    ...fields,
  };
};
