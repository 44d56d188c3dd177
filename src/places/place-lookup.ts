/** Finds the point a reader names: a postal code or a city. Runs in the browser; the files are `place-files.ts`'s. */
import type { Country } from './countries.ts';
import type { Point } from './distance.ts';
import { cityKeyOf, cityShardOf, readPlaceName, regionCalled, withoutBlanks } from './place-names.ts';

/** Region → rest of the code → [latitude, longitude, place?], in thousandths of a degree. */
export type PostalShard = Readonly<Record<string, Readonly<Record<string, readonly (number | string)[]>>>>;

/** Key of the name → [name, region, latitude, longitude], in thousandths of a degree, the largest first. */
export type CityShard = Readonly<Record<string, readonly (readonly [string, string, number, number])[]>>;

/** Name of the file of the regions among those of the cities. */
export const REGIONS_FILE = 'regions';

/** Region → latitude and longitude of its middle, in thousandths of a degree. */
export type RegionsFile = Readonly<Record<string, readonly [number, number]>>;

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

/**
 * A code that no area has, as those of large firms and of post office boxes: the middle of the areas whose codes begin
 * with the same digits.
 */
const findNearCode = async (country: Country, postalCode: string, fetchShard: FetchShard): Promise<NamedPoint[]> => {
  const name = country.shardOf(postalCode);
  const shard = (await fetchShard('postal', name)) as PostalShard | undefined;
  return Object.entries(shard ?? {})
    .map(([region, codes]) => ({ region, codes: Object.values(codes) }))
    .sort((a, b) => b.codes.length - a.codes.length)
    .map(({ region, codes }) => {
      const mean = (index: number): number =>
        codes.reduce((sum, code) => sum + fromMilli(code[index]), 0) / codes.length;
      return {
        latitude: mean(0),
        longitude: mean(1),
        label: `the ${country.postalCodeName} areas that begin with ${name} (we know no ${postalCode})`,
        near: postalCode,
        region,
      };
    });
};

const findRegion = async (
  text: string,
  regions: ReadonlyMap<string, string>,
  fetchShard: FetchShard,
): Promise<NamedPoint | undefined> => {
  const code = regionCalled(text, regions);
  if (code === undefined) return undefined;
  const middle = ((await fetchShard('cities', REGIONS_FILE)) as RegionsFile | undefined)?.[code];
  const name = regions.get(code) ?? code;
  return (
    middle && {
      latitude: fromMilli(middle[0]),
      longitude: fromMilli(middle[1]),
      label: `the middle of ${name}`,
      near: name,
      region: code,
    }
  );
};

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

/** Slips of the pen that are forgiven. */
const slipsIn = (wanted: string): number => (wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2);

const MOST_SUGGESTIONS = 3;

/**
 * When nothing is found: names of regions, and of cities that begin with the same two letters, that are written nearly
 * so, the nearest first.
 *
 * @param distance Slips of the pen between two words.
 */
export const suggestPlaces = async (
  text: string,
  regions: ReadonlyMap<string, string>,
  fetchShard: FetchShard,
  distance: (a: string, b: string) => number,
): Promise<string[]> => {
  const near = (key: string, wanted: string): number | undefined => {
    const slips =
      Math.abs(key.length - wanted.length) > slipsIn(wanted) ? Number.POSITIVE_INFINITY : distance(key, wanted);
    return slips <= slipsIn(wanted) ? slips : undefined;
  };
  const found: { label: string; slips: number }[] = [];
  const note = (label: string, slips: number | undefined): void => {
    if (slips !== undefined) found.push({ label, slips });
  };
  for (const { key, region } of readPlaceName(text, regions)) {
    if (region === undefined) for (const name of regions.values()) note(name, near(cityKeyOf(name), key));
    const shardName = cityShardOf(key);
    const shard = ((shardName === undefined ? undefined : await fetchShard('cities', shardName)) ?? {}) as CityShard;
    for (const [name, cities] of Object.entries(shard))
      for (const [city, code] of cities)
        if (region === undefined || code === region) note(`${city}, ${code}`, near(name, key));
  }
  const labels = found.sort((a, b) => a.slips - b.slips).map(({ label }) => label);
  return [...new Set(labels)].slice(0, MOST_SUGGESTIONS);
};

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
  // Of "Albany, NY 12203" the code tells more than the name.
  const whole = country.normalizePostalCode(text);
  const { postalCode = whole, rest } = whole === undefined ? country.findPostalCode(text) : { rest: '' };
  if (postalCode !== undefined) {
    const points = await findPostalCode(country, postalCode, fetchShard);
    if (points.length > 0) return { points };
  }
  const cities = await findCity(rest, regions, fetchShard);
  const region = await findRegion(rest, regions, fetchShard);
  // Vermont is the state before the village in Illinois, and New York the city in it.
  const isCityFirst = region !== undefined && cities.some((city) => city.region === region.region);
  const named = region === undefined ? cities : isCityFirst ? [...cities, region] : [region, ...cities];
  if (named.length > 0 || postalCode === undefined) return { points: named };
  return { points: await findNearCode(country, postalCode, fetchShard) };
};
