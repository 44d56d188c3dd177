/** Names of treatments and conditions as people mistype them. */
import { distance } from 'fastest-levenshtein';
import type { Content } from '#scripts/checks/content.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';
import { isWord } from './dictionary.ts';

export interface Meant {
  /** The word as it is written here. */
  readonly word: string;
  /** The name it belongs to. */
  readonly name: string;
}

const lettersOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];

const known = new WeakMap<Content, ReadonlyMap<string, string>>();

/** Words of names and other names that are spelled right, with the name of their entry. */
const rightWords = (content: Content): ReadonlyMap<string, string> => {
  const cached = known.get(content);
  if (cached) return cached;
  const words = new Map<string, string>();
  for (const { written } of [...content.of('treatments'), ...content.of('conditions')]) {
    const name = valueAt(written, ['name']);
    if (typeof name !== 'string') continue;
    for (const { value } of valuesAt(written, ['alsoKnownAs', EACH])) {
      // Other names hold what people mistype as well; only words that exist are an example to anyone.
      if (typeof value === 'string') for (const word of lettersOf(value)) if (isWord(word)) words.set(word, name);
    }
    for (const word of lettersOf(name)) words.set(word, name);
  }
  known.set(content, words);
  return words;
};

/** A letter in five may be wrong: "accupuncture" is acupuncture, "yoga" is not toga. */
const reachOf = (word: string): number => Math.floor(word.length / 5);

const judged = new WeakMap<Content, Map<string, Meant | undefined>>();

/** What a word that no dictionary has was meant to be, when it is nearly a word of a name. */
export const misspeltName = (text: string, content: Content): Meant | undefined => {
  const word = text.toLowerCase();
  const answers = judged.get(content) ?? new Map<string, Meant | undefined>();
  judged.set(content, answers);
  if (answers.has(word)) return answers.get(word);
  const right = rightWords(content);
  let meant: Meant | undefined;
  let least = reachOf(word) + 1;
  for (const [candidate, name] of right.has(word) ? [] : right) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(word, candidate);
    if (steps >= least) continue;
    least = steps;
    meant = { word: candidate, name };
  }
  answers.set(word, meant);
  return meant;
};
