/** The registry shouts. People, practices and streets are written here as people write them. */

const isShouting = (text: string): boolean => text === text.toUpperCase();

const SMALL_WORDS = new Set([
  'and',
  'at',
  'by',
  'for',
  'in',
  'of',
  'on',
  'the',
  'to',
  'with',
  'de',
  'del',
  'la',
  'los',
  'las',
  'y',
]);
/** Kept in capitals: forms of companies, degrees, and short names without a vowel. */
const CAPITALS =
  /^(?:[BCDFGHJKLMNPQRSTVWXZ]{2,5}|ATI|NYU|UNC|USC|UAB|OHSU|LLC|PLLC|PC|PA|PSC|LLP|LP|PT|OT|MD|DO|DC|ND|DPT|LMT|LCSW|DAOM|RN|NP|APRN|PHD|USA|US|II|III|IV|VI|VA|UCLA|UCSF|YMCA|TMJ|EMDR)$/;
const AS_WRITTEN: Readonly<Record<string, string>> = {
  INC: 'Inc',
  LTD: 'Ltd',
  CO: 'Co',
  CORP: 'Corp',
  ST: 'St',
  DR: 'Dr',
  MR: 'Mr',
  MS: 'Ms',
  MRS: 'Mrs',
  JR: 'Jr',
  SR: 'Sr',
  PHD: 'PhD',
  MT: 'Mt',
  FT: 'Ft',
};

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A vowel and consonants that make no word, UPMC, unless it is one of those that do: Arts, Inch. */
const isInitialism = (word: string): boolean =>
  /^[AEIOU][BCDFGHJKLMNPQRSTVWXZ]{3}$/.test(word) &&
  !/^(?:ARTS|ARMS|ARCH|ARCS|ANTS|APPS|INCH|INNS|INKS|ELMS|ELKS|EGGS|ENDS|ORBS|ORCS|OLDS|OWLS|ILLS|ILKS|URNS)$/.test(
    word,
  );
const NUMERAL = /^(?:II|III|IV|VI{0,3}|IX)$/;
/** J.R., D.J. */
const INITIALS = /^(?:\p{Lu}\.)+\p{Lu}?$/u;

/** O'Brien, McKay, Smith-Jones, D'Angelo. "Mac" is left alone: Macdonald and Mackey are as common as MacDonald. */
const nameWord = (word: string): string =>
  word
    .split(/(?<=[-'’])/)
    .map(capitalized)
    .join('')
    .replace(/^Mc(\p{Ll})(?=\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    // A single letter after the apostrophe is a possessive or a contraction: Women's.
    .replace(/(['’])S$/, '$1s');

const personWord = (word: string, index: number): string =>
  INITIALS.test(word) || (index > 0 && NUMERAL.test(word)) ? word : nameWord(word);

export const personName = (text: string): string =>
  isShouting(text) ? text.split(' ').map(personWord).join(' ') : text;

const organizationWord = (word: string, isFirst: boolean): string => {
  const [, before = '', stem = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  if (!isFirst && SMALL_WORDS.has(stem.toLowerCase())) return before + stem.toLowerCase() + after;
  const fixed = AS_WRITTEN[stem];
  if (fixed !== undefined) return before + fixed + after;
  // P.C., L.L.C., and D.C. keep their capitals.
  if (INITIALS.test(stem + after) || CAPITALS.test(stem) || isInitialism(stem)) return word;
  return (
    before +
    stem
      .split(/(?<=[-/&])/)
      .map(nameWord)
      .join('') +
    after
  );
};

export const organizationName = (text: string): string =>
  isShouting(text)
    ? text
        .split(' ')
        .map((word, index) => organizationWord(word, index === 0))
        .join(' ')
    : text;

const DIRECTIONS = /^(?:[NSEW]|NE|NW|SE|SW)$/;

export const streetName = (text: string): string =>
  isShouting(text)
    ? text
        .split(' ')
        .map((word) =>
          DIRECTIONS.test(word)
            ? word
            : /\d/.test(word)
              ? // STE.6: the word before the number is one.
                word
                  .replace(/^([A-Z]{2,5})\.(?=\d)/, (_, before: string) => `${capitalized(before)}. `)
                  .replace(/(?<=\d)(ST|ND|RD|TH)$/, (end) => end.toLowerCase())
              : nameWord(word),
        )
        .join(' ')
    : text;
