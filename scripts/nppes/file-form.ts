/** What a file is by its first bytes, whatever its name says, and what to do about a file that is no table. */

type FileForm = 'text' | 'utf-16le' | 'utf-16be' | 'gzip' | 'zip' | 'json' | 'unreadable';

export interface FormFinding {
  readonly form: FileForm;
  /** Bytes of a byte order mark before a text. */
  readonly markBytes: number;
  /** Of an unreadable file: what it is and what to do, to stand after its name. */
  readonly words: string;
}

const AGAIN = 'Download it again.';
const AS_CSV = 'Open it and save it as CSV, and import that.';

/** Beginnings that tell a form (the files' own specifications), as bytes. */
const BEGINNINGS: readonly (readonly [bytes: string, form: FileForm, markBytes: number, words: string])[] = [
  ['efbbbf', 'text', 3, ''],
  ['fffe', 'utf-16le', 2, ''],
  ['feff', 'utf-16be', 2, ''],
  ['1f8b', 'gzip', 0, ''],
  ['504b0304', 'zip', 0, ''],
  ['504b0506', 'unreadable', 0, `is an empty archive. ${AGAIN}`],
  ['25504446', 'unreadable', 0, 'is a PDF document. The rows are in the CSV files of the same archive.'],
  ['d0cf11e0', 'unreadable', 0, `is a workbook of an old Excel (.xls). ${AS_CSV}`],
  ['377abcaf', 'unreadable', 0, 'is a 7-Zip archive. Unpack it, and import the CSV files.'],
  ['52617221', 'unreadable', 0, 'is a RAR archive. Unpack it, and import the CSV files.'],
];

/** @param head The first bytes of the file, a kilobyte or so. */
export const formOf = (head: Buffer): FormFinding => {
  const hex = head.subarray(0, 8).toString('hex');
  const known = BEGINNINGS.find(([bytes]) => hex.startsWith(bytes));
  const [, form, markBytes, words] = known ?? ['', 'text' as const, 0, ''];
  if (form !== 'text') return { form, markBytes, words };
  const start = head.subarray(markBytes, 4096).toString('latin1').trimStart().toLowerCase();
  if (start === '') return unreadable(`is empty. ${AGAIN}`);
  if (/^(?:<!doctype html|<html|<head|<script|<!--)/.test(start))
    return unreadable(
      'is a web page, not a file of the registry: the address led to a page. Download the file itself.',
    );
  if (start.startsWith('<')) return unreadable('is an XML document, not a table. Import the CSV files.');
  if (/^[[{]/.test(start)) return { form: 'json', markBytes, words: '' };
  if (head.subarray(257, 262).toString('latin1') === 'ustar')
    return unreadable('is a tar archive. Unpack it, and import the CSV files.');
  return { form: 'text', markBytes, words: '' };
};

const unreadable = (words: string): FormFinding => ({ form: 'unreadable', markBytes: 0, words });

/** What went wrong while a file was read, in words: compressed files that break off say so in strange ones. */
export const readingFailure = (name: string, error: unknown): Error => {
  const message = error instanceof Error ? error.message : String(error);
  const isCut = /unexpected end of file|end of central directory|unexpected EOF|not enough bytes|truncated/i.test(
    message,
  );
  return new Error(
    isCut ? `${name} is cut short: its end is missing. ${AGAIN}` : `${name} cannot be read: ${message}. ${AGAIN}`,
    { cause: error },
  );
};
