/**
 * Tiles: some dozens of rows as they travel. Columns compress better than rows, and what no row has is left out. What
 * only some filters ask for (conditions, insurance, languages, access) travels apart, and only then.
 */
import { toDayNumber, fromDayNumber } from './day-number.ts';
import { FLAGS, type FinderRow } from './row.ts';

type Numbers = readonly number[];
/** One row's list as indexes into a table of words, or its only member. */
type Lists = readonly (number | Numbers)[];

export interface Tile {
  readonly id: readonly string[];
  readonly name: readonly string[];
  /** `[latitude, longitude, city, region, postal code]`, degrees in thousandths. */
  readonly places: readonly (readonly [number, number, string, string, string])[];
  /** Index into `places`. */
  readonly at: Numbers;
  /** Bits: 1 profile, 2 organization, then `FLAGS`. */
  readonly flags: Numbers;
  /** Indexes into the words of the set. */
  readonly professions: Lists;
  readonly regions?: Lists;
  readonly treatments?: Lists;
  /** 0 is not known. */
  readonly price?: Numbers;
  readonly phone?: readonly string[];
  readonly day: Numbers;
  /** There are details beside the tile. */
  readonly more?: 1;
}

const DETAILS = ['conditions', 'insurance', 'languages', 'access'] as const;

/** The details of a tile's rows, in their order. */
export type TileDetails = Readonly<Partial<Record<(typeof DETAILS)[number], Lists>>> & {
  readonly words: readonly string[];
};

/** Gives words their numbers, in the order they are met. */
export class WordTable {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** One word as its number, several as a list. */
  numbersOf(values: readonly string[]): number | number[] {
    const numbers = values.map((value) => this.#numberOf(value));
    return numbers.length === 1 ? (numbers[0] ?? 0) : numbers;
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

export interface EncodedTile {
  readonly tile: string;
  /** Undefined when no row has any. */
  readonly details: string | undefined;
}

const placeKey = (row: FinderRow): string => `${row.latitude},${row.longitude},${row.city},${row.postalCode}`;

const milli = (degrees: number): number => Math.round(degrees * 1000);

/** @param hasTreatments In the tree of one treatment every row offers it: only the tree of all providers lists them. */
export const encodeTile = (rows: readonly FinderRow[], words: WordTable, hasTreatments: boolean): EncodedTile => {
  const sortKey = (row: FinderRow): string => `${placeKey(row)} ${row.id}`;
  const sorted = [...rows].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const places = [...new Map(sorted.map((row) => [placeKey(row), row])).values()];
  const placeIndex = new Map(places.map((row, index) => [placeKey(row), index]));
  const has = (test: (row: FinderRow) => boolean): boolean => sorted.some(test);
  const details = encodeDetails(sorted);
  const tile: Tile = {
    id: sorted.map(({ id }) => id),
    name: sorted.map(({ name }) => name),
    places: places.map((row) => [milli(row.latitude), milli(row.longitude), row.city, row.region, row.postalCode]),
    at: sorted.map((row) => placeIndex.get(placeKey(row)) ?? 0),
    flags: sorted.map(flagsOf),
    professions: sorted.map((row) => words.numbersOf(row.professions)),
    ...(has((row) => row.telehealthRegions.length > 0) && {
      regions: sorted.map((row) => words.numbersOf(row.telehealthRegions)),
    }),
    ...(hasTreatments && { treatments: sorted.map((row) => words.numbersOf(row.treatments)) }),
    ...(has(({ price }) => price !== undefined) && { price: sorted.map(({ price }) => price ?? 0) }),
    ...(has(({ phone }) => phone !== '') && { phone: sorted.map(({ phone }) => phone) }),
    day: sorted.map(({ checkedOn }) => toDayNumber(checkedOn)),
    ...(details !== undefined && { more: 1 }),
  };
  return { tile: JSON.stringify(tile), details };
};

const encodeDetails = (sorted: readonly FinderRow[]): string | undefined => {
  const words = new WordTable();
  const columns = DETAILS.filter((name) => sorted.some((row) => row[name].length > 0)).map(
    (name) => [name, sorted.map((row) => words.numbersOf(row[name]))] as const,
  );
  if (columns.length === 0) return undefined;
  return JSON.stringify({ ...Object.fromEntries(columns), words: words.words });
};

const flagsOf = (row: FinderRow): number =>
  (row.source === 'profile' ? 1 : 0) +
  (row.kind === 'organization' ? 2 : 0) +
  FLAGS.reduce((bits, flag, index) => bits + (row[flag] ? 4 << index : 0), 0);

const wordsAt = (lists: Lists | undefined, row: number, words: readonly string[]): string[] => {
  const value = lists?.[row] ?? [];
  return (typeof value === 'number' ? [value] : value).map((number) => words[number] ?? '');
};

/**
 * @param words Those of the set's index.
 * @param treatment What every row of the tree offers; undefined for the tree of all providers.
 * @param details When they were asked for; else the rows have none.
 */
export const decodeTile = (
  tile: Tile,
  words: readonly string[],
  treatment: string | undefined,
  details: TileDetails | undefined,
): FinderRow[] =>
  tile.id.map((id, index): FinderRow => {
    const [latitude = 0, longitude = 0, city = '', region = '', postalCode = ''] =
      tile.places[tile.at[index] ?? 0] ?? [];
    const bits = tile.flags[index] ?? 0;
    const has = (flag: (typeof FLAGS)[number]): boolean => (bits & (4 << FLAGS.indexOf(flag))) !== 0;
    const detail = (name: (typeof DETAILS)[number]): string[] => wordsAt(details?.[name], index, details?.words ?? []);
    return {
      id,
      source: bits & 1 ? 'profile' : 'registry',
      kind: bits & 2 ? 'organization' : 'person',
      name: tile.name[index] ?? '',
      latitude: latitude / 1000,
      longitude: longitude / 1000,
      city,
      region,
      postalCode,
      professions: wordsAt(tile.professions, index, words),
      treatments: treatment === undefined ? wordsAt(tile.treatments, index, words) : [treatment],
      telehealthRegions: wordsAt(tile.regions, index, words),
      conditions: detail('conditions'),
      insurance: detail('insurance'),
      languages: detail('languages'),
      access: detail('access'),
      isClaimed: has('isClaimed'),
      isInPerson: has('isInPerson'),
      offersHomeVisits: has('offersHomeVisits'),
      offersTelehealth: has('offersTelehealth'),
      isAccepting: has('isAccepting'),
      hasSlidingScale: has('hasSlidingScale'),
      price: tile.price?.[index] || undefined,
      phone: tile.phone?.[index] ?? '',
      checkedOn: fromDayNumber(tile.day[index] ?? 0),
    };
  });
