/** What the finder says above its results. */
import type { NamedPoint } from '#places/place-lookup.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { StalePageError } from './finder-files.ts';
import type { FinderResult } from './finding.ts';
import type { FinderQuestion } from './question.ts';
import { lowerCaseName, plural } from './words.ts';

/** What was chosen, in words; empty where nothing was. */
export interface ChosenWords {
  readonly treatment: string;
  readonly condition: string;
}

/** `The first 20 providers within 25 miles of ZIP area 12203 (Albany, NY), nearest first.` */
export const statusWords = (
  question: FinderQuestion,
  finding: FinderResult,
  point: NamedPoint | undefined,
  chosen: ChosenWords,
): string => {
  const { count, isCut } = finding;
  const offering = chosen.treatment && ` offering ${lowerCaseName(chosen.treatment)}`;
  const forWhat = chosen.condition && ` for ${lowerCaseName(chosen.condition)}`;
  const what = `${plural(count, 'provider', 'providers')}${offering}${forWhat}`;
  const range =
    question.telehealth !== ''
      ? ` by video or phone in ${REGION_NAMES.get(question.telehealth) ?? question.telehealth}`
      : point && question.radius > 0
        ? ` within ${question.radius} miles of ${point.label}`
        : point
          ? ` from ${point.label}`
          : '';
  const order = point ? 'nearest first' : 'in an order drawn by lot each day; name a place to see the nearest first';
  return `${isCut ? `The first ${what}` : what}${range}, ${order}.`;
};

/** `The first 20 of more who are called “jane fixture”, nearest ZIP area 12203 (Albany, NY) first.` */
export const nameWords = (name: string, { count, isCut }: FinderResult, point: NamedPoint | undefined): string => {
  const order = point ? `nearest ${point.label} first` : 'by alphabet';
  return isCut
    ? `The first ${count} of those listed as “${name}”, ${order}. There are more: type the whole name.`
    : `${plural(count, 'listing', 'listings')} called “${name}”, ${order}.`;
};

export const failureWords = (error: unknown): string =>
  error instanceof StalePageError
    ? 'The directory was updated while this page was open. Load the page again to go on.'
    : 'The listings could not be loaded. Check your connection and try again, or use the lists below.';

export const NOTHING_ASKED = 'Type what you look for, or whom, or name a place: the nearest are shown.';

export const unknownTopicWords = (text: string): string =>
  `We know no treatment, condition or profession called “${text}”, and nobody listed by that name. Choose one from the list, or leave this empty.`;

export const unknownPlaceWords = (text: string, suggestions: readonly string[]): string =>
  suggestions.length > 0
    ? `We found no place “${text}”. Did you mean ${suggestions.join(' or ')}?`
    : `We found no place “${text}”. Type a ZIP code of five digits, or a city and its state, like Albany, NY.`;
