import { Feed } from 'feed';
import type { ArticleCard } from '#articles/model.ts';
import { address } from '#site/addresses.ts';
import { formatDate, toTimestamp, type CalendarDate } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';
import type { ChangeDay, TopicCard } from '#topics/model.ts';

const FEED_LENGTH = 30;

/** Text in the places that Atom's `type="html"` and readers of it take for HTML. */
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The newest articles. The feed's own date is that of the newest article, so that an unchanged site builds the same.
 *
 * @param written Writes titles and summaries as the format wants them.
 */
const feedOf = (site: Site, articles: readonly ArticleCard[], written: (text: string) => string): Feed => {
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
      title: written(article.title),
      description: written(article.summary),
      date: toTimestamp(article.postedOn),
      published: toTimestamp(article.postedOn),
      category: [{ term: article.category.slug, name: article.category.name }],
      author: [{ name: site.name }],
    });
  }
  return feed;
};

/** The library leaves `<` in attributes as it is, which no XML parser takes. Text has none left after `asHtml`. */
const withEscapedLabels = (xml: string): string =>
  xml.replaceAll(/(?<= label=")[^"\n]*/g, (label) => label.replaceAll('<', '&lt;'));

/** Atom 1.0 (RFC 4287). */
export const atomFeed = (site: Site, articles: readonly ArticleCard[]): string =>
  withEscapedLabels(feedOf(site, articles, asHtml).atom1());

interface JsonFeed {
  readonly items: readonly { readonly content_html: string }[];
}

/** JSON Feed 1. Summaries are text, so they stand in `content_text`; the library knows only `content_html`. */
export const jsonFeed = (site: Site, articles: readonly ArticleCard[]): string => {
  const { items, ...feed } = JSON.parse(feedOf(site, articles, (text) => text).json1()) as JsonFeed;
  const asText = items.map(({ content_html: text, ...item }) => ({ ...item, content_text: text }));
  return JSON.stringify({ ...feed, items: asText }, null, 2);
};

/** What changed on the page of one treatment or condition, an entry a day. Its own date is that of the newest day. */
export const topicFeed = (
  site: Site,
  topic: TopicCard,
  days: readonly ChangeDay[],
  reviewedOn: CalendarDate,
): string => {
  const page = `${site.url}${topic.url}`;
  const feed = new Feed({
    id: page,
    title: asHtml(`What changed: ${topic.name}`),
    description: `Changes of the page “${topic.name}” on ${site.name}.`,
    link: page,
    language: site.language,
    updated: toTimestamp(days[0]?.on ?? reviewedOn),
    copyright: site.name,
    feedLinks: { atom: `${site.url}${address.topicFeed(topic.url)}` },
  });
  for (const { on, what } of days.slice(0, FEED_LENGTH)) {
    feed.addItem({
      id: `${page}#changed-${on}`,
      link: `${page}#changes`,
      title: asHtml(`${topic.name}: ${formatDate(on)}`),
      description: asHtml(what.join(' ')),
      date: toTimestamp(on),
      published: toTimestamp(on),
      author: [{ name: site.name }],
    });
  }
  return withEscapedLabels(feed.atom1());
};
