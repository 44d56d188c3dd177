import { shortLabel, type SourceEntry } from './references.ts';

export interface SourceLetter {
  /** `A` to `Z`, or `0–9` for what begins with another sign. */
  readonly letter: string;
  readonly id: string;
  /** The page of the list that it stands on; numbers start at 1. */
  readonly page: number;
  readonly sources: readonly SourceEntry[];
}

/** A page is full with so many sources, but a letter is never cut in two. */
const SOURCES_PER_PAGE = 100;

const letterOf = ({ data }: SourceEntry): string => {
  const [letter = ''] = shortLabel(data).normalize('NFKD').toUpperCase();
  return /[A-Z]/.test(letter) ? letter : '0–9';
};

/** Sources by the first letter of their label, and the letters by page. */
export const toLetters = (sources: readonly SourceEntry[], perPage = SOURCES_PER_PAGE): SourceLetter[] => {
  let [page, onPage] = [1, 0];
  return [...Map.groupBy(sources, letterOf)]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([letter, ofLetter]) => {
      if (onPage > 0 && onPage + ofLetter.length > perPage) [page, onPage] = [page + 1, 0];
      onPage += ofLetter.length;
      const id = `letter-${letter === '0–9' ? 'other' : letter.toLowerCase()}`;
      return { letter, id, page, sources: ofLetter };
    });
};

/** The letters of a page in words: `A to C`, or `S` alone. */
export const letterRange = (letters: readonly SourceLetter[]): string =>
  [...new Set([letters.at(0)?.letter, letters.at(-1)?.letter])].join(' to ');
