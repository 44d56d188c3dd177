/**
 * Reports of readers that the phone number of a registry row is wrong, as they lie in
 * `content/registry/wrong-numbers.yaml`: a day for each report, by NPI. `npm run inbox` writes them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { CalendarDate } from '#site/dates.ts';
import { calendarDate } from '#site/fields.ts';
import { isNpi } from './npi.ts';

export const WRONG_NUMBERS_FILE = 'wrong-numbers.yaml';

/** So many reports take the number out, and the row comes after the others. One may be a mistake, or a grudge. */
const REPORTS_THAT_COUNT = 2;

export type WrongNumbers = ReadonlyMap<string, readonly CalendarDate[]>;

const reportsSchema = z.record(z.string().refine(isNpi), z.array(calendarDate)).nullable();

/** @param folder `content/registry`. Throws when the file is not as `npm run inbox` writes it. */
export const readWrongNumbers = (folder: string): WrongNumbers => {
  const file = join(folder, WRONG_NUMBERS_FILE);
  if (!existsSync(file)) return new Map();
  const { contents, errors } = parseDocument(readFileSync(file, 'utf8'));
  const { data, error } = reportsSchema.safeParse(contents?.toJSON() ?? null);
  if (error || errors.length > 0)
    throw new Error(
      `content/registry/${WRONG_NUMBERS_FILE}: not a list of days for each NPI, like "1234567893": [2026-05-06]. Correct it, or bring back the last version of it.`,
    );
  return new Map(Object.entries(data ?? {}));
};

/** The file, by NPI. */
export const wrongNumbersText = (reports: WrongNumbers): string => {
  const sorted = [...reports].sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Readers reported these numbers as wrong: a day for each report. Two take the number out, until the registry changes it.\n${stringify(Object.fromEntries(sorted))}`;
};

/** Reports of the days before the registry last changed the row are about another number, perhaps. */
export const isNumberDoubted = (
  { npi, updatedOn }: { readonly npi: string; readonly updatedOn: CalendarDate },
  reports: WrongNumbers,
): boolean => (reports.get(npi) ?? []).filter((day) => day >= updatedOn).length >= REPORTS_THAT_COUNT;
