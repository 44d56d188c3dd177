/**
 * Which alphabets letters belong to, and which of them pass for plain Latin ones. The pairs are those of Unicode's
 * confusables (UTS 39) among the alphabets that people read beside ours; letters that science writes with Latin ones
 * (α, β, γ, δ, κ, μ, Δ, Ω …) look like no other letter and are not among them.
 */

/** Scripts that are told apart; everything else is `Other`. */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Hebrew',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Hangul',
  'Devanagari',
  'Thai',
] as const;

type Script = (typeof SCRIPTS)[number];

/** `Script_Extensions`: the long mark of kana belongs to both, combining marks to whatever they stand on. */
const BY_SCRIPT = SCRIPTS.map(
  (script) => [script, new RegExp(`\\p{sc=${script}}`, 'u')] as const satisfies readonly [Script, RegExp],
);

const scriptOf = (letter: string): string => BY_SCRIPT.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'Other';

const LETTER = /\p{L}/gu;

/** The scripts of the letters of a text, each once. Digits, marks and signs belong to none. */
export const scriptsIn = (text: string): string[] => [
  // The prolonged sound mark and the letters that several scripts share count with any of them.
  ...new Set((text.match(LETTER) ?? []).filter((letter) => !/\p{sc=Common}/u.test(letter)).map(scriptOf)),
];

/** Letter by letter: what stands there, and what it looks like. */
const pairs = (theirs: string, ours: string): [string, string][] => {
  const plain = [...ours];
  return [...theirs].map((letter, index) => [letter, plain[index] ?? '']);
};

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map([
  // Cyrillic
  ...pairs('АВЕЅІЈКМНОРСТУХԌԛԝԜҮаеѕіјорсухһԁԚуӏѵьґ', 'ABESIJKMHOPCTYXGqwWYaesijopcyxhdQylvbr'),
  // Greek
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳνοιϲ', 'ABEZHIKMNOPTYXCjvoic'),
  // Armenian
  ...pairs('ՕՍՏԼհոսցօզյ', 'OUSLhnugoqj'),
  // Cherokee
  ...pairs('ᎪᎳᎬᎻᏀᎢᎫᏞᎷᏢᏒᏚᏃᎡᏙᏔᏴᏟ', 'AWEHGTJLMPRSZRVWBC'),
  // Latin letters made for phonetics, and one of Turkish: honest in words, never in the name of a site
  ...pairs('ıɑɡɩʟɴʀᴀᴄᴅᴇᴋᴍᴏᴘᴛᴜᴠᴡᴢ', 'iagilnracdekmoptuvwz'),
]);

/** A word as it looks, in plain letters; undefined when none of its letters passes for another. */
export const plainForm = (word: string): string | undefined => {
  const plain = [...word].map((letter) => LOOKS_LIKE.get(letter) ?? letter).join('');
  return plain === word ? undefined : plain;
};

/**
 * A word that pretends to be another: every letter of it is plain or passes for a plain one, and at least one is not
 * plain. Words of another alphabet hold letters that look like none of ours, so they are not meant.
 * @returns how the word looks in plain letters.
 */
export const lookAlikesIn = (word: string): string | undefined => {
  const plain = plainForm(word);
  if (plain === undefined) return undefined;
  const letters = plain.match(LETTER) ?? [];
  return letters.length > 0 && letters.every((letter) => /\p{sc=Latin}/u.test(letter)) ? plain : undefined;
};

/** A text whose letters are mostly plain ones: single words of other alphabets stand out in it. */
const isMostlyLatin = (text: string): boolean => {
  const letters = text.match(LETTER) ?? [];
  return letters.filter((letter) => /\p{sc=Latin}/u.test(letter)).length * 2 > letters.length;
};

