/** Reads `content/registry` for the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CalendarDate } from '#site/dates.ts';
import { parseRegistry, type RegistryRow } from './registry.ts';

export interface RegistryFiles {
  /** The day the registry was taken down; empty when there are no rows. */
  readonly registryOn: CalendarDate;
  readonly rows: readonly RegistryRow[];
}

export const readRegistry = (root: string = process.cwd()): RegistryFiles => {
  const folder = join(root, 'content/registry');
  const source = join(folder, 'source.yaml');
  if (!existsSync(source)) return { registryOn: '', rows: [] };
  const { registryOn } = parse(readFileSync(source, 'utf8')) as { registryOn: CalendarDate };
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
