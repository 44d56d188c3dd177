/** Words that no page has room for. Bounds that honest text never meets: the longest word of medicine has 45 letters. */
import { quote } from './problem.ts';

/** Letters of one word. A phone is 320 pixels wide; longer words are cut by the browser wherever they reach its edge. */
const LONGEST_WORD = 60;
/** Accents and other marks on one letter. Vietnamese, Hebrew with cantillation and Tibetan need up to four. */
const MOST_MARKS = 6;

/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';

const ENDLESS_WORD = new RegExp(`(?:(?![${WITHOUT_BLANKS}])[\\p{L}\\p{N}\\p{M}]){${LONGEST_WORD + 1},}`, 'u');
const HEAP_OF_MARKS = new RegExp(`\\P{M}\\p{M}{${MOST_MARKS + 1},}`, 'u');

export interface WordFault {
  readonly index: number;
  readonly found: string;
  /** Starts in lower case and ends with a full stop. */
  readonly fix: string;
}

/** The first word of a text that is too long to be one, or the first letter under a heap of accents. */
export const wordFault = (text: string): WordFault | undefined => {
  // Most texts are plain and short: the cheap question first.
  const heap = /\p{M}/u.test(text) ? HEAP_OF_MARKS.exec(text) : null;
  if (heap) {
    const found = `${quote([...heap[0]][0] ?? '')} has ${[...heap[0]].length - 1} accents on one letter, which cover the lines around it.`;
    return { index: heap.index, found, fix: 'write the letter with the accents it has in its language.' };
  }
  // The parts of an address are no words; it is cut where a line ends.
  const word = ENDLESS_WORD.exec(text.replace(/https?:\/\/[^\s)>\]]+/g, (address) => ' '.repeat(address.length)));
  if (!word) return undefined;
  return {
    index: word.index,
    found: `${quote(word[0])} has ${word[0].length} letters without a blank.`,
    fix: `put blanks between its words; no word has more than ${LONGEST_WORD} letters.`,
  };
};
