/**
 * `content/registry/medicare`: what Medicare's own list tells of the rows of the registry, a file for each region and
 * beside it `source.yaml` with its day. The import writes them; nobody edits them by hand. They lie apart from the
 * registry's own files, so that neither import changes what the other wrote.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { daysBetween, type CalendarDate } from '#site/dates.ts';
import { calendarDate } from '#site/fields.ts';
import { HIDDEN_AFTER_DAYS } from './freshness.ts';
import type { MedicareFacts } from './medicare.ts';
import { medicareText, readMedicareLine } from './medicare-rows.ts';
import { ownCopy } from './registry.ts';

/** From the folder that holds `content/`, with forward slashes. */
export const MEDICARE_PATH = 'content/registry/medicare';

const SOURCE = 'source.yaml';
const ENDING = '.csv';

/** @param root The folder that holds `content/`. */
export const medicareFolder = (root: string): string => join(root, MEDICARE_PATH);

/** @param on The day of the list. */
export const medicareSourceText = (on: CalendarDate, rows: number): string =>
  [
    '# The day of Medicare’s list (CMS, Doctors and Clinicians national downloadable file), and how many rows of it',
    '# stand in the files beside this one. The import writes both.',
    `medicareOn: ${on}`,
    `rows: ${rows}`,
    '',
  ].join('\n');

/** A value of `source.yaml` as it is written, and where. */
interface WrittenValue {
  readonly written: string;
  readonly line: number;
  readonly column: number;
}

export interface MedicareSource {
  /** Empty when it says no day. */
  readonly on: CalendarDate;
  /** Undefined when it says no number. */
  readonly rows: number | undefined;
  readonly writtenOn: WrittenValue;
  readonly writtenRows: WrittenValue;
}

const valueOf = (lines: readonly string[], key: string): WrittenValue => {
  const index = lines.findIndex((line) => line.startsWith(`${key}:`));
  const [, before = '', written = ''] = /^(\w+:\s*)([^#]*)/.exec(lines[index] ?? '') ?? [];
  return {
    written: written.trim().replace(/^(["'])(.*)\1$/, '$2'),
    line: Math.max(index, 0) + 1,
    column: before.length + 1,
  };
};

/** Undefined when there is no `source.yaml`. */
export const readMedicareSource = (root: string): MedicareSource | undefined => {
  const file = join(medicareFolder(root), SOURCE);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const writtenOn = valueOf(lines, 'medicareOn');
  const writtenRows = valueOf(lines, 'rows');
  return {
    on: calendarDate.safeParse(writtenOn.written).data ?? '',
    rows: /^\d+$/.test(writtenRows.written) ? Number(writtenRows.written) : undefined,
    writtenOn,
    writtenRows,
  };
};

/** The day of the list; empty when there is none, or when it is too old to be shown. */
export const shownMedicareDay = (root: string, today: CalendarDate): CalendarDate => {
  const on = readMedicareSource(root)?.on ?? '';
  return on !== '' && daysBetween(on, today) <= HIDDEN_AFTER_DAYS ? on : '';
};

/** Regions that have a file, sorted. */
export const medicareRegions = (root: string): string[] => {
  const folder = medicareFolder(root);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
    .map(({ name }) => name.slice(0, -ENDING.length))
    .sort();
};

/** The first line and the others of a region's file, without their ends. Git may have changed these on Windows. */
export const medicareLines = (root: string, region: string): { readonly header: string; readonly lines: string[] } => {
  const text = readFileSync(join(medicareFolder(root), `${region}${ENDING}`), 'utf8');
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  return { header, lines };
};

/** The NPI that a line begins with. */
export const npiOfLine = (line: string): string => line.slice(0, line.indexOf(','));

/** The text of a region's file without some providers; undefined when none of them stands in it. */
export const medicareTextWithout = (
  root: string,
  region: string,
  npis: ReadonlySet<string>,
): { readonly text: string; readonly dropped: number } | undefined => {
  const { lines } = medicareLines(root, region);
  const left = lines.filter((line) => !npis.has(npiOfLine(line)));
  return left.length < lines.length ? { text: medicareText(left), dropped: lines.length - left.length } : undefined;
};

/**
 * Rows of one region, with what the list tells of them. For rows that it does not name nothing is made, and who has
 * moved to another region waits for the next import: the practice that the list names is one of the old region.
 *
 * @param on The day of the list; empty leaves all rows as they are.
 */
export const withMedicare = <Row extends { readonly npi: string }>(
  root: string,
  region: string,
  rows: readonly Row[],
  on: CalendarDate,
): readonly (Row & { readonly medicare?: MedicareFacts })[] => {
  if (on === '' || !existsSync(join(medicareFolder(root), `${region}${ENDING}`))) return rows;
  const byNpi = new Map(medicareLines(root, region).lines.map((line) => [npiOfLine(line), line]));
  return rows.map((row) => {
    const line = byNpi.get(row.npi);
    if (line === undefined) return row;
    const read = readMedicareLine(line);
    if ('found' in read)
      throw new Error(`${MEDICARE_PATH}/${region}${ENDING}: ${read.found} Run \`npm run check\` to see all of it.`);
    const { npi: _, facilities, ...facts } = read;
    return { ...row, medicare: { ...facts, facilities: facilities.map(ownCopy), on } };
  });
};
