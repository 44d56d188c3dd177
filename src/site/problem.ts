/** Where something stands in a file. Both count from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One mistake in a contributed file, told so that its author can mend it. */
export interface Problem extends Position {
  /** Names the help page `docs/problems/<code>.md`. */
  readonly code: string;
  /** Relative to the root of the repository, with forward slashes. */
  readonly file: string;
  /** One or two sentences: what stands there, and what was perhaps meant. */
  readonly found: string;
  /** What to type. Starts in lower case and ends with a full stop. */
  readonly fix: string;
  readonly severity: 'error' | 'warning';
}

/**
 * Codes of problems that reading a file can find, before any rule compares entries with each other.
 * Every other code is the name of a rule file in `scripts/checks/rules`.
 */
export const READING_CODES = [
  'file-empty',
  'file-encoding',
  'file-missing',
  'file-size',
  'file-symlink',
  'file-unexpected',
  'front-matter',
  'key-duplicate',
  'key-missing',
  'key-unknown',
  'value-choice',
  'value-form',
  'value-length',
  'value-range',
  'value-type',
  'yaml-feature',
  'yaml-syntax',
] as const;

export type ReadingCode = (typeof READING_CODES)[number];

export const START: Position = { line: 1, column: 1 };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order of a report: by file, then from top to bottom. It does not depend on the machine's language. */
export const compareProblems = (a: Problem, b: Problem): number =>
  byText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.code, b.code) ||
  byText(a.found, b.found);

/** C0, DEL and C1 controls, bidirectional and zero-width characters: they could forge lines of a terminal or CI log. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text that stays on its line and shows its control signs. Reporters hand everything a stranger wrote through it. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A contributor's own words between quotation marks, shortened and safe to print. */
export const quote = (text: string): string => `"${printable(text.length > 60 ? `${text.slice(0, 57)}…` : text)}"`;
