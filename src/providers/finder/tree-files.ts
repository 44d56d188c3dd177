/** Writes the trees of the finder as files, each named by a hash of what it holds. Build only. */
import { createHash } from 'node:crypto';
import type { FinderRow } from './row.ts';
import { isRegistryTag, pathOfFile, type FileKind, type RowTags, type TreeNode } from './sets.ts';
import { tagsOf } from './tags.ts';
import { encodeTile, type TileForm } from './tile.ts';
import { growTree, packBits, shapeOf, type Grown } from './tree.ts';

/** A part of so few files is named where it is needed; a node of its own would be one more request. */
const FEW_FILES = 4;

/** So few rows travel with the index: a file of their own would be one more request, and more would come in vain. */
const ROWS_IN_INDEX = 48;

/** Kinds of tags with more words than this in a node are not told there: they would outweigh the tiles they spare. */
const WORDS_PER_KIND = 100;

/** Kinds with few words, by their letters: which rows bear them is told in one file, since it is short. */
const LIGHT_KINDS = '$aflr';

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
  /** Rows of a leaf: the smaller they are, the closer is what a node tells of the place of a file. */
  readonly rowsPerLeaf: number;
  /** Leaves side by side share a file. */
  readonly rowsPerFile: number;
  /** A node that leads to more files leads to further nodes instead. */
  readonly filesPerNode: number;
  /** Whether nodes of several tiles tell the tags of each row. */
  readonly hasRowTags: boolean;
  /** Whether nodes tell only what rows of the registry bear, and profiles among them; no treatments. */
  readonly hasOnlyRegistryTags: boolean;
  /** Whether a tree of one file tells its tags, which weigh half as much as the file. */
  readonly hasTagsOfOneFile: boolean;
}

interface Entry {
  /** Hash of the file, with a `+` before it for a further node. */
  readonly file: string;
  readonly tags: ReadonlySet<string>;
  /** How many groups of rows it holds. */
  readonly span: number;
  /** Of a tile. */
  readonly groups?: readonly (readonly FinderRow[])[];
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
const tagTable = (
  entries: readonly Entry[],
  { hasOnlyRegistryTags, isTold }: { readonly hasOnlyRegistryTags: boolean; readonly isTold: boolean },
): Pick<TreeNode, 'tags' | 'untold'> => {
  const all = [...unionOf(entries)].sort();
  const kinds = Map.groupBy(all, (tag) => tag.charAt(0));
  // A question to the registry names conditions only beside treatments.
  const untold = hasOnlyRegistryTags
    ? ['c', 't']
    : [...kinds].filter(([, { length }]) => !isTold || length > WORDS_PER_KIND).map(([kind]) => kind);
  const told = all.filter((tag) => !untold.includes(tag.charAt(0)) && (!hasOnlyRegistryTags || isRegistryTag(tag)));
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
  const writeTile = (groups: readonly (readonly FinderRow[])[]): Entry => {
    const inTile = groups.flat();
    return {
      file: writer.write('tile', JSON.stringify(encodeTile(inTile, form))),
      tags: tagsIn(inTile),
      span: groups.length,
      groups,
    };
  };
  const writeRowTags = (entries: readonly Entry[]): Pick<TreeNode, 'rows'> => {
    const isOfTiles = entries.every(({ groups }) => groups !== undefined);
    if (!form.hasRowTags || entries.length <= FEW_FILES || !isOfTiles) return {};
    const groups = entries.flatMap((entry) => entry.groups ?? []);
    const tagged = groups.flat().map((row) => new Set(tagsOf(row)));
    const kinds = Map.groupBy([...unionOf(entries)].sort(), (tag) =>
      LIGHT_KINDS.includes(tag.charAt(0)) ? LIGHT_KINDS : tag.charAt(0),
    );
    const textOf = (tags: readonly string[]): string =>
      JSON.stringify({
        sizes: groups.map(({ length }) => length),
        tags: Object.fromEntries(
          tags.map((tag) => [tag, packBits(tagged.map((ofRow) => (ofRow.has(tag) ? '1' : '0')).join(''))]),
        ),
      } satisfies RowTags);
    return { rows: Object.fromEntries([...kinds].map(([kind, tags]) => [kind, writer.write('rows', textOf(tags))])) };
  };
  const nodeOf = (root: Grown<FinderRow>): { node: TreeNode; entries: Entry[] } => {
    const isWhole = root.rowCount <= form.filesPerNode * form.rowsPerFile;
    const { shape, leaves } = shapeOf(
      root,
      ({ rowCount }) =>
        !isWhole && rowCount <= form.filesPerNode * form.rowsPerFile && rowCount > FEW_FILES * form.rowsPerFile,
    );
    const entries: Entry[] = [];
    const cuts: [number, number, number, number][] = [];
    let waiting: (readonly FinderRow[])[] = [];
    let waitingRows = 0;
    const writeWaiting = (): void => {
      if (waiting.length > 0) entries.push(writeTile(waiting));
      waiting = [];
      waitingRows = 0;
    };
    leaves.forEach((leaf, number) => {
      // A crowded point has a node of its own, lest its many groups weigh on all around it.
      if (leaf.kind === 'leaf' && (leaf === root || leaf.groups.length <= FEW_FILES)) {
        if (leaf.bits > 0) {
          const [row] = leaf.groups.flat();
          cuts.push([number, leaf.bits, milli(row?.latitude), milli(row?.longitude)]);
        }
        for (const group of leaf.groups) {
          if (waitingRows + group.length > form.rowsPerFile) writeWaiting();
          waiting.push(group);
          waitingRows += group.length;
        }
      } else {
        writeWaiting();
        const below = nodeOf(leaf);
        const file = `+${writer.write('node', JSON.stringify(below.node))}`;
        entries.push({ file, tags: unionOf(below.entries), span: 1 });
      }
    });
    writeWaiting();
    const node = {
      shape,
      files: entries.map(({ file }) => file),
      ...(entries.some(({ span }) => span > 1) && { spans: entries.map(({ span }) => span) }),
      ...(cuts.length > 0 && { cuts }),
      ...tagTable(entries, { ...form, isTold: form.hasTagsOfOneFile || entries.length > 1 }),
      ...writeRowTags(entries),
    };
    return { node, entries };
  };
  const tree = growTree(rows, { ofCell: form.rowsPerLeaf, ofPoint: form.rowsPerFile });
  if (rows.length > 0 && rows.length <= ROWS_IN_INDEX) {
    const { shape } = shapeOf(tree, () => true);
    const only = { file: '', tags: tagsIn(rows), span: 1 };
    return {
      shape,
      files: [],
      ...tagTable([only], { ...form, isTold: form.hasTagsOfOneFile }),
      tile: encodeTile(rows, form),
    };
  }
  return nodeOf(tree).node;
};

const milli = (degrees = 0): number => Math.round(degrees * 1000);
