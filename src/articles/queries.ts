import { getCollection, getEntry } from 'astro:content';
import { address } from '#site/addresses.ts';
import { PageCitations, withTypographicQuotes } from '#site/citing.ts';
import { renderText } from '#site/markdown.ts';
import { formatOf } from '#site/markdown-tree.ts';
import { once } from '#site/once.ts';
import { withPictures } from '#site/pictures.ts';
import { getPerson } from '#people/queries.ts';
import { linkTerms } from '#topics/glossary-terms.ts';
import { getSafetyBox, getTopic, getTopics, listTermsToExplain } from '#topics/queries.ts';
import { compareArticles, readingMinutes, relatedByTopic, type ArticleCard, type ArticlePageContent } from './model.ts';
import type { Article } from './schema.ts';

const RELATED_COUNT = 3;

const topicsOf = (data: Article): string[] => [...new Set([data.category, ...data.treatments, ...data.conditions])];

/** Every article, newest first. */
export const listArticles = once(async (): Promise<ArticleCard[]> => {
  const entries = await getCollection('articles');
  const cards = await Promise.all(
    entries.map(async ({ id, data }) => ({
      slug: id,
      url: address.article(id),
      title: withTypographicQuotes(data.title),
      summary: withTypographicQuotes(data.summary),
      postedOn: data.postedOn,
      category: await getTopic(data.category),
      topics: topicsOf(data),
    })),
  );
  return cards.sort(compareArticles);
});

export const listArticlesAbout = async (topic: string): Promise<ArticleCard[]> =>
  (await listArticles()).filter((article) => article.topics.includes(topic));

export const listArticlesBy = async (person: string): Promise<ArticleCard[]> => {
  const slugs = (await getCollection('articles', ({ data }) => data.authors.includes(person))).map(({ id }) => id);
  return (await listArticles()).filter((article) => slugs.includes(article.slug));
};

/** Articles whose text or front matter cites a source. */
export const listArticlesCiting = async (source: string): Promise<ArticleCard[]> => {
  const mark = new RegExp(`@${source}(?![a-z0-9-])`);
  const entries = await getCollection(
    'articles',
    ({ data, body }) => mark.test(body ?? '') || mark.test(data.keyMessages.join(' ')),
  );
  const slugs = entries.map(({ id }) => id);
  return (await listArticles()).filter((article) => slugs.includes(article.slug));
};

const getCard = async (slug: string): Promise<ArticleCard> => {
  const card = (await listArticles()).find((article) => article.slug === slug);
  if (!card) throw new Error(`No article "${slug}"; the checks should have said so.`);
  return card;
};

export const getArticlePage = async (slug: string): Promise<ArticlePageContent> => {
  const entry = await getEntry('articles', slug);
  if (!entry) throw new Error(`No article "${slug}"; the checks should have said so.`);
  const { data, body, filePath } = entry;
  const card = await getCard(slug);
  const citations = new PageCitations();
  const keyMessages = data.keyMessages.map((line) => citations.line(line));
  const safetySlug = data.safetyFrom ?? (card.category.kind === 'treatment' ? data.category : undefined);
  const box = safetySlug ? await getSafetyBox(safetySlug, citations) : undefined;
  const terms = await listTermsToExplain();
  const text = await renderText(body ?? '', formatOf(filePath ?? ''), (tree) => {
    linkTerms(tree, terms);
  });
  const html = await withPictures(citations.html(text.html), `articles/${slug}`);
  return {
    card,
    article: data,
    authors: await Promise.all(data.authors.map(getPerson)),
    reviewer: data.reviewedBy ? await getPerson(data.reviewedBy) : undefined,
    keyMessages,
    safety: box?.safety,
    questionsToAsk: box?.questionsToAsk ?? [],
    html,
    headings: text.headings,
    minutes: readingMinutes(text.words),
    cited: citations.list(),
    related: data.relatedArticles
      ? await Promise.all(data.relatedArticles.map(getCard))
      : relatedByTopic(card, await listArticles(), RELATED_COUNT),
    offered: safetySlug ? await getTopic(safetySlug) : undefined,
    topics: await getTopics(card.topics),
  };
};
