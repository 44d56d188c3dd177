/** What the finder says above its results. */
import type { NamedPoint } from '#places/place-lookup.ts';
import { slugsIn } from './filter-rules.ts';
import type { FinderResult } from './finding.ts';
import type { FinderQuestion } from './question.ts';
import { joinNames, lowerCaseName, plural } from './words.ts';

/** The name that the page shows for what was chosen in a field; the value itself where it shows none. */
export type NameOf = (field: 'treatment' | 'condition' | 'profession' | 'telehealth', value: string) => string;

/** Names of all that were asked for, of which any will do. */
export const treatmentNames = ({ treatment }: Pick<FinderQuestion, 'treatment'>, nameOf: NameOf): string =>
  joinNames(
    slugsIn(treatment).map((slug) => lowerCaseName(nameOf('treatment', slug))),
    'or',
  );

const waitWords = ({ count, isCut }: NonNullable<FinderResult['waits']>, isPlaced: boolean): string => {
  if (count === 0) return 'nearest first: nobody here told how long the wait is';
  return isCut
    ? `the shortest wait first of the ${count}${isPlaced ? ' nearest' : ''} who told theirs`
    : `the shortest wait first of the ${count} who told theirs, then the others`;
};

/** `The first 20 providers within 25 miles of ZIP area 12203 (Albany, NY), nearest first.` */
export const statusWords = (
  question: FinderQuestion,
  finding: FinderResult,
  point: Pick<NamedPoint, 'label'> | undefined,
  nameOf: NameOf,
): string => {
  const { count, isCut, waits } = finding;
  const offering = question.treatment && ` offering ${treatmentNames(question, nameOf)}`;
  const forWhat = question.condition && ` for ${lowerCaseName(nameOf('condition', question.condition))}`;
  const what = `${plural(count, 'provider', 'providers')}${offering}${forWhat}`;
  const range =
    question.telehealth !== ''
      ? ` by video or phone in ${nameOf('telehealth', question.telehealth)}`
      : point && question.radius > 0
        ? ` within ${question.radius} miles of ${point.label}`
        : point
          ? ` from ${point.label}`
          : '';
  const byDistance = point
    ? 'nearest first'
    : 'in an order drawn by lot each day; name a place to see the nearest first';
  const order = waits ? waitWords(waits, point !== undefined) : byDistance;
  return `${isCut ? `The first ${what}` : what}${range}, ${order}.`;
};

/** `The first 20 of more who are called “jane fixture”, nearest ZIP area 12203 (Albany, NY) first.` */
export const nameWords = (name: string, { count, isCut }: FinderResult, point: NamedPoint | undefined): string => {
  const order = point ? `nearest ${point.label} first` : 'by alphabet';
  return isCut
    ? `The first ${count} of those listed as “${name}”, ${order}. There are more: type the whole name.`
    : `${plural(count, 'listing', 'listings')} called “${name}”, ${order}.`;
};
