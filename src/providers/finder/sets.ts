/** What the finder's files are called and hold. Build and browser agree on it here. */
import type { Tile } from './tile.ts';

/** The set of all profiles, and the set of all registry rows; no treatment and no profession may have this slug. */
export const ALL = 'all-providers';

/** The tree of practice locations that were confirmed lately. */
export const HERE = 'here';

/** Ending of the trees of listings that nobody confirmed for 90 days: they come after the others. */
export const OLDER = '-older';

/** The tree of those who offer telehealth, and said in which regions. */
export const REMOTE = 'remote';

/** Those who offer telehealth, and did not say where. */
export const REMOTE_SOMEWHERE = 'remote-somewhere';

/**
 * A node of a tree as it travels: the part of the tree below one cell, down to tiles or to further nodes. Every file is
 * named by a hash of what it holds, so that a node names exactly the files it was written with.
 */
export interface TreeNode {
  /** Shape of the part: see `tree.ts`. Each leaf is a group of rows, or several where it is cut by lot. */
  readonly shape: string;
  /** Hash of each entry's file; that of a further node begins with `+`. */
  readonly files: readonly string[];
  /** How many groups, one after the other, each entry holds; left out where it is one each. */
  readonly spans?: readonly number[];
  /** Leaves of one point that are cut by lot: leaf, bits of the lot that number its groups, thousandths of degrees. */
  readonly cuts?: readonly (readonly [leaf: number, bits: number, latitude: number, longitude: number])[];
  /** Which entries hold a row with this tag: a bit each, packed as the shape is; 1 for all of them. */
  readonly tags: Readonly<Record<string, string | 1>>;
  /** First letters of the tags that are not told, since there would be too many. */
  readonly untold?: string;
  /**
   * Hash of the file that says which rows bear the tags of some kinds, by the kinds' letters. Of profiles alone, where
   * many tiles hold one that takes new patients and one with low prices, and few hold one that does both.
   */
  readonly rows?: Readonly<Record<string, string>>;
  /** The only tile of a small tree, in place of a file of its own. */
  readonly tile?: Tile;
}

/** Which rows of a node's tiles bear the tags of some kinds. */
export interface RowTags {
  /** How many rows each group holds. */
  readonly sizes: readonly number[];
  /** A bit for each row, group after group. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The file a set begins with: the top of each of its trees. */
export interface SetIndex {
  readonly trees: Readonly<Record<string, TreeNode>>;
  /** The words of the lists in its tiles, which mean them by their numbers; left out where there are none. */
  readonly words?: readonly string[];
}

/** A part of the book of names: what stands in each entry begins with its key or after it, and before the next one. */
export interface NameNode {
  readonly from: readonly string[];
  /** Hash of each entry's file; that of a further node begins with `+`. */
  readonly files: readonly string[];
}

/** The file that the book of names begins with. */
export interface NameBooks {
  readonly profiles: NameNode;
  readonly registry?: NameNode;
}

/** The registry's rows, as the page tells the browser. */
export interface RegistrySets {
  /** The day of the registry: it stands here and in no row, so that a new day alone changes no tile. */
  readonly on: string;
  /** Nobody read the registry for 90 days. */
  readonly isOlder: boolean;
  /**
   * Hash of the index of each profession's rows, and of `ALL`. Unless the registry is older, the profiles of the
   * profession, and those that offer what it gives, stand among them: what the registry can answer is one question.
   */
  readonly indexes: Readonly<Record<string, string>>;
  /**
   * Tags of flags that rows of the registry may bear and those of a profession do not: acupuncturists cannot enroll in
   * Medicare. Profiles among them may bear them all the same.
   */
  readonly lacking?: Readonly<Record<string, readonly string[]>>;
  /** What everyone of a profession gives, where it gives any. */
  readonly treatments: Readonly<Record<string, readonly string[]>>;
}

/** Where the finder begins to read. */
export interface FinderSets {
  /** Hash of the index of the profiles that offer each treatment, and of `ALL`. */
  readonly profiles: Readonly<Record<string, string>>;
  readonly registry?: RegistrySets;
  /** Hash of the file that the book of names begins with; left out where nobody is listed. */
  readonly names?: string;
}

export type FileKind = 'index' | 'names' | 'node' | 'rows' | 'tile';

export const pathOfFile = (kind: FileKind, hash: string): string => `${kind}.${hash}`;

/** Tags of what a row of the public registry can tell beside its profession. */
export const REGISTRY_FLAGS: readonly string[] = ['foffice', 'fmedicare', 'fperson', 'forganization', 'r'];

/** All that a row of the public registry can tell; filters for anything else are for profiles alone. */
export const isRegistryTag = (tag: string): boolean => REGISTRY_FLAGS.includes(tag) || /^[pt]/.test(tag);
