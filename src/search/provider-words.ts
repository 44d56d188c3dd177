import { FINDER } from './model.ts';
import { stemOf, wordsOf } from './words.ts';

/** Words for people and places, as they travel to the browser. */
export interface ProviderWords {
  /** Last words of professions, joined by blanks: `therapist chiropractor`. */
  readonly professions: string;
  /** US states as `ny New York`, joined by `|`. */
  readonly states: string;
}

/** What a query says about whom to see and where. */
interface ProviderQuestion {
  /** Five digits of a ZIP code. */
  readonly near: string | undefined;
  /** Two letters of a US state, for care at a distance. */
  readonly telehealth: string | undefined;
  /** The query without place, distance and words like "clinic". */
  readonly rest: string;
}

const ZIP = /\b(\d{5})(?:-\d{4})?\b/;
const NEARBY = /\b(?:near ?(?:me|by)|close to me|around me|in my area|local)\b/;
const REMOTE =
  /\b(?:tele ?health|tele ?medicine|online|virtual(?!ly| reality)|video (?:visit|call|session)s?|by phone|zoom)\b/;
const PLACE_WORDS =
  /\b(?:find(?: an?)?|clinics?|providers?|practitioners?|specialists?|appointments?|offices?|book(?: an?)?)\b/g;
const WORDS_THAT_ARE_STATES = [
  'hi',
  'in',
  'me',
  'oh',
  'ok',
  'or',
  'la',
  'de',
  'al',
  'pa',
  'ma',
  'id',
  'ms',
  'md',
  'co',
];

/** Reads "acupuncturist 12203" and "telehealth biofeedback ohio"; undefined when nobody is looked for. */
export const readProviderQuestion = (query: string, words: ProviderWords): ProviderQuestion | undefined => {
  const text = query.toLowerCase();
  const near = ZIP.exec(text)?.[1];
  const isRemote = REMOTE.test(text);
  const places = text.match(PLACE_WORDS) ?? [];
  if (!near && !isRemote && !NEARBY.test(text) && places.length === 0 && !namesProfession(query, words))
    return undefined;
  const state = isRemote ? findState(query, words) : undefined;
  const rest = [
    ZIP,
    NEARBY,
    REMOTE,
    PLACE_WORDS,
    ...(state ? [new RegExp(`\\b(?:${state.name}|${state.code})\\b`)] : []),
  ]
    .reduce((left, pattern) => left.replace(pattern, ' '), text)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { near, telehealth: isRemote ? state?.code : undefined, rest };
};

const namesProfession = (query: string, words: ProviderWords): boolean => {
  const professions = new Set(words.professions.split(' ').map(stemOf));
  return wordsOf(query).some((word) => professions.has(stemOf(word)));
};

/** A state by its name, or by its letters when they are written large or are no English word. */
const findState = (query: string, words: ProviderWords): { code: string; name: string } | undefined => {
  const text = query.toLowerCase();
  const states = words.states.split('|').map((row) => ({ code: row.slice(0, 2), name: row.slice(3).toLowerCase() }));
  const named = states.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  // "West Virginia" holds "Virginia".
  const longest = named.sort((a, b) => b.name.length - a.name.length)[0];
  return (
    longest ??
    states.find(({ code }) =>
      new RegExp(
        `\\b${WORDS_THAT_ARE_STATES.includes(code) ? code.toUpperCase() : `(?:${code}|${code.toUpperCase()})`}\\b`,
      ).test(query),
    )
  );
};

/**
 * The finder with its fields filled. The names are those of the finder's own address; they stand after the `#`, which no
 * server gets to see.
 */
export const finderAddress = (treatment: string | undefined, question: ProviderQuestion): string => {
  const fields = new URLSearchParams();
  if (treatment) fields.set('treatment', treatment);
  if (question.telehealth) fields.set('telehealth', `us-${question.telehealth}`);
  if (question.near) fields.set('near', question.near);
  return `${FINDER}${fields.size > 0 ? `#${fields.toString()}` : ''}`;
};
