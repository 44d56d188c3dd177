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
  type RowTags,
  type SetIndex,
  type TreeNode,
} from './sets.ts';
import { planRegistry } from './registry-plan.ts';
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

/** A set of rows, with the tops of its trees. */
interface OpenSet extends TileSet {
  readonly trees: SetIndex['trees'];
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
  /** Which groups hold a row that may be wanted; undefined where that is not known. */
  isWanted?: readonly boolean[],
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
    const end = next + (node.spans?.[entry] ?? 1);
    const [nearest] = groups
      .slice(next, end)
      .filter((_, index) => isWanted?.[next + index] ?? true)
      .sort(compareReach);
    next = end;
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
        // Without a place to start from any branch will do, another one each day.
        lot: point ? nearest.lot : drawLot(hash, day),
      },
    ];
  }).flat();
};

/** Reading so few tiles costs less than asking first which rows they hold. */
const FEW_TILES = 2;

/** Kinds of tags with so many words that saying which rows bear them weighs as much as a tile: up to so many tiles. */
const HEAVY_KINDS = 'ct';
const TILES_BEFORE_HEAVY = 12;

/**
 * Which of a node's groups hold a row with a tag of every list; undefined where asking is not worth it. For one list the
 * tags of the tiles say as much; for two, nearly every tile holds a row for each, and few hold one for both.
 */
const groupsWithRow = async (
  tileCount: number,
  { rows = {} }: TreeNode,
  { tags, fetchFile }: Search,
): Promise<readonly boolean[] | undefined> => {
  const isWorthIt = (tag: string): boolean => tileCount > TILES_BEFORE_HEAVY || !HEAVY_KINDS.includes(tag.charAt(0));
  const asked = tags.filter((list) => list.every(isWorthIt));
  if (asked.length < 2 || tileCount <= FEW_TILES) return undefined;
  const letters = new Set(asked.flat().map((tag) => tag.charAt(0)));
  const hashes = Object.entries(rows).flatMap(([kinds, hash]) =>
    [...kinds].some((kind) => letters.has(kind)) ? hash : [],
  );
  const files = (await Promise.all(hashes.map((hash) => fetchFile(pathOfFile('rows', hash))))) as RowTags[];
  const bitsOf = new Map(files.flatMap((file) => Object.entries(file.tags)));
  const lists = asked.map((list) => list.flatMap((tag) => bitsOf.get(tag) ?? []));
  let row = 0;
  return files[0]?.sizes.map((size) => {
    const end = row + size;
    let isFound = false;
    for (; row < end; row += 1) isFound ||= lists.every((list) => list.some((bits) => bitAt(bits, row)));
    return isFound;
  });
};

