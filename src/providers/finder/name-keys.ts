/**
 * How providers are found by name: each has one key, that of a person the family name and then the others, that of an
 * organization its words as they stand. Keys are sorted and cut into leaves, as in a book; what a reader types is
 * compared with the beginning of a key, in the order it was typed and with its last word first. Shared by build and
 * browser.
 */
import type { FinderRow } from './row.ts';

/** Stand after a family name and are none. */
const AFTER_NAMES = /^(?:jr|sr|i{1,3}|iv|vi{0,3})$/;

/** `Jane (Janie) D. O’Brien-Doe` → `jane`, `d`, `obrien`, `doe`. */
export const wordsOfName = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\(.*?\)/gs, ' ')
    .replace(/['’‘`ʻʼ.]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Without the degrees behind the comma. */
const bareName = ({ name, kind }: FinderRow): string => (kind === 'person' ? name.replace(/,.*$/s, '') : name);

/** The family name in front: a name that ends in `Jr` has it before that. */
const familyFirst = (words: readonly string[]): string[] => {
  const end = words.findLastIndex((word, index) => index === 0 || !AFTER_NAMES.test(word));
  return [...words.slice(end, end + 1), ...words.slice(0, Math.max(0, end)), ...words.slice(end + 1)];
};

export const nameKeyOf = (row: FinderRow): string => {
  const words = wordsOfName(bareName(row));
  return (row.kind === 'person' ? familyFirst(words) : words).join(' ');
};

/** The beginnings of keys that a typed name may mean, the likeliest first. */
export const keysMeantBy = (text: string): string[] => {
  const words = wordsOfName(text);
  const asTyped = words.join(' ');
  // "Smith, Jane" says itself which is the family name.
  const turned = familyFirst(words).join(' ');
  return [...new Set(text.includes(',') ? [asTyped, turned] : [turned, asTyped])].filter((key) => key !== '');
};
