/** Credentials as the registry holds them: degrees and titles. What is no degree (license numbers, contacts) is dropped. */
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import { organizationName } from '#scripts/nppes/letter-case.ts';
import { publicCredentials } from '#scripts/nppes/private-parts.ts';

const MAX_LENGTH = 60;

const DEGREES: Readonly<Record<string, string>> = {
  PHD: 'PhD',
  PSYD: 'PsyD',
  LAC: 'LAc',
  LICAC: 'LAc',
  EDD: 'EdD',
  PHARMD: 'PharmD',
  DIPLAC: 'DiplAc',
  DIPLOM: 'DiplOM',
  MED: 'MEd',
};

/** Words that announce a number. They go with it, and by themselves. */
const NUMBER_MARK =
  /^(?:state|lic|license|licence|no|num|number|npi|dea|cert|reg|registration|id|ssn|ein|tin|upin|exp|expires|tel|phone|call|fax|#|:)$/i;
/** Of "LMT MA 12345" the MA may be a degree, of "LMT FL 12345" the FL is none. */
const STATES_LIKE_DEGREES = /^(?:DC|MA|MD|MS|MT|ND|PA)$/;
const isStateCode = (word: string): boolean =>
  /^[A-Z]{2}$/.test(word) && regionSlugOf(UNITED_STATES.code, word) !== undefined;
const isSeparator = (word: string): boolean => !/\p{L}/u.test(word);
/** `M.D.` → `MD`, `(FL)` → `FL`. */
const bare = (word: string): string => word.replaceAll('.', '').replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
const isNumberMark = (word: string): boolean => NUMBER_MARK.test(word) || NUMBER_MARK.test(bare(word));

/** Two letters that begin a group and are a degree also before a number. */
const SHORT_DEGREES = /^(?:BA|BS|DC|DO|LP|MA|MD|MS|MT|ND|NP|OT|PA|PT|RN)$/;

/** Takes away what stands before the number of a license: a state, or letters of its kind. The last of the words so far. */
const dropPrefix = (words: string[]): void => {
  const at = words.findLastIndex((word) => !isSeparator(word));
  const word = bare(words[at] ?? '').toUpperCase();
  const before = words.slice(0, Math.max(at, 0)).findLast((each) => each !== ',') ?? '';
  const isState = isStateCode(word) && (isNumberMark(before) || !STATES_LIKE_DEGREES.test(word));
  const isKind = words[at - 1] === ',' && /^[A-Z]{2}$/.test(word) && !SHORT_DEGREES.test(word);
  if (isState || isKind) words.splice(at, 1);
};

/** Words and the commas between groups of them, without numbers and contacts. */
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  const separated = publicCredentials(text)
    .replaceAll(/\blic\.?\s*ac\b/gi, 'LAc')
    // "DR, OF, CHIROPRACTIC" is one title.
    .replaceAll(/[\s,;]*\b(of|in)\b[\s,;]*/gi, ' $1 ')
    .replaceAll(/[/-](?=(?:state|lic|license|licence|npi|reg)\b)/gi, ' ')
    .replaceAll(/[;,()]|\s[-/*]\s/g, ' , ')
    .replaceAll(/[#:]/g, ' # ');
  for (const word of separated.split(/\s+/).filter((each) => each !== '')) {
    if (/[\p{N}@]|\.(?:com|net|org|edu)\b/iu.test(word)) dropPrefix(words);
    else words.push(word);
  }
  return words.filter((word) => !isNumberMark(word) && (word === ',' || /\p{L}/u.test(word)));
};

/** `DOCTOR OF CHIROPRACTIC` and `MASSAGE THERAPY` are one title each; `MA LPC NCC` are three. */
const isPhrase = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:of|in|and)$/i.test(word) || /^(?=.*[aeiou].*[aeiou])\p{L}{7,}$/iu.test(word));

/** A title in words; degrees in it stay what they are: MS in Counseling. */
const titleText = (words: readonly string[]): string =>
  organizationName(words.map(bare).join(' ')).replaceAll(/\b(?:Ba|Bs|Ma|Ms|Med|Msw)\b/g, (degree) =>
    degree.toUpperCase(),
  );

const splitGroup = (words: readonly string[]): string[] => {
  if (isPhrase(words)) return [titleText(words)];
  const parts: string[] = [];
  let isOpen = false;
  for (const word of words) {
    const isLetter = bare(word).length === 1;
    // "L. AC." and "PHARM D" are one degree each.
    const isNext: boolean = parts.length === 0 || !(isOpen || isLetter || !/^[A-Z][A-Z./-]+$/.test(word));
    if (isNext) parts.push(bare(word));
    else parts[parts.length - 1] = `${parts.at(-1) ?? ''} ${bare(word)}`;
    isOpen = isLetter && isNext;
  }
  return parts;
};

/** `L AC` → `LAc`, `M D` → `MD`, `Lpn` → `LPN`. */
const asDegree = (part: string): string => {
  const letters = part.toUpperCase().replaceAll(' ', '');
  const degree = DEGREES[letters];
  if (degree !== undefined) return degree;
  const isSpelled = /^(?:\p{L} )+\p{L}$/u.test(part);
  return isSpelled || /^(?!Dr$|Mrs?$)[A-Z][b-df-hj-np-tv-xz]{1,5}$/.test(part) ? letters : part;
};

/** `L.AC., DIPL.AC` → `LAc, DiplAc`; `LMT MA12345` → `LMT`. At most 60 characters. */
export const credentialText = (text: string): string => {
  const groups: string[][] = [[]];
  for (const word of wordsOf(text === text.toLowerCase() ? text.toUpperCase() : text)) {
    if (word === ',') groups.push([]);
    else groups.at(-1)?.push(word);
  }
  const parts: string[] = [];
  for (const part of groups.flatMap(splitGroup)) {
    const degree = asDegree(part);
    const last = parts.at(-1);
    // "RN,C" is one credential.
    if (degree.length === 1 && last !== undefined) parts[parts.length - 1] = `${last},${degree}`;
    else if (!parts.includes(degree)) parts.push(degree);
  }
  while (parts.join(', ').length > MAX_LENGTH) parts.pop();
  return parts.join(', ');
};
