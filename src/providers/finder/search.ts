/**
 * The exact nearest rows that pass a filter, from tiles fetched one after the other: nearest tile first, on and on
 * until no tile left can hold anything nearer than what was found.
 */
import { distanceKm, distanceToBoxKm, type Point } from '#places/distance.ts';
import { compareRanked, drawLot, type Ranked } from './order.ts';
import type { FinderRow } from './row.ts';
import { leavesOf } from './tree.ts';

export interface FoundRow extends Ranked {
  readonly row: FinderRow;
}

export interface SearchQuestion {
  /** Undefined: distance plays no part, and all is by lot. */
  readonly point: Point | undefined;
  /** How many are wanted. */
  readonly count: number;
  /** Nothing farther is wanted. */
  readonly withinKm: number;
  readonly accept: (row: FinderRow) => boolean;
  /** The day that lots are drawn for. */
  readonly day: string;
}

export interface SearchAnswer {
  readonly found: readonly FoundRow[];
  /** Whether more than `count` may lie within reach: true also when nobody looked. */
  readonly isCut: boolean;
  readonly tilesFetched: number;
}

export type FetchTile = (tile: number) => Promise<readonly FinderRow[]>;

interface Reachable {
  readonly number: number;
  /** Nothing in the tile is nearer. */
  readonly atLeastKm: number;
}

/** Tiles asked for at a time: more are quicker on a slow line, and may be in vain. */
const AT_ONCE = 4;
/** What a tile holds on average when nothing is known yet. */
const USUAL_TILE = 36;

const reachableLeaves = (shape: string, { point, withinKm, day }: SearchQuestion): Reachable[] => {
  const leaves = leavesOf(shape);
  if (!point) {
    const lots = new Map(leaves.map(({ number }) => [number, drawLot(String(number), day)]));
    return leaves
      .map(({ number }) => ({ number, atLeastKm: 0 }))
      .sort((a, b) => (lots.get(a.number) ?? 0) - (lots.get(b.number) ?? 0));
  }
  return leaves
    .map(({ number, box }) => ({ number, atLeastKm: distanceToBoxKm(point, box) }))
    .filter(({ atLeastKm }) => atLeastKm <= withinKm)
    .sort((a, b) => a.atLeastKm - b.atLeastKm || a.number - b.number);
};

/** The best `count` so far, of each provider its nearest place. */
class Shortlist {
  readonly #best = new Map<string, FoundRow>();
  readonly #question: SearchQuestion;
  #sorted: FoundRow[] | undefined;

  constructor(question: SearchQuestion) {
    this.#question = question;
  }

  add(row: FinderRow): void {
    const { point, withinKm, accept, day } = this.#question;
    if (!accept(row)) return;
    const found = { row, id: row.id, distanceKm: point ? distanceKm(point, row) : 0, lot: drawLot(row.id, day) };
    if (found.distanceKm > withinKm) return;
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

  /** How far the last of the wanted ones is; infinite while some are missing. */
  reachKm(): number {
    const { count } = this.#question;
    return this.sorted()[count - 1]?.distanceKm ?? Number.POSITIVE_INFINITY;
  }
}

/** Without a point any tiles will do once there are enough rows: nobody is nearer. */
export const findNearest = async (
  shape: string,
  question: SearchQuestion,
  fetchTile: FetchTile,
): Promise<SearchAnswer> => {
  const { count, point } = question;
  const leaves = reachableLeaves(shape, question);
  const shortlist = new Shortlist(question);
  let fetched = 0;
  let isCut = false;
  while (fetched < leaves.length) {
    const reach = shortlist.reachKm();
    const isEnough = shortlist.size >= count;
    if (isEnough && !point) break;
    const perTile = fetched === 0 ? USUAL_TILE : Math.max(1, shortlist.size / fetched);
    const wanted = isEnough ? AT_ONCE : Math.min(AT_ONCE, Math.ceil((count - shortlist.size) / perTile));
    const next = leaves.slice(fetched, fetched + wanted).filter(({ atLeastKm }) => atLeastKm <= reach);
    if (next.length === 0) break;
    fetched += next.length;
    const tiles = await Promise.all(next.map(({ number }) => fetchTile(number)));
    for (const rows of tiles) for (const row of rows) shortlist.add(row);
  }
  isCut = shortlist.size > count || fetched < leaves.length;
  return { found: shortlist.sorted().slice(0, count), isCut, tilesFetched: fetched };
};
