import GithubSlugger from 'github-slugger';
import { listEntries } from '#site/entries.ts';
import { CERTAINTY_STEPS, certaintyOf, isCurrent } from '#evidence/model.ts';
import { listPairs } from '#evidence/queries.ts';
import { address } from '#site/addresses.ts';
import { renderText } from '#site/markdown.ts';
import { formTargets } from '#site/form-targets.ts';
import { once } from '#site/once.ts';
import { getSite } from '#site/queries.ts';
import { today } from '#site/today.ts';
import { getTopic } from '#topics/queries.ts';
import { planBanners, weekOf, type BannerEntry, type PageBanners } from './banners.ts';
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
  const forms = formTargets(await getSite());
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

/** Every banner, whether or not it shows today. */
export const listBanners = async (): Promise<BannerEntry[]> =>
  (await listEntries('banners')).map(({ id, data }) => ({ id, ...data }));

export const getBanners = async (article: string): Promise<PageBanners> => {
  const banners = (await getBannerPlan()).get(article);
  if (!banners) throw new Error(`No article "${article}" in the plan of banners.`);
  return banners;
};

/** Moderate certainty. */
const LEAST_STEPS_ON_PAPER = 3;

/** The free guide: its chapters in order, and the surest result of each pair that is graded moderate or high. */
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
  // One finding stands for each pair, as on the evidence map; paper has no room for all of them.
  const graded = (await listPairs({}))
    .map(({ face }) => face)
    .filter(
      (finding) =>
        finding.kind === 'result' &&
        finding.comparatorKind !== 'other-treatment' &&
        isCurrent(finding) &&
        CERTAINTY_STEPS[certaintyOf(finding)] >= LEAST_STEPS_ON_PAPER,
    );
  const claims = await Promise.all(
    graded.map(async (claim) => {
      const treatment = await getTopic(claim.treatment);
      return {
        finding: claim,
        treatment: treatment.name,
        condition: (await getTopic(claim.condition)).name,
        sources: claim.references.map(({ label }) => label),
        url: address.pair(claim.treatment, claim.condition),
      };
    }),
  );
  return {
    chapters: chapters.sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug)),
    claims,
    updatedOn: newestOf([...chapters.map(({ updatedOn }) => updatedOn), ...graded.map(({ checkedOn }) => checkedOn)]),
  };
});
