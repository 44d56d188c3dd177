/**
 * Which words exist: US English (the Hunspell dictionary of npm `dictionary-en`, from SCOWL), and the medical words
 * beside this file. Endings are taken off when a word is looked up, so that nothing need be written out first.
 */
import { readFileSync } from 'node:fs';
import dictionary from 'dictionary-en';
import { distance } from 'fastest-levenshtein';

/** One line of the affix file: words that carry `flag` may lose `strip` and gain `add` where `condition` holds. */
interface Affix {
  readonly flag: string;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

interface Lexicon {
  /** Flags of affixes by word. */
  readonly words: ReadonlyMap<string, string>;
  readonly prefixes: readonly Affix[];
  /** By their last letter. */
  readonly suffixes: ReadonlyMap<string, readonly Affix[]>;
}

/** Words that only stand inside compounds, like the "th" of "12th". */
const ONLY_IN_COMPOUND = 'c';

const readAffixes = (text: string, kind: 'PFX' | 'SFX'): Affix[] =>
  text.split(/\r?\n/).flatMap((line): Affix[] => {
    const [name, flag = '', strip = '', add, condition] = line.split(/\s+/);
    // The first line of a group has only a count.
    if (name !== kind || add === undefined || condition === undefined || condition === '') return [];
    return [{ flag, strip: strip === '0' ? '' : strip, add, condition: new RegExp(`${condition}$`) }];
  });

const readWords = (text: string): Map<string, string> => {
  const words = new Map<string, string>();
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [word = '', flags = ''] = line.trim().split('/');
    if (!flags.includes(ONLY_IN_COMPOUND)) words.set(word, (words.get(word) ?? '') + flags);
  }
  return words;
};

const MEDICAL_WORDS = new URL('medical-words.txt', import.meta.url);

const readMedicalWords = (): string[] =>
  readFileSync(MEDICAL_WORDS, 'utf8')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter((word) => word !== '');

let known: Lexicon | undefined;

const lexicon = (): Lexicon => {
  if (known) return known;
  const decoder = new TextDecoder();
  const affixes = decoder.decode(dictionary.aff);
  const words = readWords(decoder.decode(dictionary.dic));
  // A medical word may stand in the plural and with an apostrophe.
  for (const word of readMedicalWords()) words.set(word, (words.get(word) ?? '') + 'MS');
  known = {
    words,
    prefixes: readAffixes(affixes, 'PFX'),
    suffixes: Map.groupBy(readAffixes(affixes, 'SFX'), ({ add }) => add.at(-1) ?? ''),
  };
  return known;
};

function* rootsOf(word: string, suffixes: Lexicon['suffixes']): Generator<{ root: string; flag: string }> {
  for (const { flag, strip, add, condition } of suffixes.get(word.at(-1) ?? '') ?? []) {
    if (!word.endsWith(add) || word.length <= add.length) continue;
    const root = word.slice(0, word.length - add.length) + strip;
    if (condition.test(root)) yield { root, flag };
  }
}

const isFormOf = (word: string, { words, prefixes, suffixes }: Lexicon): boolean => {
  const carries = (root: string, flags: string): boolean => {
    const own = words.get(root);
    return own !== undefined && [...flags].every((flag) => own.includes(flag));
  };
  if (words.has(word)) return true;
  for (const { root, flag } of rootsOf(word, suffixes)) if (carries(root, flag)) return true;
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix.add)) continue;
    const rest = word.slice(prefix.add.length);
    if (carries(rest, prefix.flag)) return true;
    for (const { root, flag } of rootsOf(rest, suffixes)) if (carries(root, flag + prefix.flag)) return true;
  }
  return false;
};

/** What may stand before another word, in medicine more often than a list can hold: "noncancer", "musculoligamentous". */
const BEFORE_A_WORD =
  /^(?:anti|bio|cardio|co|counter|electro|extra|hyper|hypo|immuno|infra|inter|intra|macro|meta|micro|mid|mono|multi|musculo|neuro|non|osteo|over|para|patho|peri|physio|poly|post|pre|pro|pseudo|psycho|radio|re|self|semi|socio|sub|super|supra|thermo|trans|ultra|un|under)(?=\p{Ll}{4})/u;

/** Longer ones are no words, and looking them up takes time that grows with their length. */
const LONGEST_WORD = 40;

const judged = new Map<string, boolean>();

/** Whether a word exists, as written or, where it has capitals, without them. */
export const isWord = (word: string): boolean => {
  const plain = word.replaceAll('’', "'");
  const before = judged.get(plain);
  if (before !== undefined) return before;
  const words = lexicon();
  const small = plain.toLowerCase();
  const rest = small.replace(BEFORE_A_WORD, '');
  const exists =
    plain.length <= LONGEST_WORD &&
    (isFormOf(plain, words) ||
      (plain !== small && isFormOf(small, words)) ||
      (rest !== small && rest.length > 4 && isFormOf(rest, words)));
  judged.set(plain, exists);
  return exists;
};

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz'"];

/** Every text one slip away: two letters swapped, one too many, one wrong, one missing. */
function* oneSlipFrom(word: string): Generator<string> {
  for (let at = 0; at < word.length - 1; at += 1) {
    yield word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2);
  }
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
  for (let at = 0; at < word.length; at += 1) {
    for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at + 1);
  }
  for (let at = 1; at <= word.length; at += 1) {
    for (const letter of LETTERS) yield word.slice(0, at) + letter + word.slice(at);
  }
}

/** A word of the list two slips away; forms of words are not looked at, which would take long. */
const twoSlipsFrom = (word: string): string | undefined => {
  for (const candidate of lexicon().words.keys()) {
    // Nearly everybody gets the first letter right.
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > 2) continue;
    if (distance(word, candidate) === 2) return candidate;
  }
  return undefined;
};

/** Looking for what was meant takes half a millisecond; a text with a thousand mistyped words gets no more suggestions. */
const MOST_SUGGESTIONS = 1000;

const suggested = new Map<string, string | undefined>();

/** The word that was most likely meant, or undefined where none is near. */
export const nearestWord = (word: string): string | undefined => {
  const wanted = word.toLowerCase();
  if (suggested.has(wanted)) return suggested.get(wanted);
  if (suggested.size >= MOST_SUGGESTIONS || wanted.length > 30) return undefined;
  let nearest: string | undefined;
  for (const candidate of oneSlipFrom(wanted)) {
    if (!isFormOf(candidate, lexicon())) continue;
    nearest = candidate;
    break;
  }
  nearest ??= wanted.length < 7 ? undefined : twoSlipsFrom(wanted);
  suggested.set(wanted, nearest);
  return nearest;
};
