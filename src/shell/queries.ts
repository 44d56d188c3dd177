import { listPeople } from '#people/queries.ts';
import { address } from '#site/addresses.ts';
import { getSite, listSitePageTitles } from '#site/queries.ts';
import { listConditions, listTreatments } from '#topics/queries.ts';
import type { ShareCard } from './share-picture.ts';

/**
 * The words on every picture that is shown with a shared page. Articles share that of their topic, sources and listings
 * that of their section: drawing one takes as long as ten pages.
 */
export const listShareCards = async (): Promise<ShareCard[]> => {
  const site = await getSite();
  const card = (url: string, kicker: string, title: string): ShareCard => ({
    path: address
      .sharePicture(url)
      .replace(/^\/share\//, '')
      .replace(/\.png$/, ''),
    kicker,
    title,
    site: site.name,
  });
  return [
    card('/', 'Evidence first', site.tagline),
    card(address.articles, 'Articles', 'Questions people in pain ask'),
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
    ...(await listTreatments()).map((topic) => card(topic.url, 'Treatment', topic.name)),
    ...(await listConditions()).map((topic) => card(topic.url, 'Condition', topic.name)),
    ...(await listPeople()).map((person) => card(person.url, 'Author', person.name)),
    ...(await listSitePageTitles()).map((page) => card(address.page(page.slug), site.shortName, page.title)),
  ];
};
