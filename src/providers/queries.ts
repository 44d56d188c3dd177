import { join } from 'node:path';
import { listEntries, readWholeEntry } from '#site/entries.ts';
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { regionName } from '#places/regions.ts';
import { address } from '#site/addresses.ts';
import { contentRoot } from '#site/content-root.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import type { Profession } from '#topics/schema.ts';
import { getDeliverers, getTopics, listProfessions } from '#topics/queries.ts';
import { bundlesOf, type FileBundle } from '#site/file-bundles.ts';
import { getSite, keyPart, pageKey } from '#site/queries.ts';
import {
  citySlugOf,
  compareProviders,
  providerFactsOf,
  isDemoted,
  isListed,
  providerPlaceOf,
  questionsFor,
  registryCard,
  type ListingList,
  type ListingPage,
  type ProviderCard,
} from './model.ts';
import { isShared, serviceOf } from './hsds.ts';
import { ListingLists } from './listing-lists.ts';
import { rememberGathered } from './registry-cache.ts';
import { publishedRows, readRegistry, type RegistryFiles } from './registry-files.ts';
import { lookedUp, officialGroups, type OfficialGroup } from './official-lookups.ts';
import { hashOfNpi } from './removed.ts';
import { dueFactsOf } from './freshness.ts';
import { isNumberDoubted, readWrongNumbers } from './wrong-numbers.ts';
import { providerShape } from './schema.ts';
import { vcardOf } from './vcard.ts';

const regionOf = (file: string): string => file.split('/').at(-2) ?? '';

/** Every profile that is fresh enough to show, in the order every list uses. */
export const listProviders = once(async (): Promise<ProviderCard[]> => {
  const entries = await listEntries('providers');
  const professions = new Map((await listProfessions()).map(({ slug, name }) => [slug, name]));
  return entries
    .map(({ id, data, filePath = '' }): ProviderCard => {
      const region = regionOf(filePath);
      const city = data.locations[0]?.city;
      return {
        slug: id,
        url: address.provider(id),
        name: data.name,
        professions: data.professions.map((slug) => professions.get(slug) ?? slug),
        place: providerPlaceOf(data, region),
        region,
        city,
        citySlug: city ? citySlugOf(city) : undefined,
        treatments: data.treatments,
        conditions: data.conditions,
        offersTelehealth: data.telehealth !== undefined,
        listingStatus: data.listing.status,
        assuredOn: data.listing.assuredOn,
      };
    })
    .filter((card) => isListed(card, today()))
    .sort(compareProviders(today()));
});

const providersBySlug = once(async () => new Map((await listProviders()).map((card) => [card.slug, card])));

/** What everyone of a profession gives, by the profession's slug. */
export const treatmentsByProfession = once(
  async () => new Map((await listProfessions()).map(({ slug, treatments }) => [slug, treatments])),
);

/** What readers reported of the numbers of registry rows. */
const getWrongNumbers = once(() => Promise.resolve(readWrongNumbers(join(contentRoot(), 'content/registry'))));

/** The registry rows that the operator publishes: `registryRows` of content/site.yaml. */
export const getPublishedRegistry = once(async (): Promise<RegistryFiles> => {
  const { registryRows } = await getSite();
  if (registryRows === 'none') return { registryOn: '', medicareOn: '', rowCount: 0, digest: '', regions: [] };
  const { registryOn, medicareOn, rowCount, digest, regions } = readRegistry(contentRoot(), today());
  const wrongNumbers = await getWrongNumbers();
  const curated = new Set((await listEntries('providers')).map(({ data }) => data.npi));
  const removed = new Set((await listEntries('removed')).map(({ id }) => id));
  const isLeftOut = (npi: string): boolean => curated.has(npi) || (removed.size > 0 && removed.has(hashOfNpi(npi)));
  return {
    registryOn,
    medicareOn,
    rowCount,
    digest: keyPart([digest, registryRows, medicareOn, [...curated].sort(), [...removed].sort()]),
    regions: {
      *[Symbol.iterator]() {
        for (const rows of regions)
          yield publishedRows(rows, registryRows, isLeftOut).map((row) =>
            isNumberDoubted(row, wrongNumbers) ? { ...row, phone: '' } : row,
          );
      },
    },
  };
});

const entriesBySlug = once(async () => new Map((await listEntries('providers')).map((entry) => [entry.id, entry])));

const findProvider = async (slug: string) => {
  const entry = (await entriesBySlug()).get(slug);
  if (!entry) throw new Error(`No provider "${slug}"; the checks should have said so.`);
  return entry;
};

/** What a profile says today, for the cache key of its page: facts past their date count the days. */
export const keyOfProvider = async (slug: string): Promise<readonly unknown[]> => {
  const { digest, data } = await findProvider(slug);
  return [digest, dueFactsOf(data, today())];
};

/** What a page of a list shows of its listings, for the key of the page. */
export const keyOfListings = ({ items, ...place }: ListingPage): readonly unknown[] => [place, items.map(keyPart)];

