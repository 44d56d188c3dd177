import GithubSlugger from 'github-slugger';
import { listEntries } from '#site/entries.ts';
import { CERTAINTY_STEPS, certaintyOf, isCurrent } from '#evidence/model.ts';
import { listClaims } from '#evidence/queries.ts';
import { renderText } from '#site/markdown.ts';
import { once } from '#site/once.ts';
import { getSite } from '#site/queries.ts';
import { today } from '#site/today.ts';
import { getTopic } from '#topics/queries.ts';
import { planBanners, weekOf, type PageBanners } from './banners.ts';
import { newestOf, readBlocks, type Guide } from './guide.ts';
import { renderComment } from './comment-text.ts';
import { threadComments, threadsBelowArticle, type CommentThread } from './model.ts';

const commentsByArticle = once(async () => {
  const entries = await listEntries('comments');
  const comments = entries.map(({ id, data }) => ({ id, ...data, html: renderComment(data.body) }));
  return Map.groupBy(comments, ({ article }) => article);
});

/** The comments under an article, oldest first, replies below what they answer. */
export const listComments = async (article: string): Promise<CommentThread[]> =>
  threadComments((await commentsByArticle()).get(article) ?? []);

/** Articles whose comments have a page of their own: new ones can be sent from it, or not all fit below the article. */
export const listArticlesWithCommentPage = once(async (): Promise<string[]> => {
  const { forms } = await getSite();
  const articles = await listEntries('articles');
  const hasPage = await Promise.all(
    articles.map(async ({ id, data }) => {
      const threads = await listComments(id);
      return (
        (forms.comments !== undefined && data.commentsOpen) || threadsBelowArticle(threads).length < threads.length
      );
    }),
  );
  return articles.filter((_, index) => hasPage[index]).map(({ id }) => id);
});

/** The rotation holds for a week; the same SITE_TODAY builds the same one again. */
const getBannerPlan = once(async () => {
  const [articles, banners] = [await listEntries('articles'), await listEntries('banners')];
  return planBanners(
    articles.map(({ id, data }) => ({ slug: id, topics: [data.category, ...data.treatments, ...data.conditions] })),
    banners.map(({ id, data }) => ({ id, ...data })),
    { today: today(), seed: weekOf(today()) },
  );
});

export const getBanners = async (article: string): Promise<PageBanners> => {
  const banners = (await getBannerPlan()).get(article);
  if (!banners) throw new Error(`No article "${article}" in the plan of banners.`);
  return banners;
};

/** The free guide: its chapters in order, and every claim whose source states a certainty. */
export const getGuide = once(async (): Promise<Guide> => {
  const entries = await listEntries('downloads');
  // All chapters stand on one page.
  const slugger = new GithubSlugger();
  for (const { id } of entries) slugger.slug(id);
  const chapters = await Promise.all(
    entries.map(async ({ id, data, body = '', filePath: file = '' }) => ({
      ...data,
      slug: id,
      blocks: readBlocks(body),
      html: (await renderText(body, { file, slugger })).html,
    })),
  );
  const graded = (await listClaims()).filter((claim) => isCurrent(claim) && CERTAINTY_STEPS[certaintyOf(claim)] > 0);
  const claims = await Promise.all(
    graded.map(async (claim) => {
      const treatment = await getTopic(claim.treatment);
      return {
        finding: claim,
        treatment: treatment.name,
        condition: (await getTopic(claim.condition)).name,
        sources: claim.references.map(({ label }) => label),
        url: `${treatment.url}#on-${claim.condition}`,
      };
    }),
  );
  return {
    chapters: chapters.sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug)),
    claims,
    updatedOn: newestOf([...chapters.map(({ updatedOn }) => updatedOn), ...graded.map(({ checkedOn }) => checkedOn)]),
  };
});
