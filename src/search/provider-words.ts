import type { ConceptTable } from './concept-table.ts';
import { stemOf, wordsOf } from './words.ts';

/** What a query says about whom to see and where. */
export interface ProviderQuestion {
  /** Five digits of a ZIP code. */
  readonly near: string | undefined;
  /** Two letters of a US state, for care at a distance. */
  readonly telehealth: string | undefined;
  /** The query without place, distance and words like "clinic". */
  readonly rest: string;
}

const ZIP = /\b(\d{5})(?:-\d{4})?\b/;
const NEARBY = /\b(?:near ?(?:me|by)|close to me|around me|in my area|local)\b/;
const REMOTE = /\b(?:tele ?health|tele ?medicine|online|virtual(?!ly| reality)|video (?:visit|call|session)s?|by phone|zoom)\b/;
const PLACE_WORDS = /\b(?:find(?: an?)?|clinics?|providers?|practitioners?|specialists?|appointments?|offices?|book(?: an?)?)\b/g;
const WORDS_THAT_ARE_STATES = ['hi', 'in', 'me', 'oh', 'ok', 'or', 'la', 'de', 'al', 'pa', 'ma', 'id', 'ms', 'md', 'co'];

/** Reads "acupuncturist 12203" and "telehealth biofeedback ohio"; undefined when nobody is looked for. */
export const readProviderQuestion = (query: string, table: ConceptTable): ProviderQuestion | undefined => {
  const text = query.toLowerCase();
  const near = ZIP.exec(text)?.[1];
  const isRemote = REMOTE.test(text);
  const places = text.match(PLACE_WORDS) ?? [];
  if (!near && !isRemote && !NEARBY.test(text) && places.length === 0 && !namesProfession(query, table)) return undefined;
  const state = isRemote ? findState(query, table) : undefined;
  const rest = [ZIP, NEARBY, REMOTE, PLACE_WORDS, ...(state ? [new RegExp(`\\b(?:${state.name}|${state.code})\\b`)] : [])]
    .reduce((left, pattern) => left.replace(pattern, ' '), text)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { near, telehealth: isRemote ? state?.code : undefined, rest };
};

const namesProfession = (query: string, table: ConceptTable): boolean => {
  const stems = ` ${wordsOf(query).map(stemOf).join(' ')} `;
  return table.professions.split('|').some((name) => stems.includes(` ${wordsOf(name).map(stemOf).join(' ')} `));
};

/** A state by its name, or by its letters when they are written large or are no English word. */
const findState = (query: string, table: ConceptTable): { code: string; name: string } | undefined => {
  const text = query.toLowerCase();
  const states = table.states.split('|').map((row) => ({ code: row.slice(0, 2), name: row.slice(3).toLowerCase() }));
  const named = states.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  // "West Virginia" holds "Virginia".
  const longest = named.sort((a, b) => b.name.length - a.name.length)[0];
  return (
    longest ??
    states.find(({ code }) =>
      new RegExp(`\\b${WORDS_THAT_ARE_STATES.includes(code) ? code.toUpperCase() : `(?:${code}|${code.toUpperCase()})`}\\b`).test(query),
    )
  );
};

/** The finder with its fields filled; it keeps its state in the same parameters. */
export const finderAddress = (treatment: string | undefined, question: ProviderQuestion): string => {
  const fields = new URLSearchParams();
  if (treatment) fields.set('treatment', treatment);
  if (question.near) fields.set('near', question.near);
  if (question.telehealth) fields.set('telehealth', question.telehealth);
  const text = fields.toString();
  return text === '' ? '/providers/' : `/providers/?${text}`;
};
