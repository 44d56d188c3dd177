/**
 * The words that the search never exchanges for others, as the browser gets them: US English (the Hunspell dictionary of
 * npm `dictionary-en`, from SCOWL) with its endings written out, the names in `right-words.txt`, and places.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dictionary from 'dictionary-en';
import { RIGHT_WORD_FILES, rightWordFile } from '#search/right-words.ts';
import { wordsOf } from '#search/words.ts';

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

const NAMES = 'src/search/build/right-words.txt';

/** One line of the affix file: a word may lose `strip` and gain `add` where `condition` holds. */
interface Affix {
  readonly isPrefix: boolean;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

const readAffixes = (text: string): Map<string, Affix[]> => {
  const affixes = new Map<string, Affix[]>();
  for (const line of text.split('\n')) {
    const [kind, flag = '', strip = '', add, condition] = line.split(/\s+/);
    // The first line of a group has only a count.
    if (!['PFX', 'SFX'].includes(kind ?? '') || add === undefined || condition === undefined || condition === '')
      continue;
    const isPrefix = kind === 'PFX';
    const known = affixes.get(flag) ?? [];
    known.push({
      isPrefix,
      strip: strip === '0' ? '' : strip,
      add,
      condition: new RegExp(isPrefix ? `^${condition}` : `${condition}$`),
    });
    affixes.set(flag, known);
  }
  return affixes;
};

const withAffix = (word: string, { isPrefix, strip, add }: Affix): string =>
  isPrefix ? add + word.slice(strip.length) : word.slice(0, word.length - strip.length) + add;

/** Every word of the dictionary with every ending and beginning that it may have. */
function* englishWords(): Generator<string> {
  const decoder = new TextDecoder();
  const affixes = readAffixes(decoder.decode(dictionary.aff));
  for (const line of decoder.decode(dictionary.dic).split('\n').slice(1)) {
    const [word = '', flags = ''] = line.trim().split('/');
    yield word;
    const fitting = [...flags]
      .flatMap((flag) => affixes.get(flag) ?? [])
      .filter(({ condition }) => condition.test(word));
    const suffixed = fitting.filter(({ isPrefix }) => !isPrefix).map((affix) => withAffix(word, affix));
    yield* suffixed;
    for (const prefix of fitting.filter(({ isPrefix }) => isPrefix))
      for (const form of [word, ...suffixed]) yield withAffix(form, prefix);
  }
}

function* ownNames(root: string): Generator<string> {
  for (const line of readFileSync(join(root, NAMES), 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    // "Crohn’s" is typed with its end as often as without.
    for (const word of wordsOf(line)) yield* [word, `${word}s`];
  }
}

/**
 * The text of each file, by its number.
 *
 * @param places Names of places, of one or several words.
 */
export const rightWordFiles = (places: Iterable<string>, root: string = process.cwd()): string[] => {
  const files = Array.from({ length: RIGHT_WORD_FILES }, () => new Set<string>());
  const add = (text: string): void => {
    // What is shorter is never exchanged.
    for (const word of wordsOf(text)) if (/^[a-z]{3,24}$/.test(word)) files[rightWordFile(word)]?.add(word);
  };
  for (const word of englishWords()) add(word);
  for (const word of ownNames(root)) add(word);
  for (const place of places) add(place);
  return files.map((words) => writeRightWords([...words].sort()));
};
