import type { Position } from '#site/problem.ts';

/** One comment as a service handed it over, before anything is believed. */
export interface Submission extends Position {
  /** Every field by its name, lower case and without what the service puts around it: `fields[message]` is `message`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** A fault of the file as a whole, or of one submission, at its place. */
export interface Fault extends Position {
  readonly found: string;
  readonly fix: string;
}

export interface Export {
  readonly submissions: readonly Submission[];
  readonly faults: readonly Fault[];
}

/** `data[message]`, `Your Message`, `_date` → `message`, `yourmessage`, `date`. */
export const plainName = (name: string): string =>
  (/\[([^\]]+)\]$/.exec(name)?.[1] ?? name).toLowerCase().replaceAll(/[^a-z0-9-]/g, '');

/**
 * Text, numbers and truth values as text; whatever is nested is nothing a reader wrote into a field. Of several fields
 * that mean the same the first that says something counts: exports hold columns twice, and the second one empty.
 */
export const formFieldsOf = (values: Iterable<readonly [name: string, value: unknown]>): Map<string, string> => {
  const fields = new Map<string, string>();
  for (const [name, value] of values) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) continue;
    const plain = plainName(name);
    if ((fields.get(plain) ?? '').trim() === '') fields.set(plain, String(value));
  }
  return fields;
};
