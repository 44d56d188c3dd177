/** The registry shouts. People, practices and streets are written here as people write them. */

const isShouting = (text: string): boolean => text === text.toUpperCase();

/** Text in capitals alone, or in small letters alone, as capitals; undefined when somebody minded the case. */
const shouted = (text: string): string | undefined =>
  isShouting(text) || text === text.toLowerCase() ? text.toUpperCase() : undefined;

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
  /^(?:[BCDFGHJKLMNPQRSTVWXZ]{2,5}|ATI|MRI|ICU|NYU|UNC|USC|UAB|OHSU|LLC|PLLC|PC|PA|PSC|LLP|LP|PT|OT|MD|DO|DC|ND|DPT|LMT|LCSW|DAOM|RN|NP|APRN|PHD|USA|US|II|III|IV|VI|VA|UCLA|UCSF|YMCA|TMJ|EMDR)$/;
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
  RD: 'Rd',
  LN: 'Ln',
  BLVD: 'Blvd',
  CTR: 'Ctr',
  DRS: 'Drs',
  GRP: 'Grp',
  MGMT: 'Mgmt',
  SVC: 'Svc',
  SVCS: 'Svcs',
  MTN: 'Mtn',
  HLTH: 'Hlth',
};
/** Of CA, of AZ: states behind "of" whose letters are no other word. */
const STATE_BEHIND_OF =
  /^(?:AK|AL|AR|AZ|CA|CO|CT|DE|FL|GA|IA|ID|IL|KS|KY|LA|MA|MD|MI|MN|MO|MS|MT|NE|OH|PA|RI|UT|WA|WI)$/;

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Words and names that begin like one of the initialisms below: a vowel, then consonants alone. */
const WORDS_OF_ONE_VOWEL = new Set(
  (
    'ABS ACT ADD ALF ALL ALT AMP AND ANN ANT APT ARC ARK ARM ART ASH ASK EBB EDD EGG ELF ELK ELL ELM END ERR ILL IMP IND ' +
    'INK INN INT IRV ODD OFF OLD ORB ORR OTT UPS URN ARTS ARMS ARCH ARCS ANTS APPS INCH INNS INKS ELMS ELKS EGGS ENDS ' +
    'ORBS ORCS OLDS OWLS ILLS ILKS URNS'
  ).split(' '),
);

/** A vowel and consonants that make no word: ADR, UPMC. */
const isInitialism = (word: string): boolean =>
  /^[AEIOU][BCDFGHJKLMNPQRSTVWXZ]{2,3}$/.test(word) && !WORDS_OF_ONE_VOWEL.has(word);
const NUMERAL = /^(?:II|III|IV|VI{0,3}|IX)$/;
/** J.R., D.J. */
const INITIALS = /^(?:\p{Lu}\.)+\p{Lu}?$/u;

/** O'Brien, McKay, Smith-Jones, D'Angelo, St.John, (Jo). "Mac" is left alone: Macdonald and Mackey are as common as MacDonald. */
const nameWord = (word: string): string =>
  word
    .split(/(?<=[-'’.("/])/)
    .map(capitalized)
    .join('')
    .replace(/^Mc(\p{Ll})(?=\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    // A single letter after the apostrophe is a possessive or a contraction: Women's.
    .replace(/(['’])S$/, '$1s');

const personWord = (word: string, index: number): string =>
  INITIALS.test(word) || (index > 0 && NUMERAL.test(word)) ? word : nameWord(word);

/** Also where somebody typed a part in capitals: Mary ANN. */
export const personName = (text: string): string =>
  (shouted(text) ?? text)
    .split(' ')
    .map((word, index) => (isShouting(word) ? personWord(word, index) : word))
    .join(' ');

const organizationWord = (word: string, before: string | undefined): string => {
  const [, opening = '', stem = '', closing = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  if (before === 'OF' && STATE_BEHIND_OF.test(stem)) return word;
  if (before !== undefined && SMALL_WORDS.has(stem.toLowerCase())) return opening + stem.toLowerCase() + closing;
  // P.C., L.L.C., and D.C. keep their capitals, and so do 3D and 24HR.
  if (INITIALS.test(stem + closing) || /^\d+(?!ST$|ND$|RD$|TH$)[A-Z]{1,2}$/.test(stem)) return word;
  const parts = stem.split(/(?<=[-/&])/).map((part) => {
    const [, letters = '', end = ''] = /^(.*?)([-/&]?)$/.exec(part) ?? [];
    return (
      (AS_WRITTEN[letters] ?? (CAPITALS.test(letters) || isInitialism(letters) ? letters : nameWord(letters))) + end
    );
  });
  return opening + parts.join('') + closing;
};

export const organizationName = (text: string): string =>
  shouted(text)
    ?.split(' ')
    .map((word, index, words) => organizationWord(word, words[index - 1]))
    .join(' ') ?? text;

/** Directions, and roads by their letters: US 6, FM 1960, MLK Blvd. */
const STREET_CAPITALS = /^(?:[NSEW]|NE|NW|SE|SW|US|FM|CR|SR|RM|MLK|JFK)$/;

const streetWord = (word: string): string => {
  if (STREET_CAPITALS.test(word) || INITIALS.test(word)) return word;
  if (!/\d/.test(word)) return nameWord(word);
  return (
    word
      // STE.6: the word before the number is one.
      .replace(/^([A-Z]{2,5})\.(?=\d)/, (_, before: string) => `${capitalized(before)}. `)
      .replace(/(?<=\d)(ST|ND|RD|TH)$/, (end) => end.toLowerCase())
  );
};

export const streetName = (text: string): string => shouted(text)?.split(' ').map(streetWord).join(' ') ?? text;

/** SLC and NYC stay as they are. */
export const cityName = (text: string): string => (/^[BCDFGHJKLMNPQRSTVWXYZ]{3}$/.test(text) ? text : streetName(text));
