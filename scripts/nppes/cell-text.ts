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

/** One blank between words; control and invisible characters are gone. */
const collapse = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export const isNothing = (text: string): boolean => text === '' || NOTHING.test(text);