/** Alphabets that share no word with ours. Greek does: TNFα, Δ9, kΩ, μg. */
const FOREIGN = /[\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Cherokee}\p{sc=Coptic}]/u;
const GREEK = /\p{sc=Greek}/u;
/** Letters in another dress, which search and screen readers do not know: 𝗯𝘂𝘆, ｂｕｙ, ⅿg. Single ones are mathematics. */
const STYLED = /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a]{4,}/u;
const STYLED_IN_DOSE = /[\u{1d400}-\u{1d7ff}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2160-\u217f]/u;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** A number, and the unit after it. */
const DOSE =
  /\p{Nd}(?:[\p{Nd}.,]*\p{Nd})?[ \u00a0\u202f]?([\p{L}\p{Nl}][\p{L}\p{M}\p{Nl}]{0,5})(?![\p{L}\p{M}\p{N}])/gu;

export interface MixedWord {
  readonly word: string;
  readonly index: number;
  /** As it looks, in plain letters, when every letter of it passes for one. */
  readonly plain: string | undefined;
}

const isMixed = (word: string, isLatin: boolean): boolean => {
  const hasLatin = /\p{sc=Latin}/u.test(word);
  const plain = FOREIGN.test(word) || GREEK.test(word) ? lookAlikesIn(word) : undefined;
  if (hasLatin && FOREIGN.test(word)) return true;
  // Single Greek letters are the names of quantities: ν, hν.
  if (hasLatin && GREEK.test(word)) return plain !== undefined && [...word].length > 2;
  if (plain !== undefined && isLatin && (FOREIGN.test(word) || [...word].length > 1)) return true;
  return isLatin && STYLED.test(word);
};

/** Single letters in another dress are mathematics (2𝑥), unless they are a unit that medicines are measured in. */
const UNIT = /^(?:m?g|kg|mcg|[uµμn]g|m?l|dl|iu|me?q|[cm]?m)$/i;

const isForeignDose = (dose: string, unit: string): boolean =>
  FOREIGN.test(unit) ||
  (STYLED_IN_DOSE.test(dose) && UNIT.test(unit.normalize('NFKC'))) ||
  (GREEK.test(unit) && lookAlikesIn(unit) !== undefined) ||
  /[^\x00-\x7f]/.test(dose.replaceAll(/\P{Nd}/gu, ''));

/**
 * Words that mix alphabets, words of other alphabets that pass for plain ones, and doses with digits or units in other
 * letters. "5 mg" with one Cyrillic letter is found by no search and read as nonsense by a screen reader.
 */
export const mixedWordsIn = (text: string): MixedWord[] => {
  const found: MixedWord[] = [];
  let start = 0;
  // Line by line: a comment may hold a paragraph in each of two languages.
  for (const line of text.split('\n')) {
    for (const mixed of mixedWordsOfLine(line)) found.push({ ...mixed, index: start + mixed.index });
    start += line.length + 1;
  }
  return found;
};

const mixedWordsOfLine = (text: string): MixedWord[] => {
  // Nearly every text is plain.
  if (!/[^\u0000-\u036f\u1e00-\u1eff\u2000-\u215f\u2190-\u22ff]/u.test(text)) return [];
  const isLatin = isMostlyLatin(text);
  const found = new Map<number, MixedWord>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (isMixed(word, isLatin)) found.set(index, { word, index, plain: plainWord(word) });
  }
  for (const { 0: dose, 1: unit = '', index } of isLatin ? text.matchAll(DOSE) : []) {
    const isTold = found.has(index) || found.has(index + dose.length - unit.length);
    if (!isTold && isForeignDose(dose, unit)) found.set(index, { word: dose, index, plain: plainWord(dose) });
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
};

/** In plain letters, where that is beyond doubt: a letter beside digits may stand for a digit. */
const plainWord = (word: string): string | undefined => {
  const form = plainForm(word);
  if (form !== undefined && /\p{Nd}/u.test(word)) return undefined;
  const plain = (form ?? word).normalize('NFKC');
  return /^[\p{sc=Latin}\x00-\x7f]+$/u.test(plain) && plain !== word ? plain : undefined;
};
