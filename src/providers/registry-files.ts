/** Reads `content/registry` for the build. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '#site/dates.ts';
import { isLeftBehind } from '#site/entry-listing.ts';
import { calendarDate } from '#site/fields.ts';
import { shownMedicareDay, withMedicare } from './medicare-files.ts';
import { parseRegistry, type RegistryRow } from './registry.ts';

export interface RegistryFiles {
  /** The day the registry was taken down; empty when there are no rows. */
  readonly registryOn: CalendarDate;
  /** The day of Medicare's list; empty when nothing of it is shown. */
  readonly medicareOn: CalendarDate;
  /** How many rows the files hold. */
  readonly rowCount: number;
  /** Changes with what any file of the folder holds; empty when there are no rows. */
  readonly digest: string;
  /** Read region by region, anew each time: 1.5 million rows do not all fit into memory beside what is made of them. */
  readonly regions: Iterable<readonly RegistryRow[]>;
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

/** Names of the files of rows, in the order of their regions. */
export const listRegistryFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.csv') && !isLeftBehind(name))
        .sort()
    : [];

/** Whether there is any file of rows. */
export const hasRegistryRows = (folder: string): boolean => listRegistryFiles(folder).length > 0;

const LINE_END = 10;

/** Lines below the header. Counting them reads no row. */
const countLines = (bytes: Buffer): number => {
  let count = -1;
  for (let at = bytes.indexOf(LINE_END); at !== -1; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return Math.max(0, count);
};

/** Of every file below the folder, whatever it is: reading a file costs a hundredth of what its rows become. */
const digestOfFolder = (folder: string): string =>
  hash(
    'sha256',
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, name)))}`)
      .join('\n'),
  );

/** @param root The folder that holds `content/`. */
export const readRegistry = (root: string, today: CalendarDate): RegistryFiles => {
  const folder = join(root, 'content/registry');
  const { registryOn } = readRegistryDay(folder) ?? { registryOn: '' };
  if (registryOn === '') return { registryOn, medicareOn: '', rowCount: 0, digest: '', regions: [] };
  const files = listRegistryFiles(folder);
  const medicareOn = shownMedicareDay(root, today);
  return {
    registryOn,
    medicareOn,
    get digest() {
      return digestOfFolder(folder);
    },
    rowCount: files.reduce((sum, file) => sum + countLines(readFileSync(join(folder, file))), 0),
    regions: {
      *[Symbol.iterator]() {
        for (const file of files) {
          const rows = parseRegistry(readFileSync(join(folder, file), 'utf8'), `content/registry/${file}`);
          yield withMedicare(root, file.slice(0, -'.csv'.length), rows, medicareOn);
        }
      },
    },
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
