/**
 * The exact nearest rows that pass a filter, from the files of several trees at once: the nearest branch first, on and on
 * until none is left that can hold anybody nearer than those who were found. Branches that say that nobody below them
 * bears a needed tag are not fetched. Loaded with the first question: what the page itself needs is not imported here.
 */
import { distanceKm, distanceToBoxKm, type Point } from '#places/distance.ts';
import { compareRanked, drawLot, lowestLot } from './order.ts';
import type { FinderResult, FoundRow, GroupOfResults } from './results.ts';
import type { FinderRow } from './row.ts';
import {
  ALL,
  pathOfFile,
  HERE,
  isRegistryTag,
  OLDER,
  REMOTE,
  REMOTE_SOMEWHERE,
  type FinderSets,
  type RegistrySets,
  type RowTags,
  type SetIndex,
  type TreeNode,
} from './sets.ts';
import { decodeTile, type Tile, type TileSet } from './tile.ts';
import { bitAt, leavesOf, WORLD, type TreeCell } from './tree.ts';

// In one file with the engine, whose tiles it reads: a file that both had to wait for would cost more.
export { findByName } from './name-lookup.ts';

/** A question as the engine understands it. */
export interface Search {
  readonly sets: FinderSets;
  /** Fetches a finder file by its path without ending; the same path may be asked for again. */
  readonly fetchFile: (path: string) => Promise<unknown>;
  /** Empty for any. */
  readonly treatment: string;
  /** Care from afar, where distance plays no part but for the order. */
  readonly isRemote: boolean;
  /** Lists of tags; a row that passes bears at least one of each. */
  readonly tags: readonly (readonly string[])[];
  readonly accept: (row: FinderRow) => boolean;
  /** The day that lots are drawn for. */
  readonly day: string;
  /** Undefined: distance plays no part, and all is by lot. */
  readonly point: Point | undefined;
  /** How many are wanted. */
  readonly count: number;
  /** Nothing farther is wanted. */
  readonly withinKm: number;
}

/** A set whose index is known. */
interface OpenSet extends TileSet {
  readonly index: SetIndex;
  readonly isRegistry: boolean;
}

/** What is known of rows before they are fetched: nothing is nearer; at this distance nothing has a lower lot. */
interface Reach {
  readonly atLeastKm: number;
  readonly lot: number;
}

/** Something that is yet to be fetched or read. */
interface Branch extends Reach {
  readonly set: OpenSet;
  readonly kind: 'node' | 'tile';
  readonly hash: string;
  /** Its number among the entries of its node. */
  readonly entry: number;
  /** Of a further node, the cell it begins with. */
  readonly cell: TreeCell;
}

/** Files asked for at a time: more are quicker on a slow line, and may be in vain. */
const AT_ONCE = 4;

const hasTag = (node: TreeNode, tag: string, entry: number): boolean => {
  if (node.untold?.includes(tag.charAt(0))) return true;
  const bits = node.tags[tag];
  return bits === 1 || (bits !== undefined && bitAt(bits, entry));
};

/** The best so far, of each provider the nearest place. */
class Shortlist {
  readonly #best = new Map<string, FoundRow>();
  readonly #search: Search;
  readonly #known: ReadonlySet<string>;
  #sorted: FoundRow[] | undefined;

  constructor(search: Search, known: ReadonlySet<string>) {
    this.#search = search;
    this.#known = known;
  }

