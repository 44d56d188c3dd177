/** Finds providers by name in the book of names. Fetched when somebody types what is no treatment, condition or profession. */
import { distanceKm, type Point } from '#places/distance.ts';
import type { FinderResult } from './results.ts';
import { keysMeantBy, nameKeyOf, wordsOfName } from './name-keys.ts';
import { compareRanked, drawLot } from './order.ts';
import type { FinderRow } from './row.ts';
import { pathOfFile, type FinderSets, type NameBooks, type NameNode } from './sets.ts';
import { decodeTile, type Tile } from './tile.ts';

export interface NameSearch {
  readonly sets: FinderSets;
  readonly fetchFile: (path: string) => Promise<unknown>;
  readonly day: string;
  readonly point: Point | undefined;
  readonly count: number;
}

/** Leaves that one question reads of each book: somebody with so common a name is found with more of it. */
const MOST_LEAVES = 2;

/** Sorts behind every word. */
const LAST = '\uFFFF';

/** The entries of a node that may hold keys with this beginning. */
const entriesFor = ({ from, files }: NameNode, start: string): string[] => {
  const after = from.findIndex((key) => key >= start);
  const first = Math.max(0, (after === -1 ? from.length : after) - 1);
  return files.slice(first).filter((_, index) => index === 0 || (from[first + index] ?? '') <= `${start}${LAST}`);
};

interface Rows {
  readonly rows: readonly FinderRow[];
  readonly isCut: boolean;
}

/** The rows whose keys begin so, as far as they stand in the first leaves. */
const rowsIn = async (book: NameNode, start: string, on: string, search: NameSearch): Promise<Rows> => {
  const entries = entriesFor(book, start);
  const found = await Promise.all(
    entries.slice(0, MOST_LEAVES).map(async (entry): Promise<Rows> => {
      const file = await search.fetchFile(pathOfFile('names', entry.replace('+', '')));
      return entry.startsWith('+')
        ? rowsIn(file as NameNode, start, on, search)
        : { rows: decodeTile(file as Tile, { on, treatmentsOf: () => [], words: [] }), isCut: false };
    }),
  );
  return {
    rows: found.flatMap(({ rows }) => rows).filter((row) => nameKeyOf(row).startsWith(start)),
    isCut: entries.length > MOST_LEAVES || found.some(({ isCut }) => isCut),
  };
};

/** Those of this name, nearest first, or without a place by alphabet. */
export const findByName = async (text: string, search: NameSearch): Promise<FinderResult> => {
  const { sets, fetchFile, day, point, count } = search;
  const wanted = wordsOfName(text);
  if (sets.names === undefined || wanted.join('').length < 3) return { groups: [], count: 0, isCut: false };
  const books = (await fetchFile(pathOfFile('names', sets.names))) as NameBooks;
  for (const start of keysMeantBy(text)) {
    const parts = await Promise.all([
      rowsIn(books.profiles, start, '', search),
      ...(books.registry ? [rowsIn(books.registry, start, sets.registry?.on ?? '', search)] : []),
    ]);
    const rows = parts.flatMap((part) => part.rows);
    if (rows.length === 0) continue;
    const found = rows.map((row) => ({
      row,
      id: row.id,
      distanceKm: point ? distanceKm(point, row) : 0,
      lot: drawLot(row.id, day),
    }));
    const key = ({ row }: { readonly row: FinderRow }): string => nameKeyOf(row);
    found.sort(point ? compareRanked : (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : compareRanked(a, b)));
    return {
      groups: [{ isOlder: false, isPlaceUnknown: false, found: found.slice(0, count) }],
      count: Math.min(count, found.length),
      isCut: found.length > count || parts.some(({ isCut }) => isCut),
    };
  }
  return { groups: [], count: 0, isCut: false };
};
