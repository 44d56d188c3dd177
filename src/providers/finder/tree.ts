/**
 * The adaptive tree over the practice locations of one set of rows: a quadtree with half steps. Each cell that holds
 * too many is halved, by longitude and by latitude in turn, which fills tiles to two thirds; quarters would fill them
 * to less than half (docs/decisions/0040). Only the shape travels with the index, a bit or two for each node: which
 * cell a tile covers follows from the path to it.
 */
import type { Box } from '#places/distance.ts';

/** No tile holds more rows, unless they all lie at one point. */
const ROWS_PER_TILE = 64;

/** Cells of this depth are some hundred meters wide: what they hold counts as one point. */
const DEEPEST = 36;

/** Every latitude and longitude. */
const WORLD: Box = { south: -90, west: -180, north: 90, east: 180 };

/** A leaf with rows; `number` names its tile. */
export interface Leaf {
  readonly number: number;
  readonly box: Box;
}

interface Placed {
  readonly latitude: number;
  readonly longitude: number;
}

const isByLongitude = (depth: number): boolean => depth % 2 === 0;

const halvesOf = (box: Box, depth: number): readonly [Box, Box] => {
  if (isByLongitude(depth)) {
    const middle = (box.west + box.east) / 2;
    return [
      { ...box, east: middle },
      { ...box, west: middle },
    ];
  }
  const middle = (box.south + box.north) / 2;
  return [
    { ...box, north: middle },
    { ...box, south: middle },
  ];
};

const isOnePoint = (rows: readonly Placed[]): boolean =>
  rows.every(({ latitude, longitude }) => latitude === rows[0]?.latitude && longitude === rows[0].longitude);

/** Cuts rows into tiles. The shape writes a node as 1 (two halves follow), 01 (a tile) or 00 (nothing). */
export const growTree = <Row extends Placed>(
  rows: readonly Row[],
): { shape: string; tiles: readonly (readonly Row[])[] } => {
  const tiles: (readonly Row[])[] = [];
  let bits = '';
  const grow = (inside: readonly Row[], box: Box, depth: number): void => {
    if (inside.length === 0) {
      bits += '00';
      return;
    }
    if (inside.length <= ROWS_PER_TILE || depth === DEEPEST || isOnePoint(inside)) {
      bits += '01';
      tiles.push(inside);
      return;
    }
    bits += '1';
    const [lower, upper] = halvesOf(box, depth);
    const isUpper = ({ latitude, longitude }: Row): boolean =>
      isByLongitude(depth) ? longitude >= upper.west : latitude >= upper.south;
    grow(
      inside.filter((row) => !isUpper(row)),
      lower,
      depth + 1,
    );
    grow(inside.filter(isUpper), upper, depth + 1);
  };
  grow(rows, WORLD, 0);
  return { shape: packBits(bits), tiles };
};

/** Six bits a character, in the alphabet of base64url; the last character is filled up with zeros. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const packBits = (bits: string): string =>
  (bits.match(/.{1,6}/g) ?? []).map((six) => ALPHABET[Number.parseInt(six.padEnd(6, '0'), 2)] ?? '').join('');

/** The leaves of a tree, in the order of their tiles. */
export const leavesOf = (shape: string): Leaf[] => {
  const leaves: Leaf[] = [];
  let position = 0;
  const readBit = (): boolean => {
    const six = ALPHABET.indexOf(shape[Math.floor(position / 6)] ?? 'A');
    const bit = (six >> (5 - (position % 6))) & 1;
    position += 1;
    return bit === 1;
  };
  const read = (box: Box, depth: number): void => {
    if (readBit()) for (const half of halvesOf(box, depth)) read(half, depth + 1);
    else if (readBit()) leaves.push({ number: leaves.length, box });
  };
  if (shape !== '') read(WORLD, 0);
  return leaves;
};
