/** The words of running text, for the rules that look at spelling. */
import { proseOf, type Prose } from '#scripts/checks/prose.ts';
import type { Content } from '#scripts/checks/content.ts';
import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';
import { isWord } from './dictionary.ts';

/** Where we ourselves write. Titles and findings of sources, comments and banners are others' words. */
const OURS: readonly string[] = ['articles', 'treatments', 'conditions', 'evidence', 'pages', 'glossary', 'downloads'];

/** Names and quotations of others, in our files. */
const THEIRS: readonly string[] = ['alsoKnownAs', 'basedOn', 'authority', 'sponsor', 'cost'];

const isOurs = ({ path }: Prose): boolean => !path?.some((key) => THEIRS.includes(String(key)));

/** Words of letters, with apostrophes inside. What touches a digit, an @ or an address is no word. */
const WORDS = /(?<![\p{L}\p{N}\p{Cf}@/._'’])\p{L}+(?:['’]\p{L}+)*(?![\p{L}\p{N}\p{Cf}@/_]|[.'’]\p{L})/gu;

/** Citations, addresses, and a few words in quotation marks: those are somebody's, or stand there as sounds. */
const NO_WORDS = /\[@[^\]]*\]|\bhttps?\b(?::\/\/\S+)?|[\w.+-]{1,64}@\S+|\b\w{1,64}(?:\.\w+)+\b|["“][^"“”]{1,40}["”]/g;

const SENTENCE_START = /(?:^|(?<!\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs))[.!?:•]["”)]?\s+|["“(]\s*)$/;

export interface Word {
  readonly prose: Prose;
  readonly text: string;
}

/** Capitals inside, or all through: an abbreviation or a brand. */
const isName = (word: string, text: string, at: number): boolean =>
  /\p{Lu}/u.test(word.slice(1)) ||
  (/^\p{Lu}/u.test(word) && !SENTENCE_START.test(text.slice(Math.max(0, at - 12), at)));

/** More in one file is no slip of the pen, and looking each up would take long. */
const MOST_WORDS = 30;

function* findUnknown(entry: Entry, content: Content): Generator<Word> {
  const seen = new Set<string>();
  for (const prose of proseOf(entry, content)) {
    if (!isOurs(prose)) continue;
    const text = prose.text.replace(NO_WORDS, (piece) => ' '.repeat(piece.length));
    for (const { 0: word, index } of text.matchAll(WORDS)) {
      if (word.length < 4 || seen.has(word) || isName(word, text, index) || isWord(word)) continue;
      seen.add(word);
      yield { prose, text: word };
      if (seen.size >= MOST_WORDS) return;
    }
  }
}

const unknown = new WeakMap<Entry, readonly Word[]>();

/** Words of our own texts that no dictionary has, each once an entry, where it first stands; at most 30. */
export const unknownWordsIn = (entry: Entry, content: Content): readonly Word[] => {
  if (!OURS.includes(entry.collection)) return [];
  const words = unknown.get(entry) ?? [...findUnknown(entry, content)];
  unknown.set(entry, words);
  return words;
};

const NAME_KEYS = ['name', 'term', 'title'] as const;

const lettersOf = (value: unknown): string[] =>
  typeof value === 'string' ? (value.toLowerCase().match(/\p{L}{4,}/gu) ?? []) : [];

const known = new WeakMap<Content, ReadonlyMap<string, string>>();

/** Words of the names that this site uses: of treatments, conditions, terms, professions, people; with the name they stand in. */
export const nameWordsOf = (content: Content): ReadonlyMap<string, string> => {
  const cached = known.get(content);
  if (cached) return cached;
  const words = new Map<string, string>();
  for (const collection of ['people', 'providers', 'professions', 'glossary', 'conditions', 'treatments'] as const) {
    for (const { written } of content.of(collection)) {
      const name = NAME_KEYS.map((key) => valueAt(written, [key])).find((value) => typeof value === 'string');
      for (const word of lettersOf(name)) words.set(word, String(name));
    }
  }
  known.set(content, words);
  return words;
};
