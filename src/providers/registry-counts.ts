/**
 * How many rows each file of `content/registry` holds, as `source.yaml` says it. A file that is missing, or was cut
 * between two lines, looks like any other: only somebody who counted before can tell.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '#site/dates.ts';

export interface RegistryCount {
  /** As it is written. */
  readonly written: string;
  /** Undefined when what is written is no number of rows. */
  readonly rowCount: number | undefined;
  /** Where the region stands in `source.yaml`, and its number. */
  readonly line: number;
  readonly column: number;
  readonly numberColumn: number;
}

const ENTRY = /^(\s+)([^\s:#]+)(\s*:\s*)([^#]*)/;

/**
 * Counts by region. Undefined where nobody counted: imports before December 2026 did not.
 *
 * @param folder `content/registry`.
 */
export const readRegistryCounts = (folder: string): ReadonlyMap<string, RegistryCount> | undefined => {
  const file = join(folder, 'source.yaml');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const start = lines.findIndex((line) => /^rows\s*:/.test(line));
  if (start === -1) return undefined;
  const counts = new Map<string, RegistryCount>();
  for (const [index, text] of lines.entries()) {
    if (index <= start) continue;
    const [, indent = '', region = '', colon = '', value = ''] = ENTRY.exec(text) ?? [];
    if (region === '') {
      if (/^\s*(?:#|$)/.test(text)) continue;
      break;
    }
    const written = value.trim();
    counts.set(region, {
      written,
      rowCount: /^\d+$/.test(written) ? Number(written) : undefined,
      line: index + 1,
      column: indent.length + 1,
      numberColumn: indent.length + region.length + colon.length + 1,
    });
  }
  return counts;
};

/** The text of `source.yaml`. */
export const registrySourceText = (registryOn: CalendarDate, rowCounts: ReadonlyMap<string, number>): string =>
  [
    '# The day the public registry (NPPES) was taken down.',
    `registryOn: ${registryOn}`,
    '# How many rows each file holds, so that a file that is missing or was cut is noticed.',
    'rows:',
    ...[...rowCounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, rowCount]) => `  ${region}: ${rowCount}`),
    '',
  ].join('\n');

/** The same text with other counts for some regions. */
export const withRowCounts = (text: string, rowCounts: ReadonlyMap<string, number>): string =>
  text.replace(/^(\s+)([^\s:#]+)(\s*:\s*)\d+/gm, (entry: string, indent: string, region: string, colon: string) => {
    const rowCount = rowCounts.get(region);
    return rowCount === undefined ? entry : `${indent}${region}${colon}${rowCount}`;
  });
