/**
 * Tiles: the rows of one leaf as they travel. Columns compress better than rows; one that says the same of all rows
 * says it once, and one that says nothing is left out.
 */
import { toDayNumber, fromDayNumber } from './day-number.ts';
import { FLAGS, type FinderRow } from './row.ts';
import { bitAt, packBits } from './tree.ts';

/** A value for each row, or one for all. */
type Column<Value extends string | number> = Value | readonly Value[];

/** Which rows have each word: its number in the set, and a bit for each row, packed as shapes are; 1 for all of them. */
type WordColumn = readonly (readonly [word: number, bits: string | 1])[];

export interface Tile {
  readonly id: readonly (string | number)[];
  readonly name: readonly string[];
  /** `[latitude, longitude, city, region, postal code, rows]`, degrees in thousandths. The rows lie in this order. */
  readonly places: readonly (readonly [number, number, string, string, string, number])[];
  /** Bits: 1 profile, 2 organization, then `FLAGS`. */
  readonly flags: Column<number>;
  /** Lists that the numbers in the next columns mean, a word a line. */
  readonly lists: readonly string[];
  readonly professions: Column<number>;
  readonly regions?: Column<number>;
  /** Of profiles in the set of all: in that of a treatment all offer it, and of registry rows it follows. */
  readonly treatments?: WordColumn;
  /** 0 is not known. */
  readonly price?: Column<number>;
  /** 0 is not known. */
  readonly homeVisitMiles?: Column<number>;
  /** One more than the days; 0 is not known. */
  readonly wait?: Column<number>;
  /** Ten digits of an American number, else as it is written. */
  readonly phone?: Column<string | number>;
  /** The words of its lists, where they are not those of the set: of profiles among registry rows. */
  readonly words?: readonly string[];
  /** Left out of registry rows, or 0: the registry has one day. */
  readonly day?: Column<number>;
  /** What somebody must have told: of profiles alone. */
  readonly conditions?: WordColumn;
  readonly insurance?: WordColumn;
  readonly languages?: WordColumn;
  readonly access?: WordColumn;
}

/** Lists that most rows lack. */
const RARE_LISTS = ['conditions', 'insurance', 'languages', 'access'] as const;

/** Gives lists their numbers, in the order they are met. */
class ListTable {
  readonly lists: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(values: readonly string[]): number {
    const list = values.join('\n');
    const known = this.#numbers.get(list);
    if (known !== undefined) return known;
    this.#numbers.set(list, this.lists.length);
    return this.lists.push(list) - 1;
  }
}

const column = <Value extends string | number>(values: readonly Value[]): Column<Value> => {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : values;
};

const valueAt = <Value extends string | number>(values: Column<Value> | undefined, row: number): Value | undefined =>
  typeof values === 'object' ? values[row] : values;

/** Lists whose order means nothing: they come back in the order of the set's words. */
const wordColumn = (lists: readonly (readonly string[])[], words: readonly string[]): WordColumn =>
  words.flatMap((word, number) => {
    const bits = lists.map((list) => (list.includes(word) ? '1' : '0')).join('');
    return bits.includes('1') ? [[number, bits.includes('0') ? packBits(bits) : 1] as const] : [];
  });

const wordsAt = (column: WordColumn = [], row: number, words: readonly string[]): string[] =>
  column.flatMap(([number, bits]) => (bits === 1 || bitAt(bits, row) ? (words[number] ?? []) : []));

/** The words of rows, by alphabet: a set says them once for all its tiles. */
export const listWordsOf = (rows: readonly FinderRow[], hasTreatments: boolean): string[] =>
  [
    ...new Set(
      rows.flatMap((row) => [...(hasTreatments ? row.treatments : []), ...RARE_LISTS.flatMap((name) => row[name])]),
    ),
  ].sort();

const placeKey = (row: FinderRow): string => `${row.latitude},${row.longitude},${row.city},${row.postalCode}`;

const milli = (degrees: number): number => Math.round(degrees * 1000);

/** `1 518 555 0100` */
const AMERICAN_PHONE = /^1 (\d{3}) (\d{3}) (\d{4})$/;

const phoneOf = ({ phone }: FinderRow): string | number => {
  const [, area = '', exchange = '', line = ''] = AMERICAN_PHONE.exec(phone) ?? [];
  return area === '' || area.startsWith('0') ? phone : Number(`${area}${exchange}${line}`);
};

const phoneText = (phone: string | number | undefined): string =>
  typeof phone === 'number' ? String(phone).replace(/^(...)(...)/, '1 $1 $2 ') : (phone ?? '');

export interface TileForm {
  /** Whether rows list their treatments. */
  readonly hasTreatments: boolean;
  /** Whether rows tell their own day. */
  readonly hasDays: boolean;
  /** All words of the set's rows: see `listWordsOf`. Undefined where each tile says its own. */
  readonly words: readonly string[] | undefined;
}

