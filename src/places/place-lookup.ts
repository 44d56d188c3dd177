/** Finds the point a reader names: a postal code or a city. Runs in the browser; the files are `place-files.ts`'s. */
import type { Country } from './countries.ts';
import type { Point } from './distance.ts';
import { cityShardOf, readPlaceName, withoutBlanks } from './place-names.ts';

/** Region → rest of the code → [latitude, longitude, place?], in thousandths of a degree. */
export type PostalShard = Readonly<Record<string, Readonly<Record<string, readonly (number | string)[]>>>>;

/** Key of the name → [name, region, latitude, longitude], in thousandths of a degree, the largest first. */
export type CityShard = Readonly<Record<string, readonly (readonly [string, string, number, number])[]>>;

export interface NamedPoint extends Point {
  /** How the point is told: `ZIP area 12203 (Albany, NY)`. */
  readonly label: string;
  /** What stands in the address bar and the field: `12203`, `Albany, NY`. */
  readonly near: string;
  /** ISO 3166-2 part: NY. */
  readonly region: string;
}

export interface PlaceAnswer {
  /** The best first; the others have the same name in other regions. Empty when nothing is found. */
  readonly points: readonly NamedPoint[];
}

/** Answers undefined for a file that does not exist; throws when it cannot be had. */
export type FetchShard = (set: 'postal' | 'cities', name: string) => Promise<unknown>;

const fromMilli = (value: unknown): number => Number(value) / 1000;

const findPostalCode = async (country: Country, postalCode: string, fetchShard: FetchShard): Promise<NamedPoint[]> => {
  const name = country.shardOf(postalCode);
  const shard = (await fetchShard('postal', name)) as PostalShard | undefined;
  return Object.entries(shard ?? {}).flatMap(([region, codes]) => {
    const area = codes[postalCode.slice(name.length)];
    if (!area) return [];
    const [latitude, longitude, place] = area;
    return [
      {
        latitude: fromMilli(latitude),
        longitude: fromMilli(longitude),
        label: `${country.postalCodeName} area ${postalCode}${place ? ` (${place}, ${region})` : ''}`,
        near: postalCode,
        region,
      },
    ];
  });
};

const findCity = async (
  text: string,
  regions: ReadonlyMap<string, string>,
  fetchShard: FetchShard,
): Promise<NamedPoint[]> => {
  for (const { key, region } of readPlaceName(text, regions)) {
    const shardName = cityShardOf(key);
    if (shardName === undefined) continue;
    const shard = ((await fetchShard('cities', shardName)) ?? {}) as CityShard;
    const found = citiesOf(shard, key, region);
    if (found.length > 0) {
      return found.map(([city, code, latitude, longitude]) => ({
        latitude: fromMilli(latitude),
        longitude: fromMilli(longitude),
        label: `${city}, ${code}`,
        near: `${city}, ${code}`,
        region: code,
      }));
    }
  }
  return [];
};

/** Those of the very name; failing that, those whose names differ in their blanks only: DeKalb and De Kalb. */
const citiesOf = (shard: CityShard, key: string, region: string | undefined): CityShard[string] => {
  const inRegion = (cities: CityShard[string] = []): CityShard[string] =>
    cities.filter((city) => region === undefined || city[1] === region);
  const exact = Object.hasOwn(shard, key) ? inRegion(shard[key]) : [];
  if (exact.length > 0) return exact;
  const wanted = withoutBlanks(key);
  return Object.entries(shard).flatMap(([name, cities]) => (withoutBlanks(name) === wanted ? inRegion(cities) : []));
};

const COORDINATES = /^(-?\d{1,2}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)$/;

/**
 * Where a reader's words point to.
 *
 * @param regions ISO 3166-2 part → name, of the country: NY → New York.
 */
export const findPlace = async (
  text: string,
  country: Country,
  regions: ReadonlyMap<string, string>,
  fetchShard: FetchShard,
): Promise<PlaceAnswer> => {
  const coordinates = COORDINATES.exec(text.trim());
  if (coordinates) {
    const [, latitude, longitude] = coordinates;
    const point = {
      latitude: Number(latitude),
      longitude: Number(longitude),
      label: 'your location',
      near: text.trim(),
      region: '',
    };
    return { points: [point] };
  }
  const postalCode = country.normalizePostalCode(text);
  if (postalCode !== undefined) return { points: await findPostalCode(country, postalCode, fetchShard) };
  // Of "Albany, NY 12203" the code tells more than the name.
  const { postalCode: within, rest } = country.findPostalCode(text);
  const points = within === undefined ? [] : await findPostalCode(country, within, fetchShard);
  return { points: points.length > 0 ? points : await findCity(rest, regions, fetchShard) };
};
