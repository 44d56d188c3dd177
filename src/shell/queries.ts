import { drawingOf, readDrawing } from '#design/drawings.ts';
import { listPairs } from '#evidence/queries.ts';
import { groupOf } from '#evidence/summary.ts';
import { listPeople } from '#people/queries.ts';
import { address } from '#site/addresses.ts';
import { getSite, listSitePageTitles } from '#site/queries.ts';
import { listConditions, listTreatments, listUnapproved, topicsBySlug } from '#topics/queries.ts';
import { countGroups, exampleOf, mostStudied } from './home.ts';
import type { ShareCard } from './share-picture.ts';

/**
 * The words on every picture that is shown with a shared page. Articles share that of their topic, sources and listings
 * that of their section: drawing one takes as long as ten pages.
 */
export const listShareCards = async (): Promise<ShareCard[]> => {
  const site = await getSite();
  const card = (url: string, kicker: string, title: string, drawing?: string): ShareCard => ({
    path: address
      .sharePicture(url)
      .replace(/^\/share\//, '')
      .replace(/\.png$/, ''),
    kicker,
    title,
    site: site.name,
    ...(drawing !== undefined && { drawing: readDrawing(drawing) }),
  });
  return [
    card('/', 'Evidence first', site.tagline),
    card(address.articles, 'Articles', 'Questions people in pain ask'),
    card(address.treatments, 'Treatments', 'Every treatment, what is known and what is not', 'family-manual'),
    card(address.conditions, 'Conditions', 'Find what hurts', 'region-whole-body'),
    card(address.evidence, 'Evidence', 'What helps, and how sure is anyone?'),
    card(address.try, 'What could I try?', 'What was studied, and what to watch for in your case'),
    card(address.compare, 'Compare', 'Treatments side by side'),
    card(address.data, 'Open data', 'Findings and sources to take along'),
    card(address.sources, 'Sources', 'Everything this site cites'),
    card(address.glossary, 'Glossary', 'Study words in plain language'),
    card(address.search, 'Search', 'Search treatments, conditions and articles'),
    card(address.myList, 'My list', 'Treatments, articles and providers to take along'),
    card(address.newsletter, 'Newsletter', 'New articles, and a free guide'),
    card(address.newsletterThanks, 'Free guide', 'Weighing a pain treatment'),
    card(address.healthData, 'Privacy', 'Consumer health data'),
    card(address.corrections, 'Corrections', 'Something wrong? Tell us'),
    card(address.providers, 'Providers', 'Find a provider', 'someone-near'),
    ...(await listTreatments()).map((topic) => card(topic.url, 'Treatment', topic.name, drawingOf(topic))),
    ...(await listConditions()).map((topic) => card(topic.url, 'Condition', topic.name, drawingOf(topic))),
    ...(await listPeople()).map((person) => card(person.url, 'Author', person.name)),
    ...(await listSitePageTitles()).map((page) => card(address.page(page.slug), site.shortName, page.title)),
  ];
};

const STUDIED_ON_HOME = 6;

/** What the home page shows of the findings. */
export const getHomeEvidence = async () => {
  const [pairs, unapproved, topics] = await Promise.all([listPairs({}), listUnapproved(), topicsBySlug()]);
  const placed = pairs.map((pair) => ({ pair, group: groupOf(pair.claims, unapproved.has(pair.treatment)) }));
  const studied = mostStudied(placed, topics, STUDIED_ON_HOME);
  const mostStudiedSlug = studied[0]?.condition.slug;
  const example = exampleOf(placed.filter(({ pair }) => pair.condition === mostStudiedSlug)) ?? exampleOf(placed);
  return {
    pairs: placed.length,
    findings: pairs.reduce((count, { claims }) => count + claims.length, 0),
    rows: countGroups(placed),
    studied,
    example: example && {
      pair: example,
      treatment: topics.get(example.treatment)?.name ?? example.treatment,
      condition: topics.get(example.condition)?.name ?? example.condition,
    },
  };
};
