import { listEntries } from '#site/entries.ts';
import { isCurrent } from '#evidence/model.ts';
import { listClaims } from '#evidence/queries.ts';
import { UNITED_STATES } from '#places/countries.ts';
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { cityKeyOf } from '#places/place-names.ts';
import { landFileOf } from '#places/land-files.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { regionName } from '#places/regions.ts';
import { regionOutlines } from '#places/shapes.ts';
import { lookedUp } from '#providers/official-lookups.ts';
import { getPublishedRegistry, treatmentsByProfession } from '#providers/queries.ts';
import { bundlesOf, type FileBundle } from '#site/file-bundles.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import type { TopicCard } from '#topics/model.ts';
import { listConditions, listProfessions, listTreatments } from '#topics/queries.ts';
import { finderDatasetOf } from './dataset.ts';
import { acceptsRow } from './filter-rules.ts';
import { CHOICE_WORDS, STANDING_TICKS, TICK_WORDS, type TickedFilter } from './filter-words.ts';
import type { FilterValues } from './filters.ts';
import type { FinderData } from './finder-setup.ts';
import type { LookupsFile } from './official-list.ts';
import { detailFilesOf } from './profile-details.ts';
import { EMPTY_QUESTION } from './question.ts';
import type { FinderRow } from './row.ts';
import type { FinderTopics, TopicNames } from './topic-names.ts';
import { detailsOfProfile, rowsOfProfile, rowsOfRegistry, type DatedRow, type Locate } from './rows.ts';
import { hashOf } from './tree-files.ts';

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

/** Every practice location of every profile that is not hidden. */
const listProfileRows = once(async (): Promise<DatedRow[]> => {
  const locate = await makeLocate();
  const profiles = await listEntries('providers');
  return profiles.flatMap(({ id, data }) => rowsOfProfile(id, data, locate, today()));
});

/** Every practice location in the registry, and what is counted while they are read. */
const gatherRegistry = once(async () => {
  const locate = await makeLocate();
  const { registryOn, regions } = await getPublishedRegistry();
  const treatmentsOf = await treatmentsByProfession();
  const rows: FinderRow[] = [];
  const ids = new Map<string, ProfessionRows>();
  let isOlder = false;
  // Of 1.5 million rows few have a city of their own.
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  for (const region of regions) {
    for (const registryRow of region) {
      const dated = rowsOfRegistry(registryRow, treatmentsOf, locate, registryOn, today());
      const [first] = dated;
      if (!first) continue;
      isOlder = first.isDemoted;
      const key = registryRow.professions.join(' ');
      const known = ids.get(key) ?? { professions: first.row.professions, treatments: first.row.treatments, count: 0 };
      known.count += 1;
      ids.set(key, known);
      // Rows of the same professions share their lists.
      const { professions, treatments } = known;
      for (const { row } of dated) {
        const { city, region: code, postalCode } = row;
        rows.push({
          ...row,
          professions,
          treatments,
          city: shared(city),
          region: shared(code),
          postalCode: shared(postalCode),
        });
      }
    }
  }
  return { registry: { rows, on: registryOn, isOlder, treatmentsOf }, byProfessions: [...ids.values()] };
});

/** How many providers of the registry have these professions. */
interface ProfessionRows {
  readonly professions: readonly string[];
  readonly treatments: readonly string[];
  count: number;
}

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

/** Where to look officially: the finder fetches it when it found nobody. */
const getLookupsFile = async (): Promise<LookupsFile> => ({
  professions: Object.fromEntries(
    (await listProfessions()).map((profession) => [profession.slug, lookedUp(profession)]),
  ),
  deliveredBy: Object.fromEntries(
    (await listEntries('treatments')).map(({ id, data: { deliveredBy } }) => [id, deliveredBy]),
  ),
  states: Object.fromEntries(
    [...LICENSE_SEARCHES].map(([slug, { label, url }]) => [slug, { name: regionName(slug), label, url }]),
  ),
});

/** The name of a folder of files: it changes with what they hold. */
const folderOf = (name: string, files: ReadonlyMap<string, string>): string =>
  `${name}.${hashOf(JSON.stringify([...files]))}`;

/** Text of every file by its path below `/finder/`, without ending, and what else is to be known of them. */
const makeFinder = once(async () => {
  const { sets, files } = finderDatasetOf(await listProfileRows(), (await gatherRegistry()).registry);
  const places = placeFilesOf(await postalAreas());
  const outlines = new Map([...regionOutlines()].map(([slug, outline]) => [slug, landFileOf(outline)]));
  const details = detailFilesOf(
    (await listEntries('providers')).flatMap(({ id, data }) => detailsOfProfile(id, data, today())),
  );
  const topicsText = JSON.stringify(await getTopicsFile());
  const lookupsText = JSON.stringify(await getLookupsFile());
  const data: FinderData = {
    sets,
    postal: folderOf('postal', places.postal),
    cities: folderOf('cities', places.cities),
    land: folderOf('land', outlines),
    topics: `topics.${hashOf(topicsText)}`,
    lookups: `lookups.${hashOf(lookupsText)}`,
    details: folderOf('details', details),
  };
  const within = (folder: string, texts: ReadonlyMap<string, string>): [string, string][] =>
    [...texts].map(([name, text]) => [`${folder}/${name}`, text]);
  const texts = new Map([
    ...files,
    ...within(data.postal, places.postal),
    ...within(data.cities, places.cities),
    ...within(data.land, outlines),
    ...within(data.details, details),
    [data.topics, topicsText],
    [data.lookups, lookupsText],
  ]);
  return { data, texts };
});