/** The nearest in the trees of one group, each by its top. */
const findNearest = async (
  tops: readonly { readonly set: OpenSet; readonly node: TreeNode }[],
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
    if (node.tile) {
      if (below.length > 0) add(decodeTile(node.tile, set));
      return;
    }
    const isWanted = await groupsWithRow(below.length, node, search);
    open.push(...(isWanted ? branchesBelow(node, set, cell, search, isWanted) : below));
  };
  await Promise.all(tops.map(({ node, set }) => enter(node, set, WORLD)));
  let tilesRead = 0;
  for (;;) {
    open.sort(compareBranches);
    const last = shortlist.sorted()[count - 1];
    // Without a point nobody is nearer: enough is enough.
    if (last && !point) break;
    const mayImprove = ({ atLeastKm, lot }: Branch): boolean =>
      !last || atLeastKm < last.distanceKm || (atLeastKm === last.distanceKm && lot < last.lot);
    // Nothing is known yet: the nearest branch will be needed. Later as many as are likely to be.
    const perTile = Math.max(1, shortlist.size / Math.max(1, tilesRead));
    const wanted = last ? AT_ONCE / 2 : Math.min(AT_ONCE, Math.ceil((count - shortlist.size) / perTile));
    // What begins farther out than half of the way to the last is seldom needed once the nearer ones are read.
    const isWorthwhile = ({ atLeastKm }: Branch): boolean => !last || atLeastKm <= last.distanceKm / 2;
    const next =
      tilesRead === 0
        ? tops.flatMap(
            ({ set }) => open.find((each) => each.set === set && each.atLeastKm === open[0]?.atLeastKm) ?? [],
          )
        : open.slice(0, wanted).filter((branch, index) => index === 0 || isWorthwhile(branch));
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

/** Something that is fetched when it is first asked for. */
const lazily = <Value>(get: () => Promise<Value>): (() => Promise<Value>) => {
  let value: Promise<Value> | undefined;
  return () => (value ??= get());
};

/** The sets that can answer, each opened when a group of results first needs it. */
const setsFor = (search: Search) => {
  const { sets, treatment, tags, isRemote, fetchFile } = search;
  const { profiles, registry } = sets;
  const open = async (
    hash: string | undefined,
    set: Pick<OpenSet, 'isRegistry' | 'on' | 'treatmentsOf'>,
  ): Promise<OpenSet[]> => {
    if (hash === undefined) return [];
    const { trees, words = [] } = (await fetchFile(pathOfFile('index', hash))) as SetIndex;
    return [{ ...set, trees, words }];
  };
  const plan =
    registry && tags.every((list) => list.some(isRegistryTag))
      ? planRegistry(registry, treatment, tags)
      : { slugs: [], hasProfiles: false };
  const treatmentsOf = (professions: readonly string[]): string[] => [
    ...new Set(professions.flatMap((slug) => registry?.treatments[slug] ?? [])),
  ];
  const ofProfiles = lazily(() =>
    open(profiles[treatment || ALL], { isRegistry: false, on: '', treatmentsOf: () => [treatment] }),
  );
  const ofRegistry = lazily(async () => {
    const set = { isRegistry: true, on: registry?.on ?? '', treatmentsOf };
    return (await Promise.all(plan.slugs.map((slug) => open(registry?.indexes[slug], set)))).flat();
  });
  const registryAge = registry?.isOlder === true ? OLDER : '';
  /** The sets that hold a group of results. */
  return async (name: string, age: string): Promise<OpenSet[]> => {
    const isFromRegistry = registryAge === age && name !== REMOTE;
    const isFromProfiles = !isFromRegistry || isRemote || !plan.hasProfiles;
    const opened = await Promise.all([isFromProfiles ? ofProfiles() : [], isFromRegistry ? ofRegistry() : []]);
    return opened.flat();
  };
};

/** Fetches what a question begins with, wherever it is asked, while the place is still being looked up. */
export const fetchAhead = (search: Search): void => {
  setsFor(search)(search.isRemote ? REMOTE : HERE, '').catch(() => undefined);
};

export const answer = async (search: Search): Promise<FinderResult> => {
  const setsOf = setsFor(search);
  const groups: GroupOfResults[] = [];
  const known = new Set<string>();
  for (const age of ['', OLDER]) {
    for (const name of search.isRemote ? [REMOTE, REMOTE_SOMEWHERE] : [HERE]) {
      const missing = search.count - known.size;
      // What further groups hold is not known before they are fetched.
      if (missing <= 0) return { groups, count: known.size, isCut: true };
      // Of care from afar the registry says only that it is offered: its rows stand in the one tree.
      const tops = (await setsOf(name, age)).flatMap((set) => {
        const node = set.trees[set.isRegistry ? HERE : `${name}${age}`];
        return node ? [{ set, node }] : [];
      });
      const { found, isCut } = await findNearest(tops, { ...search, count: missing }, known);
      for (const { id } of found) known.add(id);
      if (found.length > 0) groups.push({ isOlder: age !== '', isPlaceUnknown: name === REMOTE_SOMEWHERE, found });
      if (isCut) return { groups, count: known.size, isCut };
    }
  }
  return { groups, count: known.size, isCut: false };
};
