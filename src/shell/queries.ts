import { listArticles } from '#articles/queries.ts';
import { listSources } from '#evidence/queries.ts';
import { shortLabel } from '#evidence/references.ts';
import { listPeople } from '#people/queries.ts';
import { listProviderRegions, listProviders, listTreatmentsWithProviders } from '#providers/queries.ts';
import { regionName } from '#places/regions.ts';
import { address } from '#site/addresses.ts';
import { getSite, listSitePages } from '#site/queries.ts';
import { listConditions, listTreatments } from '#topics/queries.ts';
import { paginate } from './model.ts';
import type { ShareCard } from './share-picture.ts';

/** Every page that can be shared, with the words on its picture. */
export const listShareCards = async (): Promise<ShareCard[]> => {
  const card = (url: string, kicker: string, title: string): ShareCard => ({
    path: address
      .sharePicture(url)
      .replace(/^\/share\//, '')
      .replace(/\.png$/, ''),
    kicker,
    title,
  });
  const [site, articles, regions, treatments] = await Promise.all([
    getSite(),
    listArticles(),
    listProviderRegions(),
    listTreatmentsWithProviders(),
  ]);
  return [
    card('/', 'Evidence first', site.tagline),
    card(address.articles, 'Articles', 'Questions people in pain ask'),
    ...paginate(articles, site.articlesPerPage)
      .slice(1)
      .map((page) => card(address.articleList(page.number), 'Articles', `Articles, page ${page.number}`)),
    card(address.treatments, 'Treatments', 'Every treatment, what is known and what is not'),
    card(address.conditions, 'Conditions', 'Find what hurts'),
    card(address.evidence, 'Evidence', 'What helps, and how sure is anyone?'),
    card(address.data, 'Open data', 'Claims and sources to take along'),
    card(address.sources, 'Sources', 'Everything this site cites'),
    card(address.glossary, 'Glossary', 'Study words in plain language'),
    card(address.search, 'Search', 'Search treatments, conditions and articles'),
    card(address.newsletter, 'Newsletter', 'New articles, and a free guide'),
    card(address.newsletterThanks, 'Free guide', 'Weighing a pain treatment'),
    card(address.corrections, 'Corrections', 'Something wrong? Tell us'),
    card(address.providers, 'Providers', 'Find a provider'),
    ...articles.map((article) => card(article.url, article.category.name, article.title)),
    ...(await listTreatments()).map((topic) => card(topic.url, 'Treatment', topic.name)),
    ...(await listConditions()).map((topic) => card(topic.url, 'Condition', topic.name)),
    ...(await listSources()).map(({ id, data }) => card(address.source(id), 'Source', shortLabel(data))),
    ...(await listPeople()).map((person) => card(person.url, 'Author', person.name)),
    ...(await listProviders()).map((provider) => card(provider.url, 'Provider', provider.name)),
    ...(await listSitePages()).map((page) => card(address.page(page.slug), site.shortName, page.title)),
    ...regions.flatMap((region) => [
      card(address.providersIn(region.slug), 'Providers', region.name),
      ...region.cities.map((city) =>
        card(address.providersInCity(region.slug, city.slug), 'Providers', `${city.name}, ${region.name}`),
      ),
    ]),
    ...treatments.flatMap(({ topic, cards }) => [
      card(address.providersFor(topic.slug), 'Providers', topic.name),
      ...[...new Set(cards.map(({ region }) => region))].map((region) =>
        card(address.providersForIn(topic.slug, region), 'Providers', `${topic.name} in ${regionName(region)}`),
      ),
    ]),
  ];
};
