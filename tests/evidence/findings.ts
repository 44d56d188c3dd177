import type { FindingRow } from '#evidence/model.ts';

const shared = {
  treatment: 'yoga',
  condition: 'neck-pain',
  statement: 'Pain fell.',
  sources: ['able-2020'],
  checkedOn: '2026-11-23',
  references: [{ id: 'able-2020', label: 'Able 2020', url: '/sources/able-2020/' }],
} as const;

const rated = { certainty: 'not-graded', grader: 'none' } as const;

type Of<Kind extends FindingRow['kind']> = Extract<FindingRow, { kind: Kind }>;

const withId = <Row extends FindingRow>(row: Omit<Row, 'id'>, fields: Partial<Row>): Row => {
  const { treatment, condition } = { ...row, ...fields } as Row;
  return { ...row, id: `${treatment}/${condition}`, ...fields } as Row;
};

/** A measured result with what a test does not care about filled in. */
export const result = (fields: Partial<Of<'result'>> = {}): Of<'result'> =>
  withId<Of<'result'>>(
    {
      ...shared,
      ...rated,
      sources: [...shared.sources],
      kind: 'result',
      outcome: 'pain',
      comparator: 'usual care',
      comparatorKind: 'usual-care',
      direction: 'benefit',
      magnitude: 'unclear',
    },
    fields,
  );

export const guideline = (fields: Partial<Of<'guideline'>> = {}): Of<'guideline'> =>
  withId<Of<'guideline'>>(
    {
      ...shared,
      ...rated,
      sources: [...shared.sources],
      kind: 'guideline',
      body: 'College of Examples',
      year: 2024,
      jurisdiction: 'United States',
      advice: 'for',
    },
    fields,
  );

export const harmReport = (fields: Partial<Of<'harm-report'>> = {}): Of<'harm-report'> =>
  withId<Of<'harm-report'>>(
    {
      ...shared,
      ...rated,
      sources: [...shared.sources],
      kind: 'harm-report',
      outcome: 'serious events',
      comparatorKind: 'not-compared',
      seriousness: 'serious',
    },
    fields,
  );

export const opinion = (fields: Partial<Of<'opinion'>> = {}): Of<'opinion'> =>
  withId<Of<'opinion'>>({ ...shared, sources: [...shared.sources], kind: 'opinion' }, fields);

export const standing = (fields: Partial<Of<'standing'>> = {}): Of<'standing'> =>
  withId<Of<'standing'>>(
    { ...shared, sources: [...shared.sources], kind: 'standing', authority: 'FDA', jurisdiction: 'United States' },
    fields,
  );

export const notFound = (fields: Partial<Of<'not-found'>> = {}): Of<'not-found'> =>
  withId<Of<'not-found'>>(
    { ...shared, sources: [], kind: 'not-found', searchedOn: '2026-11-29', searchedIn: 'PubMed' },
    fields,
  );
