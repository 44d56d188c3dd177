import { RIGHT_WORDS, rightWordFile } from './model.ts';

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

/** Sorted words, each as the number of letters that it shares with the one before (base 36) and its other letters. */
export const writeRightWords = (words: readonly string[]): string => {
  let before = '';
  return words
    .map((word) => {
      let same = 0;
      while (same < 35 && same < word.length && word[same] === before[same]) same += 1;
      before = word;
      return same.toString(36) + word.slice(same);
    })
    .join('\n');
};

export const readRightWords = (text: string): ReadonlySet<string> => {
  let before = '';
  const words = new Set<string>();
  for (const line of text.split('\n')) {
    before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1);
    if (before !== '') words.add(before);
  }
  return words;
};
