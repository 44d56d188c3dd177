/** Writes the leaves of the book of names, each named by what it holds. Build only. */
import { lotOf } from './order.ts';
import { nameKeyOf } from './name-keys.ts';
import { partingKey } from './parting-key.ts';
import type { NameBooks, NameNode } from './sets.ts';
import type { FinderRow } from './row.ts';
import { encodeTile } from './tile.ts';
import type { FileWriter } from './tree-files.ts';

/** Rows of a leaf of the registry, and leaves of a node: at least, on the average above that, and at most. */
export const NAME_ROWS = { least: 192, more: 128, most: 384 };
/** Profiles are few: small leaves make few files, and an answer from the registry reads one of them in vain. */
const PROFILE_ROWS = { least: 32, more: 32, most: 96 };
const LEAVES = { least: 16, more: 48, most: 128 };

interface Keyed {
  readonly key: string;
}

/**
 * Cuts a sorted list where the keys themselves say so, by lot: a name more or less moves the ends of its own part, and
 * of no other.
 */
const cutByKeys = <Item extends Keyed>(items: readonly Item[], { least, more, most }: typeof NAME_ROWS): Item[][] => {
  const parts: Item[][] = [];
  let part: Item[] = [];
  for (const item of items) {
    const isEnd = part.length >= least && lotOf(item.key) % more === 0;
    if (isEnd || part.length >= most) {
      parts.push(part);
      part = [];
    }
    part.push(item);
  }
  if (part.length > 0) parts.push(part);
  return parts;
};

interface Entry extends Keyed {
  readonly last: string;
  /** Hash of the file, with a `+` before it for a further node. */
  readonly file: string;
}

const nodeOf = (entries: readonly Entry[]): NameNode => ({
  from: entries.map(({ key }, index) => partingKey(entries[index - 1]?.last ?? '', key)),
  files: entries.map(({ file }) => file),
});

/**
 * @param rows Of each provider any number; the first stands in the book.
 * @param form Rows of a leaf, and whether they tell their own day.
 */
const writeBook = (
  rows: readonly FinderRow[],
  { sizes, hasDays }: { readonly sizes: typeof NAME_ROWS; readonly hasDays: boolean },
  writer: FileWriter,
): NameNode => {
  const known = new Set<string>();
  const keyed: { key: string; row: FinderRow }[] = [];
  for (const row of rows) {
    if (known.has(row.id)) continue;
    known.add(row.id);
    keyed.push({ key: nameKeyOf(row), row });
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id < b.row.id ? -1 : 1));
  const leaves = cutByKeys(keyed, sizes).map((leaf): Entry => {
    const inLeaf = leaf.map(({ row }) => row);
    // What is filtered by stays in the trees.
    const tile = encodeTile(inLeaf, { hasTreatments: false, hasDays, words: [] });
    return { key: leaf[0]?.key ?? '', last: leaf.at(-1)?.key ?? '', file: writer.write('names', JSON.stringify(tile)) };
  });
  if (leaves.length <= LEAVES.most) return nodeOf(leaves);
  const nodes = cutByKeys(leaves, LEAVES).map((inNode): Entry => {
    const node = nodeOf(inNode);
    const file = `+${writer.write('names', JSON.stringify(node))}`;
    return { key: inNode[0]?.key ?? '', last: inNode.at(-1)?.last ?? '', file };
  });
  return nodeOf(nodes);
};

/** Answers the hash of the file that the book begins with. */
export const writeNames = (
  profiles: readonly FinderRow[],
  registry: readonly FinderRow[] | undefined,
  writer: FileWriter,
): string => {
  const books: NameBooks = {
    profiles: writeBook(profiles, { sizes: PROFILE_ROWS, hasDays: true }, writer),
    ...(registry && { registry: writeBook(registry, { sizes: NAME_ROWS, hasDays: false }, writer) }),
  };
  return writer.write('names', JSON.stringify(books));
};
