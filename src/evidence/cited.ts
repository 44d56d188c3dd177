import type { Source } from './schema.ts';

export type Name = Source['author'][number];
export type PersonName = Extract<Name, { family: string }>;

export const isPerson = (name: Name): name is PersonName => 'family' in name;

const NOTICES = {
  retracted: 'Retracted',
  withdrawn: 'Withdrawn',
  erratum: 'Erratum',
  'expression-of-concern': 'Expression of concern',
} as const;

/** The date of publication as far as it is known. */
export const issuedOn = (source: Source): { year: number; month: number | undefined; day: number | undefined } => {
  const [year, month, day] = source.issued['date-parts'][0] ?? [];
  if (year === undefined) throw new Error(`A source without a year reached the references: ${source.title}`);
  return { year, month, day };
};

/** Text that ends like a sentence; a question mark of its own is enough. */
export const withEndMark = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** A retraction, erratum or expression of concern in words: `Erratum: Published on …`. */
export const noticeOf = (source: Source): string | undefined =>
  source.retraction && withEndMark(`${NOTICES[source.retraction.kind]}: ${source.retraction.note}`);