  add(row: FinderRow): void {
    const { point, withinKm, accept, day, treatment, isRemote } = this.#search;
    if (this.#known.has(row.id) || (treatment !== '' && !row.treatments.includes(treatment)) || !accept(row)) return;
    const found = { row, id: row.id, distanceKm: point ? distanceKm(point, row) : 0, lot: drawLot(row.id, day) };
    if (!isRemote && found.distanceKm > withinKm) return;
    const known = this.#best.get(row.id);
    if (known && compareRanked(known, found) <= 0) return;
    this.#best.set(row.id, found);
    this.#sorted = undefined;
  }

  get size(): number {
    return this.#best.size;
  }

  sorted(): readonly FoundRow[] {
    return (this.#sorted ??= [...this.#best.values()].sort(compareRanked));
  }
}

const compareReach = (a: Reach, b: Reach): number => a.atLeastKm - b.atLeastKm || a.lot - b.lot;

const compareBranches = (a: Branch, b: Branch): number => compareReach(a, b) || (a.hash < b.hash ? -1 : 1);

/** What stands below a node and may hold somebody: branches, or the rows of its only tile. */
const branchesBelow = (
  node: TreeNode,
  set: OpenSet,
  from: TreeCell,
  { point, day, tags, ...search }: Search,
): Branch[] => {
  const cuts = new Map(node.cuts?.map((cut) => [cut[0], cut]));
  const groups = leavesOf(node.shape, from).flatMap((cell, leaf) => {
    const [, bits = 0, latitude = 0, longitude = 0] = cuts.get(leaf) ?? [];
    const atLeastKm = !point
      ? 0
      : cuts.has(leaf)
        ? distanceKm(point, { latitude: latitude / 1000, longitude: longitude / 1000 })
        : distanceToBoxKm(point, cell.box);
    return Array.from({ length: 2 ** bits }, (_, start) => ({ cell, atLeastKm, lot: lowestLot(start, bits, day) }));
  });
  let next = 0;
  return Array.from({ length: Math.max(1, node.files.length) }, (_, entry): Branch[] => {
    const [nearest] = groups.slice(next, (next += node.spans?.[entry] ?? 1)).sort(compareReach);
    if (!nearest || (!search.isRemote && nearest.atLeastKm > search.withinKm)) return [];
    if (!tags.every((list) => list.some((tag) => hasTag(node, tag, entry)))) return [];
    const name = node.files[entry] ?? '';
    const isNode = name.startsWith('+');
    const hash = isNode ? name.slice(1) : name;
    return [
      {
        ...nearest,
        set,
        kind: isNode ? 'node' : 'tile',
        hash,
        entry,
        // Without a place to start from any branch will do, another one each day.
        lot: point ? nearest.lot : drawLot(hash, day),
      },
    ];
  }).flat();
};

/** Reading so few tiles costs less than asking first which rows they hold. */
const FEW_TILES = 2;

/**
 * Those of a node's tiles that hold a row with a tag of every list. For one list the tags of the tiles say as much; for
 * two, nearly every tile holds a row for each, and few hold one for both.
 */
const tilesWithRow = async (
  branches: readonly Branch[],
  { rows = {} }: TreeNode,
  { tags, fetchFile }: Search,
): Promise<readonly Branch[]> => {
  if (tags.length < 2 || branches.length <= FEW_TILES) return branches;
  const kinds = [...new Set(tags.flat().map((tag) => tag.charAt(0)))].filter((kind) => kind in rows);
  const files = (await Promise.all(kinds.map((kind) => fetchFile(pathOfFile('rows', rows[kind] ?? ''))))) as RowTags[];
  const sizes = files[0]?.sizes;
  if (!sizes) return branches;
  const bitsOf = new Map(files.flatMap((file) => Object.entries(file.tags)));
  const lists = tags.map((list) => list.flatMap((tag) => bitsOf.get(tag) ?? []));
  let row = 0;
  const hasRow = sizes.map((size) => {
    const end = row + size;
    let isFound = false;
    for (; row < end; row += 1) isFound ||= lists.every((list) => list.some((bits) => bitAt(bits, row)));
    return isFound;
  });
  return branches.filter(({ entry }) => hasRow[entry]);
};

/** The nearest in the trees of one group. */
const findNearest = async (
  tree: string,
  sets: readonly OpenSet[],
  search: Search,
  known: ReadonlySet<string>,
): Promise<{ found: readonly FoundRow[]; isCut: boolean }> => {
  const { point, count, fetchFile } = search;
  const shortlist = new Shortlist(search, known);
  let open: Branch[] = [];
  const add = (rows: readonly FinderRow[]): void => {
    for (const row of rows) shortlist.add(row);
  };
  const enter = async (node: TreeNode, set: OpenSet, cell: TreeCell): Promise<void> => {
    const below = branchesBelow(node, set, cell, search);
    if (!node.tile) open.push(...(await tilesWithRow(below, node, search)));
    else if (below.length > 0) add(decodeTile(node.tile, set));
  };
  await Promise.all(
    sets.map(async (set) => {
      const node = set.index.trees[tree];
      if (node) await enter(node, set, WORLD);
    }),
  );
  let tilesRead = 0;
  for (;;) {
    open.sort(compareBranches);
    const last = shortlist.sorted()[count - 1];
    // Without a point nobody is nearer: enough is enough.
    if (last && !point) break;
    const mayImprove = ({ atLeastKm, lot }: Branch): boolean =>
      !last || atLeastKm < last.distanceKm || (atLeastKm === last.distanceKm && lot < last.lot);
    // Nothing is known yet: the nearest branch of each set will be needed. Later as many as are likely to be.
    const perTile = Math.max(1, shortlist.size / Math.max(1, tilesRead));
    const wanted = last ? AT_ONCE / 2 : Math.min(AT_ONCE, Math.ceil((count - shortlist.size) / perTile));
    const next =
      tilesRead === 0 ? sets.flatMap((set) => open.find((branch) => branch.set === set) ?? []) : open.slice(0, wanted);
    const batch = next.filter(mayImprove);
    if (batch.length === 0) break;
    const files = await Promise.all(batch.map(({ kind, hash }) => fetchFile(pathOfFile(kind, hash))));
    open = open.filter((branch) => !batch.includes(branch));
    await Promise.all(
      batch.map(async ({ kind, set, cell }, index) => {
        if (kind === 'node') await enter(files[index] as TreeNode, set, cell);
        else {
          tilesRead += 1;
          add(decodeTile(files[index] as Tile, set));
        }
      }),
    );
  }
  return { found: shortlist.sorted().slice(0, count), isCut: shortlist.size > count || open.length > 0 };
};

/** Sets of professions are asked side by side up to here; beyond, the set of all rows is asked for them. */
const PROFESSIONS_AT_ONCE = 3;

/** The sets that can answer: of the list of tags that the fewest professions bear, each of these. */
const registrySetsFor = ({ indexes, treatments }: RegistrySets, lists: readonly (readonly string[])[]): string[] => {
  const bears = (slug: string, tag: string): boolean =>
    tag === 'foffice' ||
    tag === `p${slug}` ||
    (tag.startsWith('t') && treatments[slug]?.includes(tag.slice(1)) === true);
  const professions = Object.keys(indexes).filter((slug) => slug !== ALL);
  const [fewest] = lists
    .map((list) => professions.filter((slug) => list.some((tag) => bears(slug, tag))))
    .sort((a, b) => a.length - b.length);
  return fewest === undefined || fewest.length > PROFESSIONS_AT_ONCE ? [ALL] : fewest;
};

/** Hashes of the indexes that can answer, and what their tiles leave to them. */
const openSets = async (search: Search): Promise<OpenSet[]> => {
  const { sets, treatment, tags, isRemote, fetchFile } = search;
  const { profiles, registry } = sets;
  const offered = treatment === '' ? profiles[ALL] : profiles[treatment];
  const wanted: { hash: string; set: Omit<OpenSet, 'index' | 'words'> }[] = [];
  if (offered !== undefined)
    wanted.push({ hash: offered, set: { isRegistry: false, on: '', treatmentsOf: () => [treatment] } });
  if (registry && !isRemote && tags.every((list) => list.some(isRegistryTag))) {
    const treatmentsOf = (professions: readonly string[]): string[] => [
      ...new Set(professions.flatMap((slug) => registry.treatments[slug] ?? [])),
    ];
    const lists = treatment === '' ? tags : [...tags, [`t${treatment}`]];
    for (const slug of registrySetsFor(registry, lists)) {
      const hash = registry.indexes[slug];
      if (hash !== undefined) wanted.push({ hash, set: { isRegistry: true, on: registry.on, treatmentsOf } });
    }
  }
  return Promise.all(
    wanted.map(async ({ hash, set }) => {
      const index = (await fetchFile(pathOfFile('index', hash))) as SetIndex;
      return { ...set, index, words: index.words ?? [] };
    }),
  );
};

export const answer = async (search: Search): Promise<FinderResult> => {
  const sets = await openSets(search);
  const isRegistryOlder = search.sets.registry?.isOlder === true;
  const groups: GroupOfResults[] = [];
  const known = new Set<string>();
  let isCut = false;
  for (const age of ['', OLDER]) {
    for (const name of search.isRemote ? [REMOTE, REMOTE_SOMEWHERE] : [HERE]) {
      const tree = `${name}${age}`;
      const inGroup = sets.filter(({ index, isRegistry }) =>
        isRegistry ? isRegistryOlder === (age !== '') : tree in index.trees,
      );
      if (inGroup.length === 0) continue;
      const missing = search.count - known.size;
      if (missing <= 0) {
        isCut = true;
        break;
      }
      const nearest = await findNearest(tree, inGroup, { ...search, count: missing }, known);
      isCut ||= nearest.isCut;
      for (const { id } of nearest.found) known.add(id);
      if (nearest.found.length > 0)
        groups.push({ isOlder: age !== '', isPlaceUnknown: name === REMOTE_SOMEWHERE, found: nearest.found });
    }
  }
  return { groups, count: known.size, isCut };
};
