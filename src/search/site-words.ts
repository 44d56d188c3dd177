import { Vocabulary } from './spelling.ts';

/** What is less alike is no typing error. */
const LEAST_LIKENESS = 0.55;
/** Short words have many neighbors: only a common one is believed. */
const SHORT = 6;
const COMMON_LINES = 5;

/** The site's own words, commonest first: a line for each step of rarity, as the index writer puts them down. */
export class SiteWords {
  readonly #all: Vocabulary;
  readonly #common: Vocabulary;

  constructor(text: string) {
    const lines = text.split('\n').map((line) => line.split(' ').filter((word) => word !== ''));
    this.#all = new Vocabulary(lines.flat());
    this.#common = new Vocabulary(lines.slice(0, COMMON_LINES).flat());
  }

  /** The word that an unknown one was most likely meant to be. */
  correct(word: string): string | undefined {
    const [nearest] = (word.length < SHORT ? this.#common : this.#all).near(word, 1);
    return nearest && nearest.likeness >= LEAST_LIKENESS ? nearest.word : undefined;
  }

  /** True when a word of the site begins with these letters: it may still be being typed. */
  hasBeginning(letters: string): boolean {
    return !this.#all.startingWith(letters).next().done;
  }
}
