import type { MedicalWebPage, WithContext } from 'schema-dts';
import type { CitedSource } from '#site/citing.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Heading } from '#site/markdown.ts';
import type { Profile } from '#people/model.ts';
import type { SafetyBoxContent, TopicCard } from '#topics/model.ts';
import type { Article } from './schema.ts';

export interface ArticleCard {
  readonly slug: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly postedOn: CalendarDate;
  readonly category: TopicCard;
  readonly topics: readonly string[];
}

export interface ArticlePageContent {
  readonly card: ArticleCard;
  readonly article: Article;
  readonly authors: readonly Profile[];
  readonly reviewer: Profile | undefined;
  /** HTML lines. */
  readonly keyMessages: readonly string[];
  readonly safety: SafetyBoxContent | undefined;
  readonly questionsToAsk: readonly string[];
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly minutes: number;
  readonly cited: readonly CitedSource[];
  readonly related: readonly ArticleCard[];
  /** The treatment whose providers the page leads to. */
  readonly offered: TopicCard | undefined;
  readonly topics: readonly TopicCard[];
}

/** Words a tired reader takes in per minute; below the usual 230 on purpose. */
const WORDS_PER_MINUTE = 180;

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_PER_MINUTE));

/** As plain text, which sorts dates written `2026-11-23`. */
const compareDates = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Newest first; on the same day by title. */
export const compareArticles = (a: ArticleCard, b: ArticleCard): number =>
  compareDates(b.postedOn, a.postedOn) || a.title.localeCompare(b.title, 'en');

/** Articles by each of their topics, each list in the order of `articles`. */
export const groupByTopic = (articles: readonly ArticleCard[]): ReadonlyMap<string, readonly ArticleCard[]> => {
  const groups = new Map<string, ArticleCard[]>();
  for (const article of articles) {
    for (const topic of article.topics) {
      const group = groups.get(topic);
      if (group) group.push(article);
      else groups.set(topic, [article]);
    }
  }
  return groups;
};

/** schema.org MedicalWebPage. `siteUrl` has no slash at the end. */
export const articleData = (
  page: ArticlePageContent,
  siteUrl: string,
  siteName: string,
): WithContext<MedicalWebPage> => ({
  '@context': 'https://schema.org',
  '@type': 'MedicalWebPage',
  '@id': `${siteUrl}${page.card.url}`,
  url: `${siteUrl}${page.card.url}`,
  name: page.article.title,
  headline: page.article.title,
  description: page.article.summary,
  datePublished: page.article.postedOn,
  dateModified: page.article.updatedOn ?? page.article.postedOn,
  lastReviewed: page.article.reviewedOn,
  inLanguage: 'en-US',
  isAccessibleForFree: true,
  author: page.authors.map((author) => ({
    '@type': 'Person' as const,
    '@id': `${siteUrl}${author.url}#person`,
    name: author.name,
    url: `${siteUrl}${author.url}`,
  })),
  ...(page.reviewer && {
    reviewedBy: { '@type': 'Person' as const, name: page.reviewer.name, url: `${siteUrl}${page.reviewer.url}` },
  }),
  publisher: { '@type': 'Organization', name: siteName, url: siteUrl },
  about: page.topics.map((topic) => ({
    '@type': topic.kind === 'treatment' ? ('MedicalTherapy' as const) : ('MedicalCondition' as const),
    name: topic.name,
  })),
});
