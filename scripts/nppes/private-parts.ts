/** What people write into names and addresses that is not for the public: whom to write to, contacts, numbers. */

/** None of these stands inside a word. */
const START = String.raw`(?<!\p{L})`;

/** Everything behind one of these names somebody or is a contact, in whatever field. */
const ADDRESSEE = [
  // ATTN, A.T.T.N., ATT'N, and ATTNJANE, as no other word begins like it.
  String.raw`a\.?\s?t\.?\s?t\.?\s?['’]?\s?n`,
  String.raw`at(?:n|t)\s?[:;.-]`,
  // C/O, C\O, C / 0; not the office C of a building.
  String.raw`c\s?[/\\]\s?[o0](?!ffice|ne\b|rtho)`,
  String.raw`in\s+care\s+of\b`,
];
/** A number before it makes it the name of a street: 1 Contact Plaza. */
const NO_STREET = String.raw`(?<!^\d+\s)`;
/** Further ones that are words of names, too: Home Care of Albany, The Attention Clinic, 100% Chiropractic. */
const IN_ADDRESSES = [
  String.raw`(?:contact|call|attention|e-?mail|tel|phone|fax|cell|mobile|re|fao)\s?:`,
  String.raw`${NO_STREET}(?:atn\b|att\b|atten(?:t\p{L}*)?(?!\p{L}))`,
  String.raw`${NO_STREET}c(?:\.\s?|\s)o\b`,
  String.raw`care\s+of\b|%|fao\b|f/a/o\b`,
  String.raw`${NO_STREET}(?:contact\b|ask\s+for\b|call\b|(?:tele)?phone\b|tel\b|fax\b|e-?mail\b)`,
];
const IN_NAMES = [
  String.raw`(?<!^)(?:contact|call|attention|e-?mail|tel|phone|fax|cell|mobile|re|fao)\s?:`,
  String.raw`(?<=\b(?:llc|inc|pc|pllc|pa|clinic|center|centre|group|associates|practice|office)[.,]*\s*)care\s+of\b`,
  String.raw`(?<!(?:and|&|of|brain)\s)atten(?:tion)?\b(?!\s(?:deficit|disorder|cent|clinic|training|and\b|&|institute|to\b))`,
  String.raw`(?<!\d\s?)%(?=\s?\p{L})`,
];

const toTheEnd = (marks: readonly string[]): RegExp => new RegExp(`${START}(?:${marks.join('|')}).*$`, 'iu');
const ADDRESSEE_OF_ADDRESS = toTheEnd([...ADDRESSEE, ...IN_ADDRESSES]);
const ADDRESSEE_OF_NAME = toTheEnd([...ADDRESSEE, ...IN_NAMES]);

/** `LIC# MA12345`, `NPI 1234567893`, `SSN 123-45-6789`: a word that announces a number, and the number. */
const ANNOUNCED =
  /(?<!\p{L})(?:state\s+)?(?:lic(?:ense|ence)?|npi|ssn|ein|tin|tax\s?id|dea|upin|clia|medicaid|medicare|permit|reg(?:istration)?|cert(?:ificate)?)[\s.:#-]{0,4}(?:(?:no|num|number|id)\b)?[\s.:#-]{0,4}\p{L}{0,3}-?\d[\p{L}\d-]{2,}/giu;
/** Telephone numbers, those of persons and employers, and whatever else has more digits than a house. */
const LONG_NUMBER =
  /(?<![\d-])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. /]{0,2}\d{3}[-. ]?\d{4}(?!\d)|(?<![\d-])\d{3}[-.]\d{4}(?![\d-])|(?<!\d)\d{3}-\d\d-\d{4}(?!\d)|(?<!\d)\d\d-\d{7}(?!\d)|\d{7,}/g;
const LONG_NUMBER_ANYWHERE = new RegExp(LONG_NUMBER.source);
const ONLINE = /@|www\.|https?:|\.(?:com|net|org|edu|gov|info|biz)\b|\bdot\s(?:com|net|org|edu)\b/i;
const EMAIL = /\S{1,99}\s?@\s?\S{1,99}\.\S+|\S{1,99}@\S+|(?<!\S)(?:www\.|https?:)\S*/gi;