export const getFinderData = async (): Promise<FinderData> => {
  const { data } = await makeFinder();
  const { medicareOn } = await getPublishedRegistry();
  return { ...data, ...(data.sets.registry && medicareOn !== '' && { medicareOn }) };
};

/** Text of every file by its path: it changes with what the file holds. */
export const getFinderTexts = async (): Promise<ReadonlyMap<string, string>> => (await makeFinder()).texts;

/** The files of a finder with many of them, in one bundle: the name of each changes with what it holds. */
export const bundleFinderFiles = async (): Promise<readonly FileBundle[]> => {
  const texts = await getFinderTexts();
  return bundlesOf(texts.size, () => [
    Promise.resolve({
      name: 'finder',
      cacheKey: hashOf(JSON.stringify([...texts.keys()])),
      files: () => Promise.resolve(Array.from(texts, ([path, text]) => [`/finder/${path}.json`, text] as const)),
    }),
  ]);
};

/** Ids of profiles by what they offer, and by what they say they treat. */
const idsByOffer = once(async () => {
  const byTreatment = new Map<string, Set<string>>();
  const byCondition = new Map<string, Set<string>>();
  const note = (groups: Map<string, Set<string>>, slug: string, id: string): void => {
    const group = groups.get(slug);
    if (group) group.add(id);
    else groups.set(slug, new Set([id]));
  };
  for (const { row } of await listProfileRows()) {
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
  const { byProfessions } = await gatherRegistry();
  return byProfessions
    .filter(({ treatments }) => studied[condition]?.some((slug) => treatments.includes(slug)))
    .reduce((sum, { count }) => sum + count, found.size);
};

/** What the finder's form offers: only what at least one listing can answer. */
export const getFinderChoices = once(async () => {
  const rows = (await listProfileRows()).map(({ row }) => row);
  const { byProfessions, registry } = await gatherRegistry();
  const all = [...rows, ...registry.rows];
  const isOfOneKind = new Set(all.map(({ kind }) => kind)).size < 2;
  const isAnswered = (filter: Partial<FilterValues>): boolean =>
    all.some(acceptsRow({ ...EMPTY_QUESTION, ...filter }, { studiedTreatments: new Set(), point: undefined }));
  const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    professions: distinct([...rows, ...byProfessions].flatMap(({ professions }) => professions)),
    insurance: distinct(rows.flatMap(({ insurance }) => insurance)),
    languages: distinct(rows.flatMap(({ languages }) => languages)),
    access: distinct(rows.flatMap(({ access }) => access)),
    hasPrices: rows.some(({ price }) => price !== undefined),
    who: isOfOneKind ? [] : Object.keys(CHOICE_WORDS.who),
    ages: Object.keys(CHOICE_WORDS.age).filter((age) => isAnswered({ age })),
    order: rows.some(({ waitDays }) => waitDays !== undefined) ? Object.keys(CHOICE_WORDS.order) : [],
    ticks: (Object.keys(TICK_WORDS) as TickedFilter[]).filter(
      (name) => STANDING_TICKS.includes(name) || isAnswered({ [name]: true }),
    ),
    treatments: distinct([...rows, ...byProfessions].flatMap(({ treatments }) => treatments)),
    conditions: distinct(rows.flatMap(({ conditions }) => conditions)),
  };
});

/** Points of each region, by its part of ISO 3166-2, with how many providers are at each. */
const dotsByRegion = once(async () => {
  const regions = new Map<string, Map<string, Dot>>();
  const count = ({ region, latitude, longitude }: FinderRow): void => {
    const dots = regions.get(region) ?? new Map<string, Dot>();
    regions.set(region, dots);
    const key = `${latitude},${longitude}`;
    const dot = dots.get(key);
    if (dot) dot.count += 1;
    else dots.set(key, { latitude, longitude, count: 1 });
  };
  for (const { row } of await listProfileRows()) count(row);
  for (const row of (await gatherRegistry()).registry.rows) count(row);
  return new Map([...regions].map(([region, dots]) => [region, [...dots.values()]]));
});

interface Dot {
  readonly latitude: number;
  readonly longitude: number;
  count: number;
}

/** Points of a region with how many providers are at each, for its map. */
export const dotsIn = async (region: string): Promise<readonly Dot[]> =>
  (await dotsByRegion()).get(region.slice(region.indexOf('-') + 1).toUpperCase()) ?? [];
