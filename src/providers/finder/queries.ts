import { getCollection } from 'astro:content';
import { listClaims } from '#evidence/queries.ts';
import { UNITED_STATES } from '#places/countries.ts';
import { cityKeyOf } from '#places/place-lookup.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { getPublishedRegistry, treatmentsByProfession } from '#providers/queries.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import { listTreatments } from '#topics/queries.ts';
import { contentHash, finderSetsOf } from './dataset.ts';
import { rowsOfProfile, rowsOfRegistry, type DatedRow, type Locate } from './rows.ts';

const country = UNITED_STATES;
const postalAreas = once(() => Promise.resolve(readPostalAreas(country)));

/** Where a postal code or, failing that, a city lies. */
const makeLocate = once(async (): Promise<Locate> => {
  const { areas, find } = await postalAreas();
  const byCity = Map.groupBy(areas, ({ place, region }) => `${cityKeyOf(place)}|${region}`);
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return ({ country: code, region, city, postalCode }) => {
    if (code !== country.code) return undefined;
    const area = postalCode === '' ? undefined : find(postalCode);
    if (area) return area;
    const ofCity = byCity.get(`${cityKeyOf(city)}|${region}`);
    return (
      ofCity && {
        latitude: mean(ofCity.map(({ latitude }) => latitude)),
        longitude: mean(ofCity.map(({ longitude }) => longitude)),
      }
    );
  };
});

/** Every practice location of every listing that is not hidden. */
export const listFinderRows = once(async (): Promise<DatedRow[]> => {
  const locate = await makeLocate();
  const profiles = await getCollection('providers');
  const { registryOn, rows } = await getPublishedRegistry();
  const treatmentsOf = await treatmentsByProfession();
  return [
    ...profiles.flatMap(({ id, data }) => rowsOfProfile(id, data, locate, today())),
    ...rows.flatMap((row) => rowsOfRegistry(row, treatmentsOf, locate, registryOn, today())),
  ];
});

/** Other names of treatments, and which treatments were studied for a condition with some benefit. */
export interface FinderTopics {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly studied: Readonly<Record<string, readonly string[]>>;
}

const getTopicsFile = once(async (): Promise<FinderTopics> => {
  const helpful = (await listClaims()).filter(({ direction }) => direction === 'benefit' || direction === 'mixed');
  const studied = Map.groupBy(helpful, ({ condition }) => condition);
  return {
    names: Object.fromEntries(
      (await listTreatments()).map(({ slug, name, alsoKnownAs }) => [slug, [name, ...alsoKnownAs]]),
    ),
    studied: Object.fromEntries(
      [...studied].map(([condition, claims]) => [
        condition,
        [...new Set(claims.map(({ treatment }) => treatment))].sort(),
      ]),
    ),
  };
});

export interface FinderData {
  /** Folder of each set by its slug. */
  readonly folders: Readonly<Record<string, string>>;
  /** Folders of the postal codes and of the cities, and path of the file of topics. */
  readonly postal: string;
  readonly cities: string;
  readonly topics: string;
  /** How many providers offer each treatment. */
  readonly counts: Readonly<Record<string, number>>;
  /** Text of every file by its path below `/finder/`, without ending. */
  readonly files: ReadonlyMap<string, string>;
}

export const getFinderData = once(async (): Promise<FinderData> => {
  const sets = finderSetsOf(await listFinderRows());
  const places = placeFilesOf(await postalAreas());
  const topicsText = JSON.stringify(await getTopicsFile());
  const postal = `postal.${contentHash(places.postal)}`;
  const cities = `cities.${contentHash(places.cities)}`;
  const topics = `topics.${contentHash(new Map([['topics', topicsText]]))}`;
  const within = (folder: string, files: ReadonlyMap<string, string>): [string, string][] =>
    [...files].map(([name, text]) => [`${folder}/${name}`, text]);
  return {
    folders: Object.fromEntries(sets.map(({ slug, folder }) => [slug, folder])),
    postal,
    cities,
    topics,
    counts: Object.fromEntries(sets.map(({ slug, count }) => [slug, count])),
    files: new Map([
      ...sets.flatMap((set) => [...set.files]),
      ...within(postal, places.postal),
      ...within(cities, places.cities),
      [topics, topicsText],
    ]),
  };
});

/** What the finder's form offers: only what at least one listing can answer. */
export const getFinderChoices = once(async () => {
  const rows = (await listFinderRows()).map(({ row }) => row);
  const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    professions: distinct(rows.flatMap(({ professions }) => professions)),
    insurance: distinct(rows.flatMap(({ insurance }) => insurance)),
    languages: distinct(rows.flatMap(({ languages }) => languages)),
    access: distinct(rows.flatMap(({ access }) => access)),
    hasPrices: rows.some(({ price }) => price !== undefined),
    treatments: distinct(rows.flatMap(({ treatments }) => treatments)),
    conditions: distinct(rows.flatMap(({ conditions }) => conditions)),
  };
});
