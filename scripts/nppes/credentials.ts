/** Credentials as the registry holds them: degrees and titles. What is no degree (license numbers, contacts) is dropped. */
import { organizationName } from '#scripts/nppes/letter-case.ts';

const MAX_LENGTH = 60;

const DEGREES: Readonly<Record<string, string>> = {
  PHD: 'PhD',
  PSYD: 'PsyD',
  LAC: 'LAc',
  EDD: 'EdD',
  PHARMD: 'PharmD',
  DIPLAC: 'DiplAc',
  DIPLOM: 'DiplOM',
  MED: 'MEd',
};

/** Words that announce a number. They go with it, and by themselves. */
const NUMBER_MARK = /^(?:state|lic|license|licence|no|num|number|npi|dea|cert|reg|id|tel|phone|#|:)$/i;
const isStateCode = (word: string): boolean => /^[A-Z]{2}$/.test(word);
const bare = (word: string): string => word.replaceAll('.', '');

/** Words and the commas between groups of them, without numbers and contacts. */
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  const separated = text.replaceAll(/[;,]| [-/] /g, ' , ').replaceAll(/[#:]/g, ' # ');
  for (const word of separated.split(/\s+/).filter((each) => each !== '')) {
    if (/[\d@]|www\.|https?:/i.test(word)) {
      // Of "LICENSE NO. MA 12345" the state goes as well; of "MA 12345" it may be a degree.
      if (isStateCode(words.at(-1) ?? '') && NUMBER_MARK.test(bare(words.at(-2) ?? ''))) words.pop();
    } else words.push(word);
  }
  return words.filter((word) => !NUMBER_MARK.test(bare(word)) && (word === ',' || /\p{L}/u.test(word)));
};

/** `DOCTOR OF CHIROPRACTIC` is one title; `MA LPC NCC` are three. */
const isPhrase = (words: readonly string[]): boolean =>
  words.some((word) => /^(?:of|in|and)$/i.test(word) || /^\p{L}{9,}$/u.test(word));

const splitGroup = (words: readonly string[]): string[] => {
  if (isPhrase(words)) return [organizationName(words.map(bare).join(' '))];
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

/** `L.AC., DIPL.AC` → `LAc, DiplAc`; `LMT MA12345` → `LMT`. At most 60 characters. */
export const credentialText = (text: string): string => {
  const groups: string[][] = [[]];
  for (const word of wordsOf(text)) {
    if (word === ',') groups.push([]);
    else groups.at(-1)?.push(word);
  }
  const parts: string[] = [];
  for (const part of groups.flatMap(splitGroup)) {
    const degree = DEGREES[part.toUpperCase().replaceAll(' ', '')] ?? part;
    const last = parts.at(-1);
    // "RN,C" is one credential.
    if (degree.length === 1 && last !== undefined) parts[parts.length - 1] = `${last},${degree}`;
    else if (!parts.includes(degree)) parts.push(degree);
  }
  while (parts.join(', ').length > MAX_LENGTH) parts.pop();
  return parts.join(', ');
};
