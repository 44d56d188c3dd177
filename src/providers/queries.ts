import { digestOfEntry, findEntry, listEntries } from '#site/entries.ts';
import { regionName } from '#places/regions.ts';
import { address } from '#site/addresses.ts';
import { contentRoot } from '#site/content-root.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import { getTopics, listProfessions } from '#topics/queries.ts';
import { getSite, keyPart } from '#site/queries.ts';
import {
  citySlugOf,
  compareProviders,
  factsOf,
  isListed,
  placeOf,
  questionsFor,
  registryCard,
  type ListingCard,
  type ListingPage,
  type ProviderCard,
} from './model.ts';
import { isShared, serviceOf } from './hsds.ts';
import { publishedRows, readRegistry, type RegistryFiles } from './registry-files.ts';
import { hashOfNpi } from './removed.ts';
import type { Provider } from './schema.ts';

const regionOf = (file: string): string => file.split('/').at(-2) ?? '';

/** Every profile that is fresh enough to show, in the order every list uses. */
export const listProviders = once(async (): Promise<ProviderCard[]> => {
  const entries = listEntries<Provider>('providers');
  const professions = new Map((await listProfessions()).map(({ slug, name }) => [slug, name]));
  return entries
    .map(({ id, data, file }): ProviderCard => {
      const region = regionOf(file);
      const city = data.locations[0]?.city;
      return {
        slug: id,
        url: address.provider(id),
        name: data.name,
        professions: data.professions.map((slug) => professions.get(slug) ?? slug),
        place: placeOf(data, region),
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

/** The registry rows that the operator publishes: `registryRows` of content/site.yaml. */
export const getPublishedRegistry = once(async (): Promise<RegistryFiles> => {
  const { registryRows } = await getSite();
  if (registryRows === 'none') return { registryOn: '', rows: [] };
  const { registryOn, rows } = readRegistry(contentRoot());
  const curated = new Set(listEntries<Provider>('providers').map(({ data }) => data.npi));
  const removed = new Set(listEntries<unknown>('removed').map(({ id }) => id));
  const isLeftOut = (npi: string): boolean => curated.has(npi) || (removed.size > 0 && removed.has(hashOfNpi(npi)));
  return { registryOn, rows: publishedRows(rows, registryRows, isLeftOut) };
});

/** All that a listing says, for the key of its page. */
export const keyOfProvider = (slug: string): string | undefined => digestOfEntry('providers', slug);

/** What a page of a list shows of its listings, for the key of the page. */
export const keyOfListings = ({ items, ...place }: ListingPage): readonly unknown[] => [place, items.map(keyPart)];

/** Every listing that is fresh enough to show: profiles, and the registry rows that are published. */
export const listListings = once(async (): Promise<ListingCard[]> => {
  const { registryOn, rows } = await getPublishedRegistry();
  const names = new Map((await listProfessions()).map(({ slug, name }) => [slug, name]));
  const treatmentsOf = await treatmentsByProfession();
  const cards = rows.map((row) => registryCard(row, names, treatmentsOf, registryOn));
  return [...(await listProviders()), ...cards.filter((card) => isListed(card, today()))].sort(
    compareProviders(today()),
  );
});

export interface ProviderRegion {
  readonly slug: string;
  readonly name: string;
  readonly cards: readonly ListingCard[];
  readonly cities: readonly { readonly slug: string; readonly name: string; readonly cards: readonly ListingCard[] }[];
}

/** Regions with listings, and within them cities with listings. */
export const listProviderRegions = once(async (): Promise<ProviderRegion[]> => {
  const byRegion = Map.groupBy(await listListings(), (card) => card.region);
  return [...byRegion]
    .map(([slug, cards]) => ({
      slug,
      name: regionName(slug),
      cards,
      cities: [...Map.groupBy(cards, (card) => card.citySlug)]
        .flatMap(([citySlug, inCity]) =>
          citySlug ? [{ slug: citySlug, name: inCity[0]?.city ?? citySlug, cards: inCity }] : [],
        )
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
});

/** Treatments with listings, each with its listings. */
export const listTreatmentsWithProviders = once(async () => {
  const byTreatment = new Map<string, ListingCard[]>();
  for (const card of await listListings()) {
    for (const treatment of card.treatments) {
      const cards = byTreatment.get(treatment);
      if (cards) cards.push(card);
      else byTreatment.set(treatment, [card]);
    }
  }
  const topics = await getTopics([...byTreatment.keys()].sort());
  return topics.map((topic) => ({ topic, cards: byTreatment.get(topic.slug) ?? [] }));
});

/** `/data/providers.json`: the listings as a page of an HSDS API holds them. */
export const writeOpenListings = async (): Promise<string> => {
  const { url } = await getSite();
  const cards = await providersBySlug();
  const shared = listEntries<Provider>('providers').flatMap(({ id, data }) => {
    const card = cards.get(id);
    return card && isShared(data, card, today()) ? [{ card, provider: data }] : [];
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
  (await listTreatmentsWithProviders()).find(({ topic }) => topic.slug === treatment)?.cards.length ?? 0;

/** What stands in the file of a profile. */
export const getProviderPage = async (slug: string) => {
  const entry = findEntry<Provider>('providers', slug);
  const card = (await providersBySlug()).get(slug);
  if (!entry || !card) throw new Error(`No provider "${slug}"; the checks should have said so.`);
  const professions = (await listProfessions()).filter((profession) =>
    entry.data.professions.includes(profession.slug),
  );
  return {
    card,
    provider: entry.data,
    facts: factsOf(entry.data, today()),
    professions,
    treatments: await getTopics(entry.data.treatments),
    conditions: await getTopics(entry.data.conditions),
    questions: questionsFor(entry.data),
  };
};

export type ProviderPageContent = Awaited<ReturnType<typeof getProviderPage>>;
