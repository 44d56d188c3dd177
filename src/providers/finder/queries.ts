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
import { registryAge } from '#providers/registry-age.ts';
import { rememberGathered } from '#providers/registry-cache.ts';
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
import { RowSharing } from './shared-rows.ts';
import type { FinderSets } from './sets.ts';
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
const gatherRegistry = async () => {
  const locate = await makeLocate();
  const { registryOn, regions } = await getPublishedRegistry();
  const treatmentsOf = await treatmentsByProfession();
  const rows: FinderRow[] = [];
  const ids = new Map<string, ProfessionRows>();
  const sharing = new RowSharing();
  let isOlder = false;
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
      for (const { row } of dated) rows.push(sharing.share(row));
    }
  }
  return {
    registry: { rows, on: registryOn, isOlder, treatmentsOf },
    byProfessions: [...ids.values()],
    examples: sharing.examples(),
  };
};

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

/** What pages tell of the trees, and the paths of their files. */
interface FinderSummary {
  readonly sets: FinderSets;
  readonly paths: readonly string[];
  readonly byProfessions: readonly ProfessionRows[];
  /** A row of the registry of each kind and with each choice of flags. */
  readonly examples: readonly FinderRow[];
  /** By the region's part of ISO 3166-2. */
  readonly dots: Readonly<Record<string, readonly Dot[]>>;
}

/** Cuts the trees. Of the rows nothing is left in memory but the files. */
const writeTrees = once(async (): Promise<{ files: ReadonlyMap<string, string>; summary: FinderSummary }> => {
  const profiles = await listProfileRows();
  const { registry, byProfessions, examples } = await gatherRegistry();
  const dots = dotsOf([profiles.map(({ row }) => row), registry.rows]);
  const { sets, files } = finderDatasetOf(profiles, registry);
  return { files, summary: { sets, paths: [...files.keys()], byProfessions, examples, dots } };
});

const getSummary = once(async (): Promise<FinderSummary> => {
  const registry = await getPublishedRegistry();
  const { registryOn } = registry;
  const age = registryOn === '' ? undefined : registryAge(registryOn, today());
  const parts = [registryOn, age?.consequence, await listProfileRows(), [...(await treatmentsByProfession())]];
  return rememberGathered('finder', registry, parts, async () => (await writeTrees()).summary);
});

/** Text of every file beside the trees by its path below `/finder/`, without ending, and where to begin. */
const writeOthers = once(async () => {
  const places = placeFilesOf(await postalAreas());
  const outlines = new Map([...regionOutlines()].map(([slug, outline]) => [slug, landFileOf(outline)]));
  const details = detailFilesOf(
    (await listEntries('providers')).flatMap(({ id, data }) => detailsOfProfile(id, data, today())),
  );
  const topicsText = JSON.stringify(await getTopicsFile());
  const lookupsText = JSON.stringify(await getLookupsFile());
  const data: Omit<FinderData, 'sets'> = {
    postal: folderOf('postal', places.postal),
    cities: folderOf('cities', places.cities),
    land: folderOf('land', outlines),
    topics: `topics.${hashOf(topicsText)}`,
    lookups: `lookups.${hashOf(lookupsText)}`,
    details: folderOf('details', details),
  };
  const within = (folder: string, texts: ReadonlyMap<string, string>): [string, string][] =>
    [...texts].map(([name, text]) => [`${folder}/${name}`, text]);
  const files = new Map([
    ...within(data.postal, places.postal),
    ...within(data.cities, places.cities),
    ...within(data.land, outlines),
    ...within(data.details, details),
    [data.topics, topicsText],
    [data.lookups, lookupsText],
  ]);
  return { data, files };
});

export const getFinderData = async (): Promise<FinderData> => {
  const { sets } = await getSummary();
  const { medicareOn } = await getPublishedRegistry();
  return { ...(await writeOthers()).data, sets, ...(sets.registry && medicareOn !== '' && { medicareOn }) };
};

/** Paths of all files below `/finder/`, without ending. Each changes with what its file holds. */
export const listFinderPaths = async (): Promise<readonly string[]> => [
  ...(await writeOthers()).files.keys(),
  ...(await getSummary()).paths,
];

export const getFinderText = async (path: string): Promise<string> => {
  const text = (await writeOthers()).files.get(path) ?? (await writeTrees()).files.get(path);
  if (text === undefined) throw new Error(`The finder has no file ${path}.`);
  return text;
};

/**
 * The files of a finder with many of them, in bundles: the name of each changes with what it holds. One bundle of all
 * would be one text of hundreds of megabytes, several times over in memory.
 */
export const bundleFinderFiles = async (): Promise<readonly FileBundle[]> => {
  const paths = await listFinderPaths();
  return bundlesOf(paths.length, () =>
    [...Map.groupBy(paths, (path) => hashOf(path).charAt(0))].map(([digit, inBundle]) =>
      Promise.resolve({
        name: `finder-${digit}`,
        cacheKey: hashOf(JSON.stringify(inBundle)),
        files: () =>
          Promise.all(inBundle.map(async (path) => [`/finder/${path}.json`, await getFinderText(path)] as const)),
      }),
    ),
  );
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
  const { byProfessions } = await getSummary();
  return byProfessions
    .filter(({ treatments }) => studied[condition]?.some((slug) => treatments.includes(slug)))
    .reduce((sum, { count }) => sum + count, found.size);
};

/** What the finder's form offers: only what at least one listing can answer. */
export const getFinderChoices = once(async () => {
  const rows = (await listProfileRows()).map(({ row }) => row);
  const { byProfessions, examples } = await getSummary();
  const all = [...rows, ...examples];
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
const dotsOf = (lists: readonly (readonly FinderRow[])[]): FinderSummary['dots'] => {
  const regions = new Map<string, Map<string, Dot>>();
  for (const rows of lists)
    for (const { region, latitude, longitude } of rows) {
      const dots = regions.get(region) ?? new Map<string, Dot>();
      regions.set(region, dots);
      const key = `${latitude},${longitude}`;
      const dot = dots.get(key);
      if (dot) dot.count += 1;
      else dots.set(key, { latitude, longitude, count: 1 });
    }
  return Object.fromEntries([...regions].map(([region, dots]) => [region, [...dots.values()]]));
};

interface Dot {
  readonly latitude: number;
  readonly longitude: number;
  count: number;
}

/** Points of a region with how many providers are at each, for its map. */
export const dotsIn = async (region: string): Promise<readonly Dot[]> =>
  (await getSummary()).dots[region.slice(region.indexOf('-') + 1).toUpperCase()] ?? [];
