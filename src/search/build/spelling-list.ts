import { stemOf, STOP_WORDS, wordsOf } from '#search/words.ts';

const MAX_WORDS = 20_000;
/** A word that more pages than these hold is of no help in choosing among them. */
const COMMON_SHARE = 0.5;

/** Counts on how many pages each word stands that a reader may type. */
export class WordCounter {
  readonly #counts = new Map<string, number>();
  #pages = 0;

  /** @param text Title and text of a page. */
  add(text: string): void {
    this.#pages += 1;
    for (const word of new Set(wordsOf(text))) {
      if (/^[a-z]{3,24}$/.test(word) && !STOP_WORDS.has(word))
        this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    }
  }

  /** Stems of the words that most pages hold, joined by blanks. */
  commonStems(): string {
    const common = [...this.#counts].filter(([, count]) => count > this.#pages * COMMON_SHARE);
    return [...new Set(common.map(([word]) => stemOf(word)))].sort().join(' ');
  }

  /** The words of the site, those on many pages first: one line for each tenth part of the pages that hold them. */
  spellingList(): string {
    const rank = (count: number): number => Math.max(0, Math.round(-Math.log10(count / this.#pages) * 2));
    const listed = [...this.#counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MAX_WORDS);
    const lines: string[][] = [];
    for (const [word, count] of listed) (lines[rank(count)] ??= []).push(word);
    return Array.from(lines, (line) => (line ?? []).sort().join(' ')).join('\n');
  }
}
