/** How text becomes words: the same for topic names when the site is built and for what a reader types. */

/** Lower case, no accents, no apostrophes: "Baker’s cyst" and "bakers cyst" are one, "ciática" and "ciatica" too. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’ʼ‘]/gu, '')
    .toLowerCase();

/** "T.E.N.S.", "c.b.t": single letters joined by dots, which readers mean as one word. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])/gu;

/** Words and numbers of a text, folded, in order. An abbreviation with dots is the word without them. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .replaceAll(DOTTED, (letters) => letters.replaceAll('.', ''))
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * A word without its English endings, so that "knees", "aching" and "ached" meet "knee" and "ache".
 * Far lighter than Snowball: it only has to treat both sides alike.
 */
export const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = makeStem(word);
  stems.set(word, stem);
  return stem;
};

/** The names of all topics hold the same words over and over. */
const stems = new Map<string, string>();

const makeStem = (word: string): string => {
  let stem = word;
  if (stem.length > 6 && stem.endsWith('ness')) return stem.slice(0, -4);
  if (stem.length > 6 && stem.endsWith('ly')) return stem.slice(0, -2);
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 4 && /(?:ss|x|z|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.length > 3 && /[^siu]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 5 && stem.endsWith('ing')) stem = withoutDoubledEnd(stem.slice(0, -3));
  else if (stem.length > 4 && stem.endsWith('ed')) stem = withoutDoubledEnd(stem.slice(0, -2));
  return stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;
};

const withoutDoubledEnd = (stem: string): string => (/([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that say nothing about the subject, in questions above all. Negations stay: "cant lift arm" needs its "cant". */
export const STOP_WORDS = setOf(
  'a about after all also am an and any anyone anybody are as at be because been before being best better but by can could ' +
    'did do does doing done else every for from get gets getting give gives go goes going good great had has have having ' +
    'he help helped helpful helps her hers him his how i if im in into is it its ive just keep keeps kind know let like ' +
    'lot made make makes making many may me might more most much my need needs now of off on one only or other our ours ' +
    'out over people please possible really reduce safe she should so some somebody someone something stuff such take ' +
    'takes taking tell than that thats the their them then there these they thing things this those to too try trying ' +
    'u up us use used uses using very want was we well were what whats when where which while who whom why will with ' +
    'work works worked would you your yours el la los las de del en un una por para con que y mi',
);

const QUESTION_WORDS = setOf(
  'how what whats why when where which who can could does do did is are was will would should has have may might ' +
    'que como cual cuando donde puede',
);

/** True for a question in words: "does cupping work", "knee pain?". Two letters of a topic name are none. */
export const isQuestion = (query: string): boolean => {
  const words = wordsOf(query);
  return query.trim().endsWith('?') || (words.length > 2 && QUESTION_WORDS.has(words[0] ?? ''));
};
