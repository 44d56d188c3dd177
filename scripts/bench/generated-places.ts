/**
 * Cities for generated listings: real ones, so that the lists by place are as many and as long as they would be. Each
 * region lends its largest, told by how many postal areas they have.
 */
import type { PostalArea } from '#places/postal-areas.ts';
import { listRegions } from '#places/regions.ts';

/** 51 regions with up to eight cities make about 400 lists of a city. */
const CITIES_PER_REGION = 8;

/** Territories are left out: GeoNames gives their areas no names. */
const TERRITORIES = ['us-pr', 'us-gu', 'us-vi', 'us-as', 'us-mp'];

/**
 * The postal areas of the largest cities of every state. A city stands there once for each of its areas: picking
 * areas evenly finds more listings in a large city than in a small one.
 */
export const areasOfLargeCities = (areas: readonly PostalArea[]): PostalArea[] => {
  const states = new Set(
    listRegions('US')
      .filter(({ slug }) => !TERRITORIES.includes(slug))
      .map(({ slug }) => slug.slice('us-'.length).toUpperCase()),
  );
  const named = areas.filter(({ place, region }) => place !== '' && states.has(region));
  return [...Map.groupBy(named, ({ region }) => region).values()].flatMap((ofRegion) =>
    [...Map.groupBy(ofRegion, ({ place }) => place).values()]
      .sort((a, b) => b.length - a.length)
      .slice(0, CITIES_PER_REGION)
      .flat(),
  );
};
