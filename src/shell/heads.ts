import type { Thing, WithContext } from 'schema-dts';
import type { ArticlePageContent } from '#articles/model.ts';
import type { Pair } from '#evidence/pairs.ts';
import type { SourceEntry } from '#evidence/references.ts';
import { shortLabel } from '#evidence/references.ts';
import { summarizePair } from '#evidence/summary.ts';
import type { Profile } from '#people/model.ts';
import { isRegistryCard, type ListingPage } from '#providers/model.ts';
import type { ProviderPageContent } from '#providers/queries.ts';
import { address } from '#site/addresses.ts';
import { inSentence } from '#site/names.ts';
import type { ConditionPageContent, TopicCard, TreatmentPageContent } from '#topics/model.ts';
import type { Crumb, PageHead } from './model.ts';

const HOME: Crumb = { name: 'Home', url: address.home };

export const articleHead = (page: ArticlePageContent, data: WithContext<Thing>): PageHead => ({
  title: page.article.title,
  description: page.article.summary,
  path: page.card.url,
  crumbs: [HOME, { name: 'Articles', url: address.articles }],
  structuredData: [data],
  openGraphType: 'article',
  topic: page.card.category,
});

export const treatmentHead = (page: TreatmentPageContent, data: WithContext<Thing>): PageHead => ({
  title: `${page.treatment.name} for pain: evidence, risks, questions`,
  description: page.treatment.summary,
  path: page.card.url,
  crumbs: [HOME, { name: 'Treatments', url: address.treatments }],
  structuredData: [data],
  feed: { title: `What changed: ${page.treatment.name}`, url: address.topicFeed(page.card.url) },
});

export const conditionHead = (page: ConditionPageContent, data: WithContext<Thing>): PageHead => ({
  title: `${page.condition.name}: warning signs and what was studied`,
  description: page.condition.summary,
  path: page.card.url,
  crumbs: [HOME, { name: 'Conditions', url: address.conditions }],
  structuredData: [data],
  feed: { title: `What changed: ${page.condition.name}`, url: address.topicFeed(page.card.url) },
});

export const pairHead = (treatment: TopicCard, condition: TopicCard, pair: Pair): PageHead => ({
  title: `${treatment.name} for ${inSentence(condition.name)}: what studies found`,
  description: `${treatment.name} for ${inSentence(condition.name)}: ${summarizePair(pair.claims)}`,
  path: address.pair(treatment.slug, condition.slug),
  crumbs: [HOME, { name: 'Evidence', url: address.evidence }, { name: treatment.name, url: treatment.url }],
  topic: treatment,
});

export const sourceHead = (source: SourceEntry): PageHead => ({
  title: `${shortLabel(source.data)}: ${source.data.title}`,
  description: `What ${shortLabel(source.data)} found, where we saw it, and which pages cite it. Source ${source.id}.`,
  path: address.source(source.id),
  crumbs: [HOME, { name: 'Sources', url: address.sources }],
});

export const providerHead = (page: ProviderPageContent, data: WithContext<Thing>): PageHead => ({
  title: `${page.card.name}, ${page.card.place}`,
  description: `${page.card.name}: ${page.card.professions.map(inSentence).join(', ')} in ${page.card.place}. What is offered, what is known, and when it was checked.`,
  path: page.card.url,
  crumbs: [HOME, { name: 'Providers', url: address.providers }],
  structuredData: [data],
  openGraphType: 'profile',
});

export const providerListHead = (title: string, path: string, list: ListingPage): PageHead => ({
  title: list.number === 1 ? title : `${title}, page ${list.number}`,
  description: `${title}: ${list.total.toLocaleString('en')} ${list.total === 1 ? 'listing' : 'listings'}, each with its source and date.${list.number === 1 ? '' : ` Page ${list.number}.`}`,
  path,
  // Who did not ask to be listed is not to be found by a search engine here.
  isHidden: list.items.some(isRegistryCard),
  crumbs: [HOME, { name: 'Providers', url: address.providers }],
});

export const personHead = (person: Profile, data: WithContext<Thing>): PageHead => ({
  title: `${person.name}, author`,
  description: person.bio.length > 200 ? `${person.bio.slice(0, 197)}…` : person.bio,
  path: person.url,
  crumbs: [HOME],
  structuredData: [data],
  openGraphType: 'profile',
});
