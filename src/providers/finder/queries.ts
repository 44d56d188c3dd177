import { listEntries } from '#site/entries.ts';
import { isCurrent } from '#evidence/model.ts';
import { listClaims } from '#evidence/queries.ts';
import { UNITED_STATES } from '#places/countries.ts';
import { cityKeyOf } from '#places/place-names.ts';
import { landFileOf } from '#places/land-files.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { regionOutlines } from '#places/shapes.ts';
import { getPublishedRegistry, treatmentsByProfession } from '#providers/queries.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import type { TopicCard } from '#topics/model.ts';
import { listConditions, listProfessions, listTreatments } from '#topics/queries.ts';
import { contentHash, finderSetsOf } from './dataset.ts';
import type { FinderTopics, TopicNames } from './topic-names.ts';
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
const listFinderRows = once(async (): Promise<DatedRow[]> => {
  const locate = await makeLocate();
  const profiles = await listEntries('providers');
  const { registryOn, rows } = await getPublishedRegistry();
  const treatmentsOf = await treatmentsByProfession();
  return [
    ...profiles.flatMap(({ id, data }) => rowsOfProfile(id, data, locate, today())),
    ...rows.flatMap((row) => rowsOfRegistry(row, treatmentsOf, locate, registryOn, today())),
  ];
});

const namesOf = (topics: readonly Pick<TopicCard, 'slug' | 'name' | 'alsoKnownAs'>[]): TopicNames =>
  Object.fromEntries(topics.map(({ slug, name, alsoKnownAs }) => [slug, [name, ...alsoKnownAs]]));

const getTopicsFile = once(async (): Promise<FinderTopics> => {
  // Advice and opinions are no studies.
  const helpful = (await listClaims()).filter(
    (finding) =>
      finding.kind === 'result' &&
      isCurrent(finding) &&
      (finding.direction === 'benefit' || finding.direction === 'mixed'),
  );
  const studied = Map.groupBy(helpful, ({ condition }) => condition);
  return {
    treatments: namesOf(await listTreatments()),
    conditions: namesOf(await listConditions()),
    professions: namesOf(await listProfessions()),
    studied: Object.fromEntries(
      [...studied].map(([condition, claims]) => [
        condition,
        [...new Set(claims.map(({ treatment }) => treatment))].sort(),
      ]),
    ),
  };
});

interface FinderData {
  /** Folder of each set by its slug. */
  readonly folders: Readonly<Record<string, string>>;
  /** Folders of the postal codes and of the cities, and path of the file of topics. */
  readonly postal: string;
  readonly cities: string;
  /** Folder of the borders for the map of results. */
  readonly land: string;
  readonly topics: string;
  /** How many providers offer each treatment. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of every file, below `/finder/` and without ending. It changes with what the file holds. */
  readonly paths: readonly string[];
}

/** Text of every file by its path below `/finder/`, without ending, and what else is to be known of them. */
const makeFinder = once(async () => {
  const sets = finderSetsOf(await listFinderRows());
  const places = placeFilesOf(await postalAreas());
  const outlines = new Map([...regionOutlines()].map(([slug, outline]) => [slug, landFileOf(outline)]));
  const land = `land.${contentHash(outlines)}`;
  const topicsText = JSON.stringify(await getTopicsFile());
  const postal = `postal.${contentHash(places.postal)}`;
  const cities = `cities.${contentHash(places.cities)}`;
  const topics = `topics.${contentHash(new Map([['topics', topicsText]]))}`;
  const within = (folder: string, files: ReadonlyMap<string, string>): [string, string][] =>
    [...files].map(([name, text]) => [`${folder}/${name}`, text]);
  const texts = new Map([
    ...sets.flatMap((set) => [...set.files]),
    ...within(postal, places.postal),
    ...within(cities, places.cities),
    ...within(land, outlines),
    [topics, topicsText],
  ]);
  const data: FinderData = {
    folders: Object.fromEntries(sets.map(({ slug, folder }) => [slug, folder])),
    postal,
    cities,
    land,
    topics,
    counts: Object.fromEntries(sets.map(({ slug, count }) => [slug, count])),
    paths: [...texts.keys()],
  };
  return { data, texts };
});

export const getFinderData = async (): Promise<FinderData> => (await makeFinder()).data;

/** Text of every file by its path. */
export const getFinderTexts = async (): Promise<ReadonlyMap<string, string>> => (await makeFinder()).texts;

/** Ids of providers by what they offer, and by what they say they treat. */
const idsByOffer = once(async () => {
  const byTreatment = new Map<string, Set<string>>();
  const byCondition = new Map<string, Set<string>>();
  const note = (groups: Map<string, Set<string>>, slug: string, id: string): void => {
    const group = groups.get(slug);
    if (group) group.add(id);
    else groups.set(slug, new Set([id]));
  };
  for (const { row } of await listFinderRows()) {
    for (const slug of row.treatments) note(byTreatment, slug, row.id);
    for (const slug of row.conditions) note(byCondition, slug, row.id);
  }
  return { byTreatment, byCondition };
});

/**
 * How many providers the finder knows for a condition: who says so, or offers what was studied for it with some benefit.
 * The same that `acceptsRow` lets through for a condition alone.
 */
export const countFoundFor = async (condition: string): Promise<number> => {
  const { studied } = await getTopicsFile();
  const { byTreatment, byCondition } = await idsByOffer();
  const found = new Set(byCondition.get(condition));
  for (const treatment of studied[condition] ?? []) {
    for (const id of byTreatment.get(treatment) ?? []) found.add(id);
  }
  return found.size;
};

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

const rowsByRegion = once(async () =>
  Map.groupBy(
    (await listFinderRows()).map(({ row }) => row),
    ({ region }) => region,
  ),
);

/** Points of a region with how many providers are at each, for its map. */
export const dotsIn = async (region: string) => {
  const rows = (await rowsByRegion()).get(region.slice(region.indexOf('-') + 1).toUpperCase()) ?? [];
  return [...Map.groupBy(rows, ({ latitude, longitude }) => `${latitude},${longitude}`).values()].map((at) => ({
    latitude: at[0]?.latitude ?? 0,
    longitude: at[0]?.longitude ?? 0,
    count: at.length,
  }));
};
