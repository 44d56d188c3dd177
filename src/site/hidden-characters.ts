/**
 * Characters that change what stands on the page without being seen: they reorder text, split words for search, hide
 * words, or stand for a letter that was lost. Some of them are honest where they belong: a joiner in a Persian word or a
 * family of emoji, a selector after a heart, tags in the flag of Scotland, a direction mark beside Hebrew.
 */

export interface HiddenCharacter {
  readonly character: string;
  /** In UTF-16 units from the start of the text. */
  readonly index: number;
}

const CANDIDATE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]|\p{Cs}/gu;

/** Scripts whose letters are joined or kept apart by U+200C and U+200D. */
const JOINED_SCRIPTS =
  /[\p{sc=Arabic}\p{sc=Syriac}\p{sc=Nko}\p{sc=Mongolian}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*$/u;
/** Scripts that put U+200B where a line may end. */
const WITHOUT_BLANKS = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]\p{M}*$/u;
const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
/** The flag of a part of a country (UTS 51): at most five letters and digits between the flag and the last tag. */
const FLAG_OF_A_PART = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})$/u;

type Test = (before: string, after: string) => boolean;

const isJoined: Test = (before, after) =>
  JOINED_SCRIPTS.test(before) || (EMOJI_BEFORE.test(before) && /^\p{Extended_Pictographic}/u.test(after));

const lineOf = (before: string, after: string): string =>
  `${before.slice(before.lastIndexOf('\n') + 1)}${after.split('\n', 1)[0] ?? ''}`;

/** A mark is honest once, on a line that is written from right to left. */
const isDirectionMark: Test = (before, after) =>
  !/[\u200e\u200f\u061c]$/.test(before) && RIGHT_TO_LEFT.test(lineOf(before, after));

/** A stretch that is set apart, opened and closed on one line, with nothing but right-to-left letters in it. */
const isIsolate = (before: string, character: string, after: string): boolean => {
  const [, inner] =
    character === '\u2069'
      ? (/[\u2066-\u2068]([^\u2066-\u2069\n]*)$/.exec(before) ?? [])
      : (/^([^\u2066-\u2069\n]*)\u2069/.exec(after) ?? []);
  return inner !== undefined && RIGHT_TO_LEFT.test(inner) && !/\p{sc=Latin}/u.test(inner);
};

const isSelector = (before: string, character: string, after: string): boolean => {
  if (/\p{sc=Han}$/u.test(before)) return character <= '\ufe02' || character > '\uffff';
  if (character === '\ufe00') return /\p{Sm}$/u.test(before);
  if (character !== '\ufe0e' && character !== '\ufe0f') return false;
  return /[\d#*]$/.test(before) ? after.startsWith('\u20e3') : /\p{Emoji}$/u.test(before);
};

/** Whether a character stands where its script, its emoji or its direction needs it. */
const belongsHere = (before: string, character: string, after: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x200c || code === 0x200d) return isJoined(before, after);
  if (code === 0x200b) return WITHOUT_BLANKS.test(before);
  if (code === 0x200e || code === 0x200f || code === 0x61c) return isDirectionMark(before, after);
  if (code >= 0x2066 && code <= 0x2069) return isIsolate(before, character, after);
  if (code >= 0x180b && code <= 0x180f) return /\p{sc=Mongolian}$/u.test(before);
  if ((code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) {
    return isSelector(before, character, after);
  }
  // A blank among the letters of braille.
  return code === 0x2800 && (/[\u2801-\u28ff]$/.test(before) || /^[\u2801-\u28ff]/.test(after));
};

/** How far around a character is looked: the longest line that is read for its direction. */
const AROUND = 200;

/** Every hidden character of a text that has no business there, in order. */
export const hiddenCharactersIn = (text: string): HiddenCharacter[] => {
  if (text.search(CANDIDATE) === -1) return [];
  const flags = [...text.matchAll(FLAG_OF_A_PART)].map(({ 0: flag, index }) => [index, index + flag.length] as const);
  const hidden: HiddenCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(CANDIDATE)) {
    if (flags.some(([start, end]) => index > start && index < end)) continue;
    const end = index + character.length;
    if (belongsHere(text.slice(Math.max(0, index - AROUND), index), character, text.slice(end, end + AROUND))) continue;
    hidden.push({ character, index });
  }
  return hidden;
};