/** All lists of listings that are fresh enough to show, gathered in one pass over the registry. */
const gatherListings = once(async () => {
  const registry = await getPublishedRegistry();
  const { registryOn, rowCount, regions } = registry;
  const names = new Map((await listProfessions()).map(({ slug, name }) => [slug, name]));
  const treatmentsOf = await treatmentsByProfession();
  const profiles = await listProviders();
  const areRowsListed = rowCount > 0 && isListed({ assuredOn: registryOn }, today());
  const fates = [...profiles, { assuredOn: registryOn }].map((card) => isDemoted(card, today()));
  const parts = [registryOn, areRowsListed, fates, profiles, [...names], [...treatmentsOf]];
  const wrongNumbers = await getWrongNumbers();
  return rememberGathered('lists', registry, parts, () => {
    const lists = new ListingLists(today(), rowCount);
    for (const card of profiles) lists.add(card);
    if (areRowsListed)
      for (const rows of regions)
        for (const row of rows) {
          const card = registryCard(row, names, treatmentsOf, registryOn);
          lists.add(isNumberDoubted(row, wrongNumbers) ? { ...card, isNumberDoubted: true } : card);
        }
    return Promise.resolve({ all: lists.all(), regions: lists.regions(), treatments: [...lists.treatments()] });
  });
});

/** Thousands of articles count the listings of their treatment. */
const listingsByTreatment = once(async () => new Map((await gatherListings()).treatments));

/** Every listing. */
export const listListings = async (): Promise<ListingList> => (await gatherListings()).all;

/** Regions with listings, and within them cities with listings. */
export const listProviderRegions = once(async () =>
  (await gatherListings()).regions
    .map((region) => ({ ...region, name: regionName(region.slug) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en')),
);

export type ProviderRegion = Awaited<ReturnType<typeof listProviderRegions>>[number];

/** Treatments with listings, each with its listings, also by region. */
export const listTreatmentsWithProviders = once(async () => {
  const byTreatment = await listingsByTreatment();
  const topics = await getTopics([...byTreatment.keys()].sort());
  return topics.flatMap((topic) => {
    const offered = byTreatment.get(topic.slug);
    if (!offered) return [];
    const regions = offered.regions
      .map((region) => ({ ...region, name: regionName(region.slug) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return [{ topic, list: offered.list, regions }];
  });
});

/** `/data/providers.json`: the listings as a page of an HSDS API holds them. */
export const writeOpenListings = async (): Promise<string> => {
  const { url } = await getSite();
  const cards = await providersBySlug();
  const shared = (await listEntries('providers')).flatMap((entry) => {
    const card = cards.get(entry.id);
    return card && isShared(entry.data, card, today())
      ? [{ card, provider: readWholeEntry(providerShape, entry).data }]
      : [];
  });
  const contents = await Promise.all(
    shared.map(async ({ card, provider }) =>
      serviceOf({ card, provider, treatments: await getTopics(provider.treatments), url: `${url}${card.url}` }),
    ),
  );
  const size = contents.length;
  const page = {
    total_items: size,
    total_pages: 1,
    page_number: 1,
    size,
    first_page: true,
    last_page: true,
    empty: size === 0,
    contents,
  };
  return `${JSON.stringify(page, null, 2)}\n`;
};

/** How many listings offer a treatment: those of its browse list. */
export const countListingsFor = async (treatment: string): Promise<number> =>
  (await listingsByTreatment()).get(treatment)?.list.total ?? 0;

/** A profile as a card for an address book. */
export const getContactCard = async (slug: string): Promise<string> => {
  const { data: provider } = readWholeEntry(providerShape, await findProvider(slug));
  const card = (await providersBySlug()).get(slug);
  if (!card) throw new Error(`No provider "${slug}"; the checks should have said so.`);
  const { url } = await getSite();
  return vcardOf(provider, `${url}${card.url}`, card.professions);
};

/** The cards of a large site, a bundle for each region. */
export const bundleContactCards = async (): Promise<readonly FileBundle[]> => {
  const providers = await listProviders();
  return bundlesOf(providers.length, () =>
    Array.from(
      Map.groupBy(providers, ({ region }) => region),
      async ([region, cards]) => ({
        name: `contact-cards-${region}`,
        cacheKey: await pageKey(await Promise.all(cards.map(({ slug }) => keyOfProvider(slug)))),
        files: () =>
          Promise.all(cards.map(async ({ slug }) => [address.providerCard(slug), await getContactCard(slug)] as const)),
      }),
    ),
  );
};

const lookupsOf = (professions: readonly Profession[], region?: string): OfficialGroup[] => {
  const search = region === undefined ? undefined : LICENSE_SEARCHES.get(region);
  const state = region === undefined || !search ? undefined : { ...search, name: regionName(region) };
  return officialGroups(professions.map(lookedUp), state);
};

/** Where else to look for those who give a treatment, in a region or anywhere. */
export const getLookupsFor = async (treatment: string, region?: string): Promise<OfficialGroup[]> =>
  lookupsOf(await getDeliverers(treatment), region);

/** What stands in the file of a profile. */
export const getProviderPage = async (slug: string) => {
  const { data: provider } = readWholeEntry(providerShape, await findProvider(slug));
  const card = (await providersBySlug()).get(slug);
  if (!card) throw new Error(`No provider "${slug}"; the checks should have said so.`);
  const professions = (await listProfessions()).filter((profession) => provider.professions.includes(profession.slug));
  return {
    card,
    provider,
    facts: providerFactsOf(provider, today()),
    professions,
    lookups: lookupsOf(professions, card.region),
    treatments: await getTopics(provider.treatments),
    conditions: await getTopics(provider.conditions),
    questions: questionsFor(provider),
  };
};

export type ProviderPageContent = Awaited<ReturnType<typeof getProviderPage>>;
