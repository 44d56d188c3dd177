import { WordFamilies, type ConceptTable, type UrgentRow } from './concept-table.ts';
import { editDistance } from './spelling.ts';
import { STOP_WORDS, wordsOf } from './words.ts';

/** Other words that may stand among those of a phrase: "pressure in my chest". */
const LARGEST_GAP = 2;
/** Words at least this long may hold one typing error; in shorter ones letters may have changed places: "pian". */
const SPELLABLE = 5;
const SWAPPABLE = 4;

/** Finds what may be an emergency in what a reader types. Rather one too many than one too few. */
export class UrgentPhrases {
  readonly #families: WordFamilies;
  readonly #phrases: readonly { readonly row: UrgentRow; readonly words: readonly string[] }[];

  constructor(table: ConceptTable) {
    this.#families = new WordFamilies(table.families);
    this.#phrases = table.urgent.flatMap((row) =>
      row[3].split('|').map((phrase) => ({ row, words: this.#read(phrase.split(' ')) })),
    );
  }

  /** The emergencies a query may be about, gravest first. */
  find(query: string): UrgentRow[] {
    const words = this.#read(wordsOf(query));
    return [...new Set(this.#phrases.filter((phrase) => holds(words, phrase.words)).map(({ row }) => row))];
  }

  #read(words: readonly string[]): string[] {
    return this.#families.everyClassOf(words).map(({ name }) => name);
  }
}

/** True when all words of the phrase stand near each other, in any order. */
const holds = (words: readonly string[], phrase: readonly string[]): boolean =>
  words.some((_, start) => {
    const near = words.slice(start, start + phrase.length + LARGEST_GAP);
    return phrase.every((wanted) => near.some((word) => isAlike(word, wanted)));
  });

const isAlike = (word: string, wanted: string): boolean => {
  if (word === wanted) return true;
  const shorter = Math.min(word.length, wanted.length);
  if (shorter < SWAPPABLE || STOP_WORDS.has(word)) return false;
  return shorter < SPELLABLE ? lettersOf(word) === lettersOf(wanted) : editDistance(word, wanted, 1) <= 1;
};

const lettersOf = (word: string): string => [...word].sort().join('');
