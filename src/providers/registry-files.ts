/** Reads `content/registry` for the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '#site/dates.ts';
import { calendarDate } from '#site/fields.ts';
import { parseRegistry, type RegistryRow } from './registry.ts';

export interface RegistryFiles {
  /** The day the registry was taken down; empty when there are no rows. */
  readonly registryOn: CalendarDate;
  readonly rows: readonly RegistryRow[];
}

/** What `source.yaml` says of the rows' day, and where. */
export interface RegistryDay {
  /** Empty when it says no day. */
  readonly registryOn: CalendarDate;
  /** As it is written. */
  readonly written: string;
  readonly line: number;
  readonly column: number;
}

/** @param folder `content/registry`. Undefined when it has no `source.yaml`. */
export const readRegistryDay = (folder: string): RegistryDay | undefined => {
  const file = join(folder, 'source.yaml');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const index = lines.findIndex((line) => /^registryOn\s*:/.test(line));
  const [, key = '', written = ''] = /^(registryOn\s*:\s*)([^#]*)/.exec(lines[index] ?? '') ?? [];
  const day = written.trim().replace(/^(["'])(.*)\1$/, '$2');
  return {
    registryOn: calendarDate.safeParse(day).data ?? '',
    written: day,
    line: Math.max(index, 0) + 1,
    column: key.length + 1,
  };
};

/** Whether there is any file of rows. */
export const hasRegistryRows = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.csv'));

/** @param root The folder that holds `content/`. */
export const readRegistry = (root: string): RegistryFiles => {
  const folder = join(root, 'content/registry');
  const { registryOn } = readRegistryDay(folder) ?? { registryOn: '' };
  if (registryOn === '') return { registryOn, rows: [] };
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .sort();
  return {
    registryOn,
    rows: files.flatMap((file) => parseRegistry(readFileSync(join(folder, file), 'utf8'), `content/registry/${file}`)),
  };
};

/** Which rows the operator publishes, without those who have a profile and those who asked to be left out. */
export const publishedRows = (
  rows: readonly RegistryRow[],
  choice: 'none' | 'organizations' | 'all',
  isLeftOut: (npi: string) => boolean,
): RegistryRow[] =>
  choice === 'none'
    ? []
    : rows.filter(({ npi, kind }) => (choice === 'all' || kind === 'organization') && !isLeftOut(npi));
