/** Writes the trees of the finder as files, each named by a hash of what it holds. Build only. */
import { createHash } from 'node:crypto';
import type { FinderRow } from './row.ts';
import { pathOfFile, type FileKind, type RowTags, type TreeNode } from './sets.ts';
import { tagsOf } from './tags.ts';
import { encodeTile, type TileForm } from './tile.ts';
import { growTree, packBits, shapeOf, type Grown } from './tree.ts';

/** So few tiles are named where they are needed; a node of their own would be one more request. */
const FEW_TILES = 4;

/** So few rows travel with the index: a file of their own would be one more request, and more would come in vain. */
const ROWS_IN_INDEX = 48;

/** Kinds of tags with more words than this in a node are not told there: they would outweigh the tiles they spare. */
const WORDS_PER_KIND = 100;

/** Ten hexadecimal digits of the SHA-256 of a text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** The finder's files as they are written: text by path. */
export class FileWriter {
  readonly files = new Map<string, string>();

  /** Answers the hash in the file's name. */
  write(kind: FileKind, text: string): string {
    const hash = hashOf(text);
    const path = pathOfFile(kind, hash);
    const known = this.files.get(path);
    if (known !== undefined && known !== text) throw new Error(`Two files of the finder are both called ${path}.`);
    this.files.set(path, text);
    return hash;
  }
}

export interface TreeForm extends TileForm {
  readonly rowsPerTile: number;
  /** A node that leads to more tiles leads to further nodes instead. */
  readonly tilesPerNode: number;
  /** Whether nodes of several tiles tell the tags of each row. */
  readonly hasRowTags: boolean;
}

interface Entry {
  /** Hash of the file, with a `+` before it for a further node. */
  readonly file: string;
  readonly tags: ReadonlySet<string>;
  /** Of a tile. */
  readonly rows?: readonly FinderRow[];
}

const tagsIn = (rows: readonly FinderRow[]): Set<string> => {
  const tags = new Set<string>();
  for (const row of rows) for (const tag of tagsOf(row)) tags.add(tag);
  return tags;
};

const unionOf = (entries: readonly Entry[]): Set<string> => {
  const tags = new Set<string>();
  for (const entry of entries) for (const tag of entry.tags) tags.add(tag);
  return tags;
};

/** Which entries bear each tag. */
const tagTable = (entries: readonly Entry[]): Pick<TreeNode, 'tags' | 'untold'> => {
  const all = [...unionOf(entries)].sort();
  const kinds = Map.groupBy(all, (tag) => tag.charAt(0));
  const untold = [...kinds].filter(([, { length }]) => length > WORDS_PER_KIND).map(([kind]) => kind);
  const told = all.filter((tag) => !untold.includes(tag.charAt(0)));
  const bitsOf = (tag: string): string | 1 => {
    const bits = entries.map(({ tags }) => (tags.has(tag) ? '1' : '0')).join('');
    return bits.includes('0') ? packBits(bits) : 1;
  };
  return {
    tags: Object.fromEntries(told.map((tag) => [tag, bitsOf(tag)])),
    ...(untold.length > 0 && { untold: untold.join('') }),
  };
};

/** The top of a tree of these rows; everything below it is written. */
export const writeTree = (rows: readonly FinderRow[], form: TreeForm, writer: FileWriter): TreeNode => {
  const writeTile = (inTile: readonly FinderRow[]): Entry => ({
    file: writer.write('tile', JSON.stringify(encodeTile(inTile, form))),
    tags: tagsIn(inTile),
    rows: inTile,
  });
  const writeRowTags = (entries: readonly Entry[]): Pick<TreeNode, 'rows'> => {
    const tiles = entries.flatMap(({ rows: inTile }) => (inTile ? [inTile] : []));
    if (!form.hasRowTags || tiles.length <= FEW_TILES || tiles.length < entries.length) return {};
    const tagged = tiles.flat().map((row) => new Set(tagsOf(row)));
    const kinds = Map.groupBy([...unionOf(entries)].sort(), (tag) => tag.charAt(0));
    const textOf = (tags: readonly string[]): string =>
      JSON.stringify({
        sizes: tiles.map(({ length }) => length),
        tags: Object.fromEntries(
          tags.map((tag) => [tag, packBits(tagged.map((ofRow) => (ofRow.has(tag) ? '1' : '0')).join(''))]),
        ),
      } satisfies RowTags);
    return { rows: Object.fromEntries([...kinds].map(([kind, tags]) => [kind, writer.write('rows', textOf(tags))])) };
  };
  const nodeOf = (root: Grown<FinderRow>): { node: TreeNode; entries: Entry[] } => {
    const isWhole = root.tileCount <= form.tilesPerNode;
    const { shape, leaves } = shapeOf(
      root,
      ({ tileCount }) => !isWhole && tileCount <= form.tilesPerNode && tileCount > FEW_TILES,
    );
    const entries: Entry[] = [];
    const cuts: [number, number, number, number][] = [];
    leaves.forEach((leaf, number) => {
      // A crowded point has a node of its own, lest its many entries weigh on all around it.
      if (leaf.kind === 'leaf' && (leaf === root || leaf.tileCount <= FEW_TILES)) {
        if (leaf.bits > 0) {
          const [row] = leaf.tiles.flat();
          cuts.push([number, leaf.bits, milli(row?.latitude), milli(row?.longitude)]);
        }
        entries.push(...leaf.tiles.map(writeTile));
      } else {
        const below = nodeOf(leaf);
        entries.push({ file: `+${writer.write('node', JSON.stringify(below.node))}`, tags: unionOf(below.entries) });
      }
    });
    const node = {
      shape,
      files: entries.map(({ file }) => file),
      ...(cuts.length > 0 && { cuts }),
      ...tagTable(entries),
      ...writeRowTags(entries),
    };
    return { node, entries };
  };
  const tree = growTree(rows, form.rowsPerTile);
  if (tree.kind === 'leaf' && rows.length <= ROWS_IN_INDEX) {
    const only = tree.tiles.flat();
    const { shape } = shapeOf(tree, () => true);
    return { shape, files: [], ...tagTable([{ file: '', tags: tagsIn(only) }]), tile: encodeTile(only, form) };
  }
  return nodeOf(tree).node;
};

const milli = (degrees = 0): number => Math.round(degrees * 1000);
