/**
 * The order of results at one distance: by lot, drawn anew each day from the day and the id. Nobody can buy a place,
 * and a name that starts with A is no help.
 */

/** FNV-1a, 32 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv), with a last mix so that near ids draw far lots. */
export const drawLot = (id: string, day: string): number => {
  let hash = 0x811c9dc5;
  for (const character of `${day} ${id}`) {
    hash ^= character.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
};

export interface Ranked {
  readonly id: string;
  readonly distanceKm: number;
  readonly lot: number;
}

/** Nearest first; at one distance by lot; the id only breaks a tie of lots. */
export const compareRanked = (a: Ranked, b: Ranked): number =>
  a.distanceKm - b.distanceKm || a.lot - b.lot || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
