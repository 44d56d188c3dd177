/** Takes providers out of the listings for good: neither an import nor a build brings them back. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, YAMLSeq, isSeq } from 'yaml';
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
  if (!existsSync(folder)) return 0;
  let dropped = 0;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.csv'))) {
    const file = join(folder, name);
    const lines = registryLines(readFileSync(file, 'utf8'), file);
    const left = lines.filter((line) => !npis.has(line.slice(0, line.indexOf(','))));
    if (left.length < lines.length) replaceFile(file, registryText(left));
    dropped += lines.length - left.length;
  }
  return dropped;
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
  dropReports(registry, named);
  return { added: addToList(join(root, 'content/removed.yaml'), npis, removal), dropped: dropRows(registry, named) };
};
