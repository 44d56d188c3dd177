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
  /^(?:[BCDFGHJKLMNPQRSTVWXZ]{2,5}|LLC|PLLC|PC|PA|PSC|LLP|LP|PT|OT|MD|DO|DC|ND|DPT|LMT|LCSW|DAOM|RN|NP|APRN|PHD|USA|US|II|III|IV|VI|VA|UCLA|UCSF|YMCA|TMJ|EMDR)$/;
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

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** O'Brien, McKay, Smith-Jones, D'Angelo. "Mac" is left alone: Macdonald and Mackey are as common as MacDonald. */
const nameWord = (word: string): string =>
  word
    .split(/(?<=[-'’])/)
    .map(capitalised)
    .join('')
    .replace(/^Mc(\p{Ll})(?=\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    // A single letter after the apostrophe is a possessive or a contraction: Women's.
    .replace(/(['’])S$/, '$1s');

export const personName = (text: string): string => (isShouting(text) ? text.split(' ').map(nameWord).join(' ') : text);

const organizationWord = (word: string, isFirst: boolean): string => {
  const [, before = '', stem = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  if (!isFirst && SMALL_WORDS.has(stem.toLowerCase())) return before + stem.toLowerCase() + after;
  const fixed = AS_WRITTEN[stem];
  if (fixed !== undefined) return before + fixed + after;
  // P.C., L.L.C., and D.C. keep their capitals.
  if (/^(?:\p{Lu}\.)+\p{Lu}?$/u.test(stem + after) || CAPITALS.test(stem)) return word;
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
              ? word.replace(/(?<=\d)(ST|ND|RD|TH)$/, (end) => end.toLowerCase())
              : nameWord(word),
        )
        .join(' ')
    : text;

const DEGREES: Readonly<Record<string, string>> = {
  PHD: 'PhD',
  PSYD: 'PsyD',
  LAC: 'LAc',
  EDD: 'EdD',
  PHARMD: 'PharmD',
  DIPLAC: 'DiplAc',
  DIPLOM: 'DiplOM',
  MED: 'MEd',
  MSW: 'MSW',
};

/** `L.AC., DIPL.AC` → `LAc, DiplAc`. At most 60 characters. */
export const credentialText = (text: string): string =>
  text
    .split(/[,;/]| (?=[A-Z][A-Z.]+)/)
    .map((part) => part.replaceAll('.', '').trim())
    .filter((part) => part !== '')
    .map((part) => DEGREES[part.toUpperCase().replaceAll(' ', '')] ?? part)
    .filter((part, index, parts) => parts.indexOf(part) === index)
    .join(', ')
    .slice(0, 60)
    .replace(/, ?[^,]{0,2}$/, (end) => (end.length < 3 ? '' : end));
