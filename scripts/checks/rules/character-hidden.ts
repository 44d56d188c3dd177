import type { Finding, Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import type { Path } from '#site/yaml-document.ts';

/**
 * Characters that change what stands on the page without being seen: they reorder text, split words for search, or
 * hide them. A joiner inside an emoji and a soft sign after one are not meant.
 */
const HIDDEN =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff]|[\u{e0000}-\u{e007f}]/gu;

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
  0x3164: 'HANGUL FILLER',
  0xfeff: 'BYTE ORDER MARK',
  0xfffd: 'REPLACEMENT CHARACTER',
};

const nameOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = code < 0xa0 ? 'A control character' : code >= 0xe0000 ? 'A tag character' : 'An invisible character';
  return `${NAMES[code] ?? kind} (${number})`;
};

const findingFor = (file: string, character: string, position: { line: number; column: number }): Finding => ({
  file,
  ...position,
  found: `${nameOf(character)} stands here; readers do not see it.`,
  fix:
    character === '\ufffd'
      ? 'type the letter that was lost when the text was copied.'
      : 'delete it, or type the words around it anew. `npm run check -- --fix` removes it.',
});

interface Written {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a YAML value, also below keys that the schema does not know. */
function* textsIn(value: unknown, path: Path = []): Generator<Written> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      yield* textsIn(child, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

function* inFields(entry: Entry): Generator<Finding> {
  for (const { path, text } of textsIn(entry.written)) {
    const seen = new Map<string, number>();
    for (const [character] of text.matchAll(HIDDEN)) {
      const nth = seen.get(character) ?? 0;
      seen.set(character, nth + 1);
      yield findingFor(entry.file, character, entry.locateWords(path, character, nth));
    }
  }
}

function* inBody({ file, body, bodyLine }: Entry): Generator<Finding> {
  let line = bodyLine;
  for (const text of body.split('\n')) {
    for (const { 0: character, index } of text.matchAll(HIDDEN)) {
      yield findingFor(file, character, { line, column: index + 1 });
    }
    line += 1;
  }
}

export const rule: Rule = {
  code: 'character-hidden',
  *check(content) {
    for (const entry of content.entries) {
      yield* inFields(entry);
      yield* inBody(entry);
    }
  },
};
