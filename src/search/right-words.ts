/**
 * A file of its own, which search and finder fetch when a word is in doubt: it imports nothing that either of them imports.
 */

/** Address of the folder of words that are right although no page holds them, spread over `RIGHT_WORD_FILES` files. */
export const RIGHT_WORDS = '/search/right-words/';

/** So many that a file is small, and that asking for one tells nothing of the word that was typed. */
export const RIGHT_WORD_FILES = 128;

/** Number of the file in which a folded word stands. */
export const rightWordFile = (word: string): number => {
  let sum = 0;
  for (let at = 0; at < word.length; at += 1) sum = (sum * 31 + word.charCodeAt(at)) % 65_521;
  return sum % RIGHT_WORD_FILES;
};

/** Words that are right although the site does not use them: English, drugs, places. Asked before a word is exchanged. */
export class RightWords {
  readonly #files = new Map<number, Promise<ReadonlySet<string>>>();

  /** Those of some folded words that are right. A list that cannot be loaded leaves every word in doubt. */
  async among(words: readonly string[]): Promise<ReadonlySet<string>> {
    const lists = await Promise.all(words.map((word) => this.#read(rightWordFile(word))));
    return new Set(words.filter((word, at) => lists[at]?.has(word)));
  }

  #read(file: number): Promise<ReadonlySet<string>> {
    const known = this.#files.get(file);
    if (known) return known;
    const list = fetch(`${RIGHT_WORDS}${file}.txt`)
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then(readRightWords)
      .catch((): ReadonlySet<string> => {
        this.#files.delete(file);
        return new Set();
      });
    this.#files.set(file, list);
    return list;
  }
}

/** From what `writeRightWords` wrote. */
export const readRightWords = (text: string): ReadonlySet<string> => {
  let before = '';
  const words = new Set<string>();
  for (const line of text.split('\n')) {
    before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1);
    if (before !== '') words.add(before);
  }
  return words;
};
