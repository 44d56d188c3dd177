/**
 * What the browser fetches to know where "12203" or "Albany" is: small files, each for the codes or names that begin
 * alike. Pure; the caller writes them.
 */
import type { PostalAreas } from './postal-areas.ts';
import { REGIONS_FILE, type CityShard, type PostalShard, type RegionsFile } from './place-lookup.ts';
import { cityKeyOf, cityShardOf } from './place-names.ts';

/** Text of each file by its name inside the set: `122` and `al`. */
export interface PlaceFiles {
  readonly postal: ReadonlyMap<string, string>;
  readonly cities: ReadonlyMap<string, string>;
}

const MILLI = 1000;
const milli = (degrees: number): number => Math.round(degrees * MILLI);

export const placeFilesOf = ({ country, areas }: PostalAreas): PlaceFiles => {
  const postal = new Map<string, Record<string, Record<string, (number | string)[]>>>();
  const cities = new Map<string, Map<string, City>>();
  for (const area of areas) {
    const shard = country.shardOf(area.postalCode);
    const regions = postal.get(shard) ?? {};
    postal.set(shard, regions);
    const rest = area.postalCode.slice(shard.length);
    (regions[area.region] ??= {})[rest] = [
      milli(area.latitude),
      milli(area.longitude),
      ...(area.place ? [area.place] : []),
    ];
    if (area.place) addToCity(cities, area.place, area);
  }
  return {
    postal: new Map([...postal].map(([name, shard]) => [name, JSON.stringify(shard satisfies PostalShard)])),
    cities: new Map([
      ...[...cities].map(([name, shard]) => [name, JSON.stringify(cityShardFrom(shard))] as const),
      [REGIONS_FILE, JSON.stringify(middlesOf(areas))] as const,
    ]),
  };
};

/** The middle of the postal areas of each region, which lie where people do. */
const middlesOf = (areas: PostalAreas['areas']): RegionsFile => {
  const mean = (degrees: readonly number[]): number =>
    milli(degrees.reduce((sum, each) => sum + each, 0) / degrees.length);
  return Object.fromEntries(
    [...Map.groupBy(areas, ({ region }) => region)].map(([region, within]) => [
      region,
      [mean(within.map(({ latitude }) => latitude)), mean(within.map(({ longitude }) => longitude))] as const,
    ]),
  );
};

interface City {
  readonly name: string;
  readonly region: string;
  latitude: number;
  longitude: number;
  count: number;
}

const addToCity = (
  shards: Map<string, Map<string, City>>,
  name: string,
  { region, latitude, longitude }: { region: string; latitude: number; longitude: number },
): void => {
  const key = cityKeyOf(name);
  const shardName = cityShardOf(key);
  if (shardName === undefined) return;
  const shard = shards.get(shardName) ?? new Map<string, City>();
  shards.set(shardName, shard);
  const city = shard.get(`${key}|${region}`) ?? { name, region, latitude: 0, longitude: 0, count: 0 };
  city.latitude += latitude;
  city.longitude += longitude;
  city.count += 1;
  shard.set(`${key}|${region}`, city);
};

/** A city stands in the middle of its postal areas; of several of one name that with the most areas comes first. */
const cityShardFrom = (cities: ReadonlyMap<string, City>): CityShard => {
  const shard: Record<string, [string, string, number, number][]> = {};
  const sorted = [...cities].sort(([, a], [, b]) => b.count - a.count || (a.region < b.region ? -1 : 1));
  for (const [key, { name, region, latitude, longitude, count }] of sorted) {
    (shard[key.split('|')[0] ?? ''] ??= []).push([name, region, milli(latitude / count), milli(longitude / count)]);
  }
  return shard;
};
