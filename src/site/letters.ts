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
  // Latin letters made for phonetics
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