/** A text without them. */
export const withoutHiddenCharacters = (text: string): string => {
  let shown = '';
  let at = 0;
  for (const { character, index } of hiddenCharactersIn(text)) {
    shown += text.slice(at, index);
    at = index + character.length;
  }
  return shown + text.slice(at);
};

/** Zero width or formatting, and nothing else: no letter was ever one of these. */
const LEAVES_NOTHING = /^[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]$/;

/**
 * What stands in the place of a hidden character once it is mended; undefined where a person must look. Programs that
 * copy from PDF files put control characters where letters were, like the "fi" of "benefit", and a blank that nobody
 * sees may be the only thing between two words.
 */
export const mendedCharacter = ({ character, index }: HiddenCharacter, text: string): string | undefined => {
  if (LEAVES_NOTHING.test(character)) return '';
  if (character === '\u2028' || character === '\u2029') return ' ';
  const isInWord = /\p{L}$/u.test(text.slice(0, index)) && /^\p{L}/u.test(text.slice(index + 1));
  return /^[\u0000-\u001f\u007f]$/.test(character) && !isInWord ? '' : undefined;
};

/** Names of the Unicode Character Database, for those that are met in practice. */
const NAMES: Readonly<Record<number, string>> = {
  0x00ad: 'SOFT HYPHEN',
  0x034f: 'COMBINING GRAPHEME JOINER',
  0x061c: 'ARABIC LETTER MARK',
  0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER',
  0x200d: 'ZERO WIDTH JOINER',
  0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK',
  0x2028: 'LINE SEPARATOR',
  0x2029: 'PARAGRAPH SEPARATOR',
  0x202a: 'LEFT-TO-RIGHT EMBEDDING',
  0x202b: 'RIGHT-TO-LEFT EMBEDDING',
  0x202c: 'POP DIRECTIONAL FORMATTING',
  0x202d: 'LEFT-TO-RIGHT OVERRIDE',
  0x202e: 'RIGHT-TO-LEFT OVERRIDE',
  0x2060: 'WORD JOINER',
  0x2066: 'LEFT-TO-RIGHT ISOLATE',
  0x2067: 'RIGHT-TO-LEFT ISOLATE',
  0x2068: 'FIRST STRONG ISOLATE',
  0x2069: 'POP DIRECTIONAL ISOLATE',
  0x2800: 'BRAILLE PATTERN BLANK',
  0x3164: 'HANGUL FILLER',
  0xfeff: 'BYTE ORDER MARK',
  0xfffd: 'REPLACEMENT CHARACTER',
};

const isSelectorCode = (code: number): boolean => (code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0100;

const kindOf = (code: number): string => {
  if (code < 0xa0) return 'A control character';
  if (code >= 0xd800 && code <= 0xdfff) return 'Half a character';
  if (isSelectorCode(code)) return 'A variation selector';
  return code >= 0xe0000 ? 'A tag character' : 'An invisible character';
};

/** What a problem says about a hidden character. */
export const hiddenCharacterFault = (
  hidden: HiddenCharacter,
  text: string,
): { readonly found: string; readonly fix: string } => {
  const { character } = hidden;
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const isLost = code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code <= 0xdfff);
  return {
    found: `${NAMES[code] ?? kindOf(code)} (${number}) stands here; readers do not see it.`,
    fix: isLost
      ? 'type the letter that was lost when the text was copied.'
      : mendedCharacter(hidden, text) === undefined
        ? 'delete it, and look whether a letter or a blank was lost in its place.'
        : 'delete it, or type the words around it anew. `npm run check -- --fix` removes it.',
  };
};
