/**
 * Text of cells. Files are read as Latin-1, which keeps every byte; what is truly UTF-8 is decoded cell by cell, so
 * that one wrong byte spoils one cell at most.
 */
const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** Words that people type where they have nothing to say. `<UNAVAIL>` is the registry's own. */
const NOTHING = /^(?:<unavail>|n\/?a|none|null|unknown|\.|-+|x+)$/i;

export interface CleanText {
  readonly text: string;
  /** Bytes were not UTF-8 and were read as Windows-1252. */
  readonly isRepaired: boolean;
}

export const cleanCell = (cell: string): CleanText => {
  if (/^[\x20-\x7e]*$/.test(cell)) return { text: collapse(cell), isRepaired: false };
  const bytes = Buffer.from(cell, 'latin1');
  try {
    return { text: collapse(utf8.decode(bytes)), isRepaired: false };
  } catch {
    return { text: collapse(windows1252.decode(bytes)), isRepaired: true };
  }
};

/** Wide letters and signs that stand for letters (℅, №), whose plain ones a rule for words does not miss. */
const LETTER_FORMS = /[\uFF01-\uFF5E\u2100-\u214F]/g;

/** One blank between words; control and invisible characters are gone. */
const collapse = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(LETTER_FORMS, (letter) => letter.normalize('NFKC'))
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export const isNothing = (text: string): boolean => text === '' || NOTHING.test(text);

/** At most so many letters (UTF-16 units), cut between words where that costs little, and never inside a letter. */
export const cutText = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const letters = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const isBetweenWords = text.charAt(letters.length) === ' ';
  const lastBlank = letters.lastIndexOf(' ');
  return (isBetweenWords || lastBlank < most / 2 ? letters : letters.slice(0, lastBlank)).trimEnd();
};
