/** Finds the point a reader names: a postal code or a city. Runs in the browser; the files are `place-files.ts`'s. */
import type { Country } from './countries.ts';
import type { Point } from './distance.ts';

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

/** How names are compared: `St. Louis` → `saint louis`, `Española` → `espanola`. */
export const cityKeyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^st /, 'saint ')
    .replace(/^ste /, 'sainte ')
    .replace(/^mt /, 'mount ')
    .replace(/^ft /, 'fort ');

/** The first two letters of a key. */
export const cityShardOf = (key: string): string | undefined => /^[a-z0-9]{2}/.exec(key.replaceAll(' ', ''))?.[0];

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

/** Splits `Albany, NY`, `albany ny` and `Albany New York` into name and region; the region may be missing. */
const splitRegion = (
  text: string,
  regions: ReadonlyMap<string, string>,
): { name: string; region: string | undefined } => {
  const key = cityKeyOf(text);
  for (const [code, fullName] of regions) {
    for (const ending of [` ${code.toLowerCase()}`, ` ${cityKeyOf(fullName)}`]) {
      if (key.endsWith(ending)) return { name: key.slice(0, -ending.length), region: code };
    }
  }
  return { name: key, region: undefined };
};

const findCity = async (
  text: string,
  regions: ReadonlyMap<string, string>,
  fetchShard: FetchShard,
): Promise<NamedPoint[]> => {
  const split = splitRegion(text, regions);
  // "Kansas City" ends in no region, but "Oklahoma City Kansas" and "New York" do: try the whole name as well.
  const tries = split.region === undefined ? [split] : [split, { name: cityKeyOf(text), region: undefined }];
  for (const { name, region } of tries) {
    const shardName = cityShardOf(name);
    if (shardName === undefined) continue;
    const shard = (await fetchShard('cities', shardName)) as CityShard | undefined;
    const found = (shard?.[name] ?? []).filter((city) => region === undefined || city[1] === region);
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
  const postalCode = country.normalisePostalCode(text);
  const points =
    postalCode === undefined
      ? await findCity(text, regions, fetchShard)
      : await findPostalCode(country, postalCode, fetchShard);
  return { points };
};
