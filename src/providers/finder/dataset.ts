/**
 * Everything the finder fetches, as text by path. Profiles and rows of the public registry have trees of their own: a
 * filter that the registry cannot meet is asked of the profiles alone. Profiles have a set for each treatment, registry
 * rows one for each profession, and each have one of all.
 */
import { NAME_ROWS, writeNames } from './name-files.ts';
import type { FinderRow } from './row.ts';
import type { DatedRow } from './rows.ts';
import {
  ALL,
  HERE,
  isRegistryTag,
  OLDER,
  REGISTRY_FLAGS,
  REMOTE,
  REMOTE_SOMEWHERE,
  type FinderSets,
  type RegistrySets,
  type SetIndex,
} from './sets.ts';
import { tagsOf } from './tags.ts';
import { listWordsOf } from './tile.ts';
import { FileWriter, writeTree, type TreeForm } from './tree-files.ts';

/** Profiles tell much: few rows make a file. */
const PROFILE_FORM = {
  hasOnlyRegistryTags: false,
  rowsPerLeaf: 8,
  rowsPerFile: 288,
  filesPerNode: 32,
  hasRowTags: true,
  hasDays: true,
};
/** Registry rows tell little, and are many. */
const REGISTRY_FORM = {
  filesPerNode: 512,
  hasRowTags: false,
  hasDays: false,
  hasTreatments: false,
  hasTagsOfOneFile: true,
  hasOnlyRegistryTags: true,
  words: undefined,
};

/** The smallest and the largest files of registry rows; between them they grow with the registry. */
const REGISTRY_FILE_ROWS = { least: 128, most: 1024 };

/** What the registry's files may come to: of the 20,000 that the strictest host takes, the site has more than 5,000. */
const REGISTRY_FILES = 14_500;

/** Each row stands in a file of all and in one of its profession, which are not full: measured with a million rows. */
const FILES_PER_FULL_FILE = 2.8;

/** Rows of a file of the book of names, on the average. */
const ROWS_PER_NAME_FILE = NAME_ROWS.least + 0.75 * NAME_ROWS.more;

/** Rows of a leaf for each of its file: an eighth wastes a sixteenth of the file, and tells its place well. */
const LEAVES_PER_FILE = 8;

/** Rows of a file: the fewest that keep within the files, and a power of two, so that it seldom changes. */
export const registryFileRows = (rowCount: number): number => {
  let size = REGISTRY_FILE_ROWS.least;
  const filesOf = (): number => (FILES_PER_FULL_FILE * rowCount) / size + rowCount / ROWS_PER_NAME_FILE;
  while (size < REGISTRY_FILE_ROWS.most && filesOf() > REGISTRY_FILES) size *= 2;
  return size;
};

/** Files that so many rows make at the very least, each standing in two trees and in the book of names. */
export const leastRegistryFiles = (rowCount: number): number =>
  Math.floor((2 * rowCount) / registryFileRows(rowCount)) + Math.floor(rowCount / NAME_ROWS.most);

export interface RegistryRows {
  readonly rows: readonly FinderRow[];
  readonly on: string;
  readonly isOlder: boolean;
  /** What everyone of a profession gives, by its slug. */
  readonly treatmentsOf: ReadonlyMap<string, readonly string[]>;
}

export interface FinderDataset {
  readonly sets: FinderSets;
  readonly files: ReadonlyMap<string, string>;
}

/** The names of the trees a row stands in. */
const treesOf = ({ row, isDemoted }: DatedRow): string[] => {
  const age = isDemoted ? OLDER : '';
  const remote = row.offersTelehealth ? [row.telehealthRegions.length > 0 ? REMOTE : REMOTE_SOMEWHERE] : [];
  return [HERE, ...remote].map((tree) => `${tree}${age}`);
};

