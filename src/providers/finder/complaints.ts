/** What the finder says when it cannot ask: nothing typed, an unknown word, a lost connection. */
import { StalePageError } from './finder-files.ts';

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
