/**
 * The adaptive tree over the practice locations of one set of rows: a quadtree with half steps. Each cell that holds
 * too many is halved, by longitude and by latitude in turn, which fills tiles to two thirds; quarters would fill them
 * to less than half (docs/decisions/0040). Rows at one point are cut by their lots. Only the shape travels, a bit or two
 * for each node: which cell a leaf covers follows from the path to it.
 */
import type { Box } from '#places/distance.ts';
import { lotOf } from './order.ts';

/** Cells of this depth are narrower than the thousandths of degrees that places are told in. */
const DEEPEST = 40;

export interface TreeCell {
  readonly box: Box;
  readonly depth: number;
}

/** Every latitude and longitude. */
export const WORLD: TreeCell = { box: { south: -90, west: -180, north: 90, east: 180 }, depth: 0 };

interface Placed {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

const isByLongitude = (depth: number): boolean => depth % 2 === 0;

const halvesOf = ({ box, depth }: TreeCell): readonly [TreeCell, TreeCell] => {
  const half = (side: Partial<Box>): TreeCell => ({ box: { ...box, ...side }, depth: depth + 1 });
  if (isByLongitude(depth)) {
    const middle = (box.west + box.east) / 2;
    return [half({ east: middle }), half({ west: middle })];
  }
  const middle = (box.south + box.north) / 2;
  return [half({ north: middle }), half({ south: middle })];
};

const isOnePoint = (rows: readonly Placed[]): boolean =>
  rows.every(({ latitude, longitude }) => latitude === rows[0]?.latitude && longitude === rows[0].longitude);

/** A grown tree. A leaf holds one group of rows, or, at one point, as many as two to the power of its bits of lot. */
export type Grown<Row> =
  | { readonly kind: 'halves'; readonly halves: readonly [Grown<Row>, Grown<Row>]; readonly rowCount: number }
  | {
      readonly kind: 'leaf';
      readonly groups: readonly (readonly Row[])[];
      readonly bits: number;
      readonly rowCount: number;
    }
  | { readonly kind: 'empty'; readonly rowCount: 0 };

/** The first bits of a lot. */
const startOf = (lot: number, bits: number): number => (bits === 0 ? 0 : lot >>> (32 - bits));

/** Cuts rows of one point into groups by the first bits of their lots. */
const cutByLot = <Row extends Placed>(rows: readonly Row[], most: number): { bits: number; groups: Row[][] } => {
  for (let bits = 0; ; bits += 1) {
    const groups = Array.from({ length: 2 ** bits }, (): Row[] => []);
    for (const row of rows) groups[startOf(lotOf(row.id), bits)]?.push(row);
    // One provider may stand at a point more often than a file holds: no lot parts those.
    if (bits >= 16 || groups.every((group) => group.length <= most)) return { bits, groups };
  }
};

/** How many rows a leaf holds: of one point more than of a cell, which could be halved. */
export interface LeafSizes {
  readonly ofCell: number;
  readonly ofPoint: number;
}

export const growTree = <Row extends Placed>(rows: readonly Row[], most: LeafSizes): Grown<Row> => {
  const grow = (inside: readonly Row[], cell: TreeCell): Grown<Row> => {
    const rowCount = inside.length;
    if (rowCount === 0) return { kind: 'empty', rowCount };
    if (rowCount <= most.ofCell) return { kind: 'leaf', groups: [inside], bits: 0, rowCount };
    if (cell.depth === DEEPEST || isOnePoint(inside))
      return { kind: 'leaf', ...cutByLot(inside, most.ofPoint), rowCount };
    const [lower, upper] = halvesOf(cell);
    const below: Row[] = [];
    const above: Row[] = [];
    for (const row of inside) {
      const isAbove = isByLongitude(cell.depth) ? row.longitude >= upper.box.west : row.latitude >= upper.box.south;
      (isAbove ? above : below).push(row);
    }
    const halves = [grow(below, lower), grow(above, upper)] as const;
    return { kind: 'halves', halves, rowCount };
  };
  return grow(rows, WORLD);
};

/**
 * The shape of a tree down to `isLeaf`, and what stands there, in order. It writes a node as 1 (two halves follow),
 * 01 (a leaf) or 00 (nothing).
 */
export const shapeOf = <Row>(
  root: Grown<Row>,
  isLeaf: (node: Grown<Row>) => boolean,
): { shape: string; leaves: readonly Grown<Row>[] } => {
  const leaves: Grown<Row>[] = [];
  const write = (node: Grown<Row>): string => {
    if (node.kind === 'empty') return '00';
    if (node.kind === 'halves' && !isLeaf(node)) return `1${write(node.halves[0])}${write(node.halves[1])}`;
    leaves.push(node);
    return '01';
  };
  return { shape: packBits(write(root)), leaves };
};

/** Six bits a character, in the alphabet of base64url; the last character is filled up with zeros. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const packBits = (bits: string): string =>
  (bits.match(/.{1,6}/g) ?? []).map((six) => ALPHABET[Number.parseInt(six.padEnd(6, '0'), 2)] ?? '').join('');

export const bitAt = (packed: string, position: number): boolean => {
  const six = ALPHABET.indexOf(packed[Math.floor(position / 6)] ?? 'A');
  return ((six >> (5 - (position % 6))) & 1) === 1;
};

/**
 * The cells of a shape's leaves, in their order.
 *
 * @param from The cell that the shape begins with.
 */
export const leavesOf = (shape: string, from: TreeCell): TreeCell[] => {
  const leaves: TreeCell[] = [];
  let position = 0;
  const readBit = (): boolean => bitAt(shape, position++);
  const read = (cell: TreeCell): void => {
    if (readBit()) halvesOf(cell).forEach(read);
    else if (readBit()) leaves.push(cell);
  };
  if (shape !== '') read(from);
  return leaves;
};