/** Each row in the group of each of its keys, sorted by key. */
const groupByEach = <Row>(rows: readonly Row[], keysOf: (row: Row) => readonly string[]): [string, Row[]][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

/** Writes a set and answers the hash of its index. */
const writeSet = (
  trees: readonly (readonly [string, readonly FinderRow[]])[],
  form: TreeForm,
  writer: FileWriter,
): string => {
  const index: SetIndex = {
    trees: Object.fromEntries(trees.map(([name, rows]) => [name, writeTree(rows, form, writer)])),
    ...(form.words && form.words.length > 0 && { words: form.words }),
  };
  return writer.write('index', JSON.stringify(index));
};

const writeProfiles = (rows: readonly DatedRow[], writer: FileWriter): FinderSets['profiles'] => {
  const hashOfSet = (dated: readonly DatedRow[], hasTreatments: boolean): string => {
    const words = listWordsOf(
      dated.map(({ row }) => row),
      hasTreatments,
    );
    return writeSet(
      groupByEach(dated, treesOf).map(([name, inTree]) => [name, inTree.map(({ row }) => row)]),
      { ...PROFILE_FORM, hasTreatments, hasTagsOfOneFile: hasTreatments, words },
      writer,
    );
  };
  return Object.fromEntries([
    [ALL, hashOfSet(rows, true)],
    ...groupByEach(rows, ({ row }) => row.treatments).map(([slug, offering]) => [slug, hashOfSet(offering, false)]),
  ]) as Record<string, string>;
};

/**
 * The registry's rows, all of them and by profession. The profiles that a question for them may find stand among them:
 * one tree is read then, and not two side by side.
 *
 * @param profiles Those that were confirmed as lately as the registry was read.
 */
const writeRegistry = (
  { rows, on, isOlder, treatmentsOf }: RegistryRows,
  profiles: readonly FinderRow[],
  writer: FileWriter,
): RegistrySets => {
  const borne = new Map<string, Set<string>>();
  for (const row of rows) {
    const tags = tagsOf(row);
    const odd = tags.find((tag) => !isRegistryTag(tag));
    if (odd !== undefined) throw new Error(`A row of the registry tells what no filter expects of it: ${odd}.`);
    for (const slug of [ALL, ...row.professions]) {
      const known = borne.get(slug) ?? new Set<string>();
      borne.set(slug, known);
      for (const tag of tags) known.add(tag);
    }
  }
  const rowsPerFile = registryFileRows(rows.length);
  const form = { ...REGISTRY_FORM, rowsPerFile, rowsPerLeaf: rowsPerFile / LEAVES_PER_FILE };
  const mixed = (slug: string, inSet: readonly FinderRow[]): readonly FinderRow[] => {
    const given = treatmentsOf.get(slug) ?? [];
    const beside = profiles.filter(
      ({ professions, treatments }) =>
        slug === ALL || professions.includes(slug) || given.some((treatment) => treatments.includes(treatment)),
    );
    return beside.length > 0 ? [...inSet, ...beside] : inSet;
  };
  const sets = [[ALL, rows] as const, ...groupByEach(rows, ({ professions }) => professions)];
  return {
    on,
    isOlder,
    indexes: Object.fromEntries(
      sets.map(([slug, inSet]) => [slug, writeSet([[HERE, mixed(slug, inSet)]], form, writer)]),
    ),
    lacking: Object.fromEntries(
      sets.flatMap(([slug]) => {
        const lacking = REGISTRY_FLAGS.filter((tag) => !borne.get(slug)?.has(tag));
        return lacking.length > 0 ? [[slug, lacking] as const] : [];
      }),
    ),
    treatments: Object.fromEntries(
      sets.flatMap(([slug]) => {
        const given = treatmentsOf.get(slug) ?? [];
        return given.length > 0 ? [[slug, given] as const] : [];
      }),
    ),
  };
};

/** @param registry Undefined, or without rows, when none are published. */
export const finderDatasetOf = (profiles: readonly DatedRow[], registry?: RegistryRows): FinderDataset => {
  const writer = new FileWriter();
  const published = registry && registry.rows.length > 0 ? registry : undefined;
  const fresh = profiles.flatMap(({ row, isDemoted }) => (isDemoted ? [] : [row]));
  const sets: FinderSets = {
    profiles: writeProfiles(profiles, writer),
    ...(published && { registry: writeRegistry(published, published.isOlder ? [] : fresh, writer) }),
    ...((published || profiles.length > 0) && {
      names: writeNames(
        profiles.map(({ row }) => row),
        published?.rows,
        writer,
      ),
    }),
  };
  return { sets, files: writer.files };
};
