import type { Problem } from '#site/problem.ts';

/** Characters `start` to `end` of a file, and what stands there afterwards. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The mistake to mend, in its file. */
export interface Patient {
  readonly problem: Problem;
  /** The whole file. */
  readonly source: string;
  /** Where the problem stands in it. */
  readonly offset: number;
}

/** Mends one kind of problem where only one correction is possible; undefined where a person must decide. */
export type Mend = (patient: Patient) => Edit | undefined;

/** The plain YAML value that starts at an offset: up to a comment, the end of the line, or of the brackets around it. */
export const yamlValueAt = (source: string, offset: number): { readonly text: string; readonly end: number } => {
  const lineEnd = source.indexOf('\n', offset);
  const rest = source.slice(offset, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');
  const [quoted] = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(rest) ?? [];
  const isInBrackets = /[[{][^\]}]*$/.test(source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset));
  const text = quoted ?? (isInBrackets ? /^[^,\]}]*/ : /^(?:(?!\s#).)*/).exec(rest)?.[0].trimEnd() ?? '';
  return { text, end: offset + text.length };
};

/** The offset after the line that holds one, its line break included. */
export const lineAround = (source: string, offset: number): { readonly start: number; readonly end: number } => {
  const next = source.indexOf('\n', offset);
  return { start: source.lastIndexOf('\n', offset - 1) + 1, end: next === -1 ? source.length : next + 1 };
};