/** `DR. JANE DOE` and `JANE DOE, LMT`, unless it is a street that is named after somebody. */
const PERSON =
  /^(?:dr|mr|mrs|ms|miss|prof)\b\.?\s\D+$|^[\p{L}.'’ -]+,\s*(?:\p{L}\.?){2,5}(?:,\s*(?:\p{L}\.?){2,5})*$/iu;
const STREET = /\b(?:ave|avenue|blvd|boulevard|cir|ct|dr|drive|hwy|ln|lane|pkwy|plz|plaza|rd|road|st|street|way)\.?$/i;

const DEGREES = String.raw`(?:M\.?D|D\.?O|D\.?C|D?PT|OTR?|Ph\.?D|Psy\.?D|LMT|LCSW|L\.?Ac|RN|NP|ND|DDS|DMD)\.?`;
/** `JANE DOE MD`, by itself or behind a street. */
const WITH_DEGREE = new RegExp(
  String.raw`(?:^|[,-])\s*\p{L}[\p{L}.'’]*(?:\s\p{L}[\p{L}.'’]*){1,3},?\s${DEGREES}$`,
  'iu',
);

const isPersonsName = (line: string): boolean => PERSON.test(line) && !STREET.test(line.replace(/^dr\b\.?/i, ''));

const tidied = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;:)*-]+/, '')
    .replace(/[\s,;:(*/–-]+$/, '');

/** A line of an address; empty when it is a contact, or a name. */
export const publicAddressLine = (line: string): string =>
  isPersonsName(line) ? '' : publicPlace(line.replace(WITH_DEGREE, ''));

const publicPlace = (line: string): string => {
  if (ONLINE.test(line)) return '';
  const rest = line.replace(ADDRESSEE_OF_ADDRESS, '').replaceAll(ANNOUNCED, ' ');
  if (rest === line) return LONG_NUMBER_ANYWHERE.test(line) ? '' : line;
  return LONG_NUMBER_ANYWHERE.test(rest) || !/\p{L}/u.test(rest) ? '' : tidied(rest);
};

/** `ALBANY, NY 12203` is Albany. */
export const publicCity = (city: string, state: string): string =>
  publicPlace(city)
    .replace(/[\s,]*\d{5}(?:-\d{4})?$/, '')
    .replace(/(?:,\s*|\s)([A-Z]{2})$/i, (end, code: string) => (code.toUpperCase() === state ? '' : end));

const withoutNumbers = (name: string): string => name.replaceAll(ANNOUNCED, ' ').replaceAll(LONG_NUMBER, ' ');

/** Either side of "doing business as". */
const DOING_BUSINESS_AS = /^(.*?)[\s,]*(?<!\p{L})(?:d\/?b\/?a\.?|doing business as)(?!\p{L}):?\s*(.*)$/iu;

/** The name of an organization, on the door if it tells: `JANE DOE LLC D/B/A DOE CLINIC` is Doe Clinic. */
export const publicName = (name: string): string => {
  const [, legal = '', door = ''] = DOING_BUSINESS_AS.exec(name) ?? [];
  return [door, legal].map(nameAlone).find((text) => /\p{L}/u.test(text)) ?? nameAlone(name);
};

const nameAlone = (name: string): string => {
  const rest = withoutNumbers(name.replace(ADDRESSEE_OF_NAME, '').replaceAll(EMAIL, ' '))
    // CMT#3345, MA12345
    .replaceAll(/#\s?\d{3,}|(?<![\p{L}\d])\p{L}{1,3}\d{4,}(?!\p{L})/gu, ' ');
  return rest === name ? name : tidied(rest);
};

/** Generational suffixes, the only ones that the registry knows. */
const SUFFIX = /^(?:jr|sr|i{1,3}|iv|vi{0,3}|ix|x)\.?$/i;

export const publicSuffix = (suffix: string): string => (SUFFIX.test(suffix) ? suffix : '');

/** A part of a person's name: no numbers, which are those of licenses, and of what follows a comma no degrees. */
export const publicPersonName = (name: string): string => {
  const [own = '', ...others] = withoutNumbers(name.replace(ADDRESSEE_OF_NAME, '').replaceAll(EMAIL, ' ')).split(',');
  return [own, ...others.filter((part) => SUFFIX.test(part.trim()))]
    .join(' ')
    .split(' ')
    .filter((word) => /\p{L}/u.test(word) && !/[\d@#]/.test(word))
    .join(' ');
};

/** Credentials without whom to write to, and without addresses on the Internet. */
export const publicCredentials = (text: string): string =>
  text.replace(ADDRESSEE_OF_ADDRESS, '').replaceAll(EMAIL, ' ');

/** Whether a name or credentials hold what is not published of them. */
export const holdsPrivatePart = (text: string): boolean =>
  ADDRESSEE_OF_NAME.test(text) || ONLINE.test(text) || /#\s?\d|\d{4}/.test(text);
