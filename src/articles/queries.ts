import { findEntry, listEntries, readWholeEntry } from '#site/entries.ts';
import { address } from '#site/addresses.ts';
import { PageCitations, withTypographicQuotes } from '#site/citing.ts';
import { pictureFolderOf, type RenderBody } from '#site/entry-body.ts';
import { once } from '#site/once.ts';
import { withPictures } from '#site/pictures.ts';
import { today } from '#site/today.ts';
import { getClaim } from '#evidence/queries.ts';
import { getPerson } from '#people/queries.ts';
import { linkTerms } from '#topics/glossary-terms.ts';
import { getSafetyBox, getTopic, getTopics, listTermsToExplain } from '#topics/queries.ts';
import { compareArticles, groupByTopic, readingMinutes, type ArticleCard, type ArticlePageContent } from './model.ts';
import { RelatedArticles } from './related.ts';
import { articleShape, type StoredArticle } from './schema.ts';

const RELATED_COUNT = 3;

const topicsOf = (data: StoredArticle): string[] => [
  ...new Set([data.category, ...data.treatments, ...data.conditions]),
];

/** Every article, newest first. */
export const listArticles = once(async (): Promise<ArticleCard[]> => {
  const entries = await listEntries('articles');
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

const articlesByTopic = once(async () => groupByTopic(await listArticles()));

const relatedArticles = once(async () => new RelatedArticles(await listArticles()));

export const listArticlesAbout = async (topic: string): Promise<readonly ArticleCard[]> =>
  (await articlesByTopic()).get(topic) ?? [];

export const listArticlesBy = async (person: string): Promise<ArticleCard[]> => {
  const entries = (await listEntries('articles')).filter(({ data }) => data.authors.includes(person));
  const slugs = new Set(entries.map(({ id }) => id));
  return (await listArticles()).filter(({ slug }) => slugs.has(slug));
};

/** Slugs of the articles that cite each source, in their text or their key messages. */
const articlesBySource = once(async (): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const articles = new Map<string, Set<string>>();
  for (const { id, data } of await listEntries('articles')) {
    const shown = await Promise.all(data.shows.map(getClaim));
    for (const source of [...data.cites, ...shown.flatMap(({ sources }) => sources)]) {
      const slugs = articles.get(source);
      if (slugs) slugs.add(id);
      else articles.set(source, new Set([id]));
    }
  }
  return articles;
});

/** Articles whose text or front matter cites a source. */
export const listArticlesCiting = async (source: string): Promise<ArticleCard[]> => {
  const slugs = (await articlesBySource()).get(source);
  return slugs ? (await listArticles()).filter(({ slug }) => slugs.has(slug)) : [];
};

const articlesBySlug = once(async () => new Map((await listArticles()).map((article) => [article.slug, article])));

const findArticle = async (slug: string) => {
  const entry = await findEntry('articles', slug);
  if (!entry) throw new Error(`No article "${slug}"; the checks should have said so.`);
  return entry;
};

const getCard = async (slug: string): Promise<ArticleCard> => {
  const card = (await articlesBySlug()).get(slug);
  if (!card) throw new Error(`No article "${slug}"; the checks should have said so.`);
  return card;
};

/** Found once for the key of a page and once more for the page. */
const relatedTo = new WeakMap<ArticleCard, ArticleCard[]>();

/** The articles at the end of an article: those it names, or those that share its topics. */
const listRelated = async (card: ArticleCard, named: readonly string[] | undefined): Promise<ArticleCard[]> => {
  if (named) return Promise.all(named.map(getCard));
  const known = relatedTo.get(card) ?? (await relatedArticles()).of(card, RELATED_COUNT);
  relatedTo.set(card, known);
  return known;
};

/** The treatment whose safety box, questions and providers stand on an article's page. */
const offeredBy = ({ safetyFrom, category }: StoredArticle, card: ArticleCard): string | undefined =>
  safetyFrom ?? (card.category.kind === 'treatment' ? category : undefined);

/** Everything that an article's page shows of articles, and the treatment whose providers it counts. */
export const getArticleParts = async (slug: string) => {
  const { data, digest } = await findArticle(slug);
  const card = await getCard(slug);
  const related = await listRelated(card, data.relatedArticles);
  return { parts: [digest, related, data.reviewDueOn < today()], offered: offeredBy(data, card) };
};

export const getArticlePage = async (slug: string, renderBody: RenderBody): Promise<ArticlePageContent> => {
  const entry = await findArticle(slug);
  const { data, body } = readWholeEntry(articleShape, entry);
  const card = await getCard(slug);
  const citations = new PageCitations();
  const keyMessages = data.keyMessages.map((line) => citations.line(line));
  const safetySlug = offeredBy(entry.data, card);
  const box = safetySlug ? await getSafetyBox(safetySlug, citations) : undefined;
  const terms = await listTermsToExplain();
  const text = await renderBody(entry, body, {
    explainTerms: (tree) => {
      linkTerms(tree, terms);
    },
  });
  const html = await withPictures(citations.html(text.html), pictureFolderOf(entry));
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
    related: await listRelated(card, data.relatedArticles),
    offered: safetySlug ? await getTopic(safetySlug) : undefined,
    topics: await getTopics(card.topics),
  };
};
