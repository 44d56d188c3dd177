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

/** Text, numbers and truth values as text; whatever is nested is nothing a reader wrote into a field. */
export const formFieldsOf = (values: Readonly<Record<string, unknown>>): Map<string, string> =>
  new Map(
    Object.entries(values).flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[plainName(name), String(value)] as const] : [],
    ),
  );