export const encodeTile = (rows: readonly FinderRow[], { hasTreatments, hasDays, ...form }: TileForm): Tile => {
  const sorted = rows
    .map((row) => ({ row, key: `${placeKey(row)} ${row.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  const lists = new ListTable();
  // Among rows of the registry few tiles hold a profile: they say what it takes themselves.
  const profiles = sorted.filter(({ source }) => source === 'profile');
  const isMixed = form.words === undefined && profiles.length > 0;
  const words = form.words ?? listWordsOf(profiles, true);
  const has = (test: (row: FinderRow) => boolean): boolean => sorted.some(test);
  return {
    id: sorted.map(({ id }) => (/^[1-9]\d{9}$/.test(id) ? Number(id) : id)),
    name: sorted.map(({ name }) => name),
    places: [...Map.groupBy(sorted, placeKey).values()].flatMap((at) => {
      const [row] = at;
      return row
        ? [[milli(row.latitude), milli(row.longitude), row.city, row.region, row.postalCode, at.length] as const]
        : [];
    }),
    flags: column(sorted.map(flagsOf)),
    lists: lists.lists,
    professions: column(sorted.map((row) => lists.numberOf(row.professions))),
    ...(has((row) => row.telehealthRegions.length > 0) && {
      regions: column(sorted.map((row) => lists.numberOf(row.telehealthRegions))),
    }),
    ...(isMixed && { words }),
    ...((hasTreatments || isMixed) && {
      treatments: wordColumn(
        sorted.map(({ source, treatments }) => (source === 'profile' ? treatments : [])),
        words,
      ),
    }),
    ...(has(({ price }) => price !== undefined) && { price: column(sorted.map(({ price }) => price ?? 0)) }),
    ...(has(({ homeVisitMiles }) => homeVisitMiles !== undefined) && {
      homeVisitMiles: column(sorted.map(({ homeVisitMiles }) => homeVisitMiles ?? 0)),
    }),
    ...(has(({ waitDays }) => waitDays !== undefined) && {
      wait: column(sorted.map(({ waitDays = -1 }) => waitDays + 1)),
    }),
    ...(has(({ phone }) => phone !== '') && { phone: column(sorted.map(phoneOf)) }),
    ...((hasDays || isMixed) && {
      day: column(sorted.map(({ source, checkedOn }) => (source === 'profile' ? toDayNumber(checkedOn) : 0))),
    }),
    ...Object.fromEntries(
      RARE_LISTS.filter((name) => has((row) => row[name].length > 0)).map((name) => [
        name,
        wordColumn(
          sorted.map((row) => row[name]),
          words,
        ),
      ]),
    ),
  };
};

const flagsOf = (row: FinderRow): number =>
  (row.source === 'profile' ? 1 : 0) +
  (row.kind === 'organization' ? 2 : 0) +
  FLAGS.reduce((bits, flag, index) => bits + (row[flag] ? 4 << index : 0), 0);

const listAt = (numbers: Column<number> | undefined, row: number, lists: readonly string[]): string[] => {
  const list = lists[valueAt(numbers, row) ?? -1] ?? '';
  return list === '' ? [] : list.split('\n');
};

/** What a tile leaves to its set. */
export interface TileSet {
  /** The day of rows that tell none. */
  readonly on: string;
  /** What the rows offer where they do not list it themselves. */
  readonly treatmentsOf: (professions: readonly string[]) => readonly string[];
  readonly words: readonly string[];
}

export const decodeTile = (tile: Tile, { on, treatmentsOf, ...set }: TileSet): FinderRow[] => {
  const words = tile.words ?? set.words;
  let index = 0;
  return tile.places.flatMap(([latitude, longitude, city, region, postalCode, count]) =>
    Array.from({ length: count }, (): FinderRow => {
      const at = index++;
      const bits = valueAt(tile.flags, at) ?? 0;
      const has = (flag: (typeof FLAGS)[number]): boolean => (bits & (4 << FLAGS.indexOf(flag))) !== 0;
      const list = (numbers: Column<number> | undefined): string[] => listAt(numbers, at, tile.lists);
      const day = valueAt(tile.day, at);
      const wait = valueAt(tile.wait, at) ?? 0;
      const professions = list(tile.professions);
      return {
        id: String(tile.id[at]),
        source: bits & 1 ? 'profile' : 'registry',
        kind: bits & 2 ? 'organization' : 'person',
        name: tile.name[at] ?? '',
        latitude: latitude / 1000,
        longitude: longitude / 1000,
        city,
        region,
        postalCode,
        professions,
        treatments: tile.treatments && bits & 1 ? wordsAt(tile.treatments, at, words) : treatmentsOf(professions),
        telehealthRegions: list(tile.regions),
        conditions: wordsAt(tile.conditions, at, words),
        insurance: wordsAt(tile.insurance, at, words),
        languages: wordsAt(tile.languages, at, words),
        access: wordsAt(tile.access, at, words),
        isClaimed: has('isClaimed'),
        isRemoteOnly: has('isRemoteOnly'),
        offersHomeVisits: has('offersHomeVisits'),
        offersTelehealth: has('offersTelehealth'),
        isAccepting: has('isAccepting'),
        hasSlidingScale: has('hasSlidingScale'),
        takesMedicare: has('takesMedicare'),
        hasFreeFirstTalk: has('hasFreeFirstTalk'),
        isOpenEvenings: has('isOpenEvenings'),
        isOpenWeekends: has('isOpenWeekends'),
        seesChildren: has('seesChildren'),
        seesTeens: has('seesTeens'),
        seesAdults: has('seesAdults'),
        seesOlderAdults: has('seesOlderAdults'),
        price: valueAt(tile.price, at) || undefined,
        homeVisitMiles: valueAt(tile.homeVisitMiles, at) || undefined,
        waitDays: wait === 0 ? undefined : wait - 1,
        phone: phoneText(valueAt(tile.phone, at)),
        checkedOn: day ? fromDayNumber(day) : on,
      };
    }),
  );
};
