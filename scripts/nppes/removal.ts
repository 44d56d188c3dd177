/** Takes providers out of the listings for good: neither an import nor a build brings them back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, YAMLSeq, isSeq } from 'yaml';
import {
  medicareFolder,
  medicareRegions,
  medicareSourceText,
  medicareTextWithout,
  readMedicareSource,
} from '#providers/medicare-files.ts';
import { withRowCounts } from '#providers/registry-counts.ts';
import { listRegistryFiles } from '#providers/registry-files.ts';
import { registryLines, registryText } from '#providers/registry.ts';
import { hashOfNpi } from '#providers/removed.ts';
import { removedSchema } from '#providers/schema.ts';
import { readWrongNumbers, WRONG_NUMBERS_FILE, wrongNumbersText } from '#providers/wrong-numbers.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import type { CalendarDate } from '#site/dates.ts';

interface Removal {
  /** `requested`, `retired`, `deceased` or `error`. */
  readonly reason: string;
  readonly removedOn: CalendarDate;
}

/** Adds what is not on the list yet; comments and order stay as they are. */
function addToList(file: string, npis: readonly string[], { reason, removedOn }: Removal): number {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq();
  list.flow = false;
  const known = new Set((list.toJSON() as { slug: string }[]).map(({ slug }) => slug));
  const fresh = npis.map(hashOfNpi).filter((slug) => !known.has(slug));
  for (const slug of fresh) list.add(document.createNode(removedSchema.parse({ slug, removedOn, reason })));
  document.contents = list as typeof document.contents;
  if (fresh.length > 0) replaceFile(file, document.toString({ lineWidth: 0 }));
  return fresh.length;
}

/** Takes the rows of these providers out of the registry's files; tells how many there were. */
function dropRows(folder: string, npis: ReadonlySet<string>): number {
  let dropped = 0;
  const rowCounts = new Map<string, number>();
  for (const name of listRegistryFiles(folder)) {
    const file = join(folder, name);
    const lines = registryLines(readFileSync(file, 'utf8'), file);
    const left = lines.filter((line) => !npis.has(line.slice(0, line.indexOf(','))));
    if (left.length === lines.length) continue;
    replaceFile(file, registryText(left));
    rowCounts.set(name.replace(/\.csv$/, ''), left.length);
    dropped += lines.length - left.length;
  }
  const source = join(folder, 'source.yaml');
  if (dropped > 0 && existsSync(source)) replaceFile(source, withRowCounts(readFileSync(source, 'utf8'), rowCounts));
  return dropped;
}

/** Takes what Medicare's list tells of these providers out of its files. */
function dropMedicareRows(root: string, npis: ReadonlySet<string>): void {
  const source = readMedicareSource(root);
  let dropped = 0;
  for (const region of medicareRegions(root)) {
    const rest = medicareTextWithout(root, region, npis);
    if (rest === undefined) continue;
    replaceFile(join(medicareFolder(root), `${region}.csv`), rest.text);
    dropped += rest.dropped;
  }
  if (dropped > 0 && source?.rows !== undefined)
    replaceFile(
      join(medicareFolder(root), 'source.yaml'),
      medicareSourceText(source.writtenOn.written, source.rows - dropped),
    );
}

/** Takes them out of what readers reported: the list is public, and so is the number in it. */
function dropReports(folder: string, npis: ReadonlySet<string>): void {
  const reports = readWrongNumbers(folder);
  const left = new Map([...reports].filter(([npi]) => !npis.has(npi)));
  if (left.size < reports.size) replaceFile(join(folder, WRONG_NUMBERS_FILE), wrongNumbersText(left));
}

/**
 * @param npis Valid National Provider Identifiers.
 * @returns How many are new on the list, and how many rows of the registry are gone.
 */
export const removeListings = (
  root: string,
  npis: readonly string[],
  removal: Removal,
): { readonly added: number; readonly dropped: number } => {
  const registry = join(root, 'content/registry');
  const named = new Set(npis);
  const added = addToList(join(root, 'content/removed.yaml'), npis, removal);
  dropReports(registry, named);
  dropMedicareRows(root, named);
  return { added, dropped: dropRows(registry, named) };
};
