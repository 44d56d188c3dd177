import { stemOf, STOP_WORDS, wordsOf } from './words.ts';

/** On how many pages each word stands. */
export type WordCounts = ReadonlyMap<string, number>;

const MOST_WORDS = 20_000;
/** A word that more pages than these hold is of no help in choosing among them. */
const COMMON_SHARE = 0.5;

/** Words that a reader may type, of the titles and texts of pages. */
export const countWords = (
  pages: readonly { readonly content: string; readonly meta: Readonly<Record<string, string>> }[],
): WordCounts => {
  const counts = new Map<string, number>();
  for (const { content, meta } of pages) {
    for (const word of new Set(wordsOf(`${meta['title'] ?? ''} ${content}`))) {
      if (/^[a-z]{3,24}$/.test(word) && !STOP_WORDS.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
};

/** The sum of the counts of all parts: words joined by blanks, and the number of pages of each. */
export const sumCounts = (
  parts: readonly { readonly counted: string; readonly counts: readonly number[] }[],
): WordCounts => {
  const sum = new Map<string, number>();
  for (const { counted, counts } of parts) {
    for (const [index, word] of counted.split(' ').entries()) {
      if (word !== '') sum.set(word, (sum.get(word) ?? 0) + (counts[index] ?? 0));
    }
  }
  return sum;
};

/** Stems of the words that most pages hold, joined by blanks. */
export const commonStems = (counts: WordCounts, pages: number): string =>
  [...new Set([...counts].filter(([, count]) => count > pages * COMMON_SHARE).map(([word]) => stemOf(word)))]
    .sort()
    .join(' ');

/** The words of the site, those on many pages first: one line for each tenth part of the pages that hold them. */
export const spellingList = (counts: WordCounts, pages: number): string => {
  const rank = (count: number): number => Math.max(0, Math.round(-Math.log10(count / pages) * 2));
  const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORDS);
  const lines: string[][] = [];
  for (const [word, count] of kept) (lines[rank(count)] ??= []).push(word);
  return Array.from(lines, (line) => (line ?? []).sort().join(' ')).join('\n');
};
