/**
 * The order of results at one distance: by lot, drawn anew each day. Nobody can buy a place, and a name that starts with
 * A is no help.
 */

/** FNV-1a, 32 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv), with a last mix so that near texts draw far lots. */
export const lotOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  hash = Math.imul(hash, 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/**
 * The lot of a day: the provider's own number with some of its bits turned over, which ones the day says. Of any two
 * providers each comes first on half of the days. And the tiles of one crowded point, which hold the numbers that begin
 * alike, can be read in the day's order without reading them all.
 */
export const drawLot = (id: string, day: string): number => (lotOf(id) ^ lotOf(day)) >>> 0;

/** The lowest lot of the day that a number with these first bits can draw. */
export const lowestLot = (start: number, bits: number, day: string): number => {
  if (bits === 0) return 0;
  const turned = start ^ (lotOf(day) >>> (32 - bits));
  return (turned << (32 - bits)) >>> 0;
};

export interface Ranked {
  readonly id: string;
  readonly distanceKm: number;
  readonly lot: number;
}

/** Nearest first; at one distance by lot; the id only breaks a tie of lots. */
export const compareRanked = (a: Ranked, b: Ranked): number =>
  a.distanceKm - b.distanceKm || a.lot - b.lot || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
