import { Feed } from 'feed';
import type { ArticleCard } from '#articles/model.ts';
import { address } from '#site/addresses.ts';
import { toTimestamp } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';

const FEED_LENGTH = 30;

/** The newest articles as a feed. Its own date is that of the newest article, so that an unchanged site builds the same. */
export const articleFeed = (site: Site, articles: readonly ArticleCard[]): Feed => {
  const newest = articles[0]?.postedOn ?? '2021-08-24';
  const feed = new Feed({
    id: `${site.url}/`,
    title: site.name,
    description: site.description,
    link: `${site.url}/`,
    language: site.language,
    updated: toTimestamp(newest),
    copyright: site.name,
    feedLinks: { atom: `${site.url}${address.feed}`, json: `${site.url}${address.jsonFeed}` },
  });
  for (const article of articles.slice(0, FEED_LENGTH)) {
    feed.addItem({
      id: `${site.url}${article.url}`,
      link: `${site.url}${article.url}`,
      title: article.title,
      description: article.summary,
      date: toTimestamp(article.postedOn),
      published: toTimestamp(article.postedOn),
      category: [{ name: article.category.name }],
      author: [{ name: site.name }],
    });
  }
  return feed;
};
