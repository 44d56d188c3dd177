import { getCollection, getEntry } from 'astro:content';
import { regionName } from '#places/regions.ts';
import { address } from '#site/addresses.ts';
import { once } from '#site/once.ts';
import { today } from '#site/today.ts';
import { getTopics, listProfessions } from '#topics/queries.ts';
import { citySlugOf, compareProviders, factsOf, isListed, placeOf, type ProviderCard } from './model.ts';

const regionOf = (filePath: string | undefined): string => filePath?.split('/').at(-2) ?? '';

/** Every listing that is fresh enough to show, in the order every list uses. */
export const listProviders = once(async (): Promise<ProviderCard[]> => {
  const entries = await getCollection('providers');
  const professions = new Map((await listProfessions()).map(({ slug, name }) => [slug, name]));
  return entries
    .map(({ id, data, filePath }): ProviderCard => {
      const region = regionOf(filePath);
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

export const listProvidersFor = async (treatment: string): Promise<ProviderCard[]> =>
  (await listProviders()).filter((card) => card.treatments.includes(treatment));

export interface ProviderRegion {
  readonly slug: string;
  readonly name: string;
  readonly cards: readonly ProviderCard[];
  readonly cities: readonly { readonly slug: string; readonly name: string; readonly cards: readonly ProviderCard[] }[];
}

/** Regions with listings, and within them cities with listings. */
export const listProviderRegions = once(async (): Promise<ProviderRegion[]> => {
  const byRegion = Map.groupBy(await listProviders(), (card) => card.region);
  return [...byRegion]
    .map(([slug, cards]) => ({
      slug,
      name: regionName(slug),
      cards,
      cities: [...Map.groupBy(cards, (card) => card.citySlug)].flatMap(([citySlug, inCity]) =>
        citySlug ? [{ slug: citySlug, name: inCity[0]?.city ?? citySlug, cards: inCity }] : [],
      ),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
});

/** Treatments with listings, each with its listings. */
export const listTreatmentsWithProviders = once(async () => {
  const cards = await listProviders();
  const topics = await getTopics([...new Set(cards.flatMap((card) => card.treatments))].sort());
  return topics.map((topic) => ({ topic, cards: cards.filter((card) => card.treatments.includes(topic.slug)) }));
});

export const getProviderPage = async (slug: string) => {
  const entry = await getEntry('providers', slug);
  const card = (await listProviders()).find((provider) => provider.slug === slug);
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
  };
};

export type ProviderPageContent = Awaited<ReturnType<typeof getProviderPage>>;
