/**
 * Rows of the public registry (NPPES) as they lie in `content/registry/<region>.csv`: one provider a line, sorted by
 * NPI, so that the next month's import is a diff that a person can read. What we do not publish is not in them.
 */
import { z } from 'zod';
import { calendarDate, countryCode, slug } from '#site/fields.ts';
import type { MedicareFacts } from './medicare.ts';
import { quote } from '#site/problem.ts';

/** A second practice location; the registry tells it, we show its area only. */
export interface OtherPlace {
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-2 part: NY. */
  readonly region: string;
}

const splitList = (text: string): string[] => (text === '' ? [] : text.split(';').map((part) => part.trim()));

const otherPlace = (text: string): OtherPlace => {
  const [postalCode = '', region = '', ...city] = text.split(' ');
  return { postalCode, region, city: city.join(' ') };
};

/** The columns, in their order. Cells are text; lists are joined by semicolons. */
const registryRowSchema = z.strictObject({
  npi: z
    .string()
    .regex(/^[12]\d{9}$/)
    .describe('National Provider Identifier. Not a license.'),
  kind: z.enum(['person', 'organization']),
  name: z
    .string()
    .min(1)
    .max(160)
    .describe('As patients would say it; of organizations the name they do business under.'),
  credentials: z.string().max(60).describe('As written in the registry: L.Ac., DC.'),
  professions: z
    .string()
    .transform(splitList)
    .pipe(z.array(slug).min(1))
    .describe('Slugs of content/professions.yaml: that of the primary code, then those of the others.'),
  address: z
    .string()
    .max(160)
    .describe('Street of an organization. Empty for persons, and where it looks like a home.'),
  precision: z.enum(['address', 'area']).describe('`area`: only the postal area is published.'),
  city: z.string().min(1).max(80),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/)
    .describe('ISO 3166-2 part: NY.'),
  postalCode: z.string().min(1).max(12),
  country: countryCode,
  phone: z.string().max(30).describe('Country code first, no plus sign, which spreadsheets take for a sum.'),
  otherPlaces: z
    .string()
    .transform((text) => splitList(text).map(otherPlace))
    .describe('`10001 NY New York; …`'),
  updatedOn: calendarDate.describe('The day the registry last changed the row.'),
});

type RegistryCells = z.infer<typeof registryRowSchema>;

const REGISTRY_COLUMNS = Object.keys(registryRowSchema.shape) as readonly (keyof RegistryCells)[];

/** A row whose `professions` hold the one it is listed under, that of its primary code. */
export interface RegistryRow extends RegistryCells {
  /** Professions of its other codes, which stand behind the first in the file: it is told to be these, and not listed so. */
  readonly alsoRegisteredAs?: readonly string[] | undefined;
  /** What Medicare's own list tells of the provider. It lies in a file of its own: see `medicare.ts`. */
  readonly medicare?: MedicareFacts;
}

/** A spreadsheet runs what starts with one of these. An apostrophe before it keeps it text. */
const FORMULA_START = /^[=+\-@\t\r]/;

export const looksLikeFormula = (text: string): boolean => FORMULA_START.test(text);

/** A cell as it is written: no spreadsheet takes it for a sum. */
export const asCell = (text: string): string => {
  const safe = looksLikeFormula(text) || text.startsWith("'") ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The text of a cell that `asCell` wrote. */
export const withoutGuard = (text: string): string => (text.startsWith("'") ? text.slice(1) : text);

/** V8 lets a part of a text of this length or more keep the whole text in memory: a name would keep its region's file. */
const SHARED_FROM = 13;

export const ownCopy = (text: string): string => (text.length < SHARED_FROM ? text : Buffer.from(text).toString());

const cellsOf = (row: RegistryRow): string[] =>
  REGISTRY_COLUMNS.map((column) => {
    const value = column === 'professions' ? [...row.professions, ...(row.alsoRegisteredAs ?? [])] : row[column];
    if (typeof value === 'string') return value;
    return value
      .map((part) => (typeof part === 'string' ? part : `${part.postalCode} ${part.region} ${part.city}`))
      .join('; ');
  });

/** One line, without its end. */
export const registryLine = (row: RegistryRow): string => cellsOf(row).map(asCell).join(',');

export const REGISTRY_HEADER = `${REGISTRY_COLUMNS.join(',')}\n`;

/** The cells of one line as `registryLine` wrote it. Our own files hold no line breaks inside cells. */
export const splitLine = (line: string): string[] => {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  }
  return cells;
};

const recordOf = (cells: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(REGISTRY_COLUMNS.map((column, index) => [column, cells[index]]));

const wrongNumberOfCells = (count: number): string => `${count} cells instead of ${REGISTRY_COLUMNS.length}`;

const withOneProfession = (cells: RegistryCells): RegistryRow => {
  const [profession = '', ...alsoRegisteredAs] = cells.professions;
  return alsoRegisteredAs.length === 0 ? cells : { ...cells, professions: [profession], alsoRegisteredAs };
};

/** Reads one line. Throws when it is not as the import writes it: nobody edits these files by hand. */
export const parseRegistryLine = (line: string): RegistryRow => {
  const cells = splitLine(line).map((cell) => ownCopy(withoutGuard(cell)));
  if (cells.length !== REGISTRY_COLUMNS.length) throw new Error(wrongNumberOfCells(cells.length));
  return withOneProfession(registryRowSchema.parse(recordOf(cells)));
};

/** Why a line is not as the import writes it, as the end of a sentence; undefined where it is. */
export const faultOfRegistryLine = (line: string): string | undefined => {
  const cells = splitLine(line).map(withoutGuard);
  if (cells.length !== REGISTRY_COLUMNS.length) return wrongNumberOfCells(cells.length);
  const record = recordOf(cells);
  const { error } = registryRowSchema.safeParse(record);
  if (error === undefined) return undefined;
  const column = String(error.issues[0]?.path[0]);
  return `its ${column} is ${quote(record[column] ?? '')}`;
};

/** The lines of a file's text below its header, without their ends. */
export const registryLines = (text: string, file: string): string[] => {
  // Git may have changed the ends of the lines on Windows.
  const lines = text.trimEnd().split(/\r?\n/);
  if (`${lines[0] ?? ''}\n` !== REGISTRY_HEADER)
    throw new Error(`${file}:1: not the columns of a registry file. Import it again.`);
  return lines.slice(1);
};

/** All rows of a file's text. The file's name stands in the message of an error. */
export const parseRegistry = (text: string, file: string): RegistryRow[] =>
  registryLines(text, file).map((line, index) => {
    try {
      return parseRegistryLine(line);
    } catch (error) {
      throw new Error(
        `${file}:${index + 2}: not a registry row (${error instanceof Error ? error.message : 'unreadable'}). Import it again.`,
        { cause: error },
      );
    }
  });

/** Lines in the order of their NPIs, which they begin with, under the header. */
export const registryText = (lines: readonly string[]): string =>
  REGISTRY_HEADER +
  lines
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('');
