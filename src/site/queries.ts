import { hash } from 'node:crypto';
import { digestOfEntries, LARGE_COLLECTIONS, listEntries } from './entries.ts';
import { once } from './once.ts';
import { renderText } from './markdown.ts';
import type { Site, SitePage } from './schema.ts';
import { today } from './today.ts';

export const getSite = once(async (): Promise<Site> => {
  const [entry] = listEntries<Site>('site');
  if (!entry) throw new Error('content/site.yaml is missing; the checks should have said so.');
  return entry.data;
});

/** Names of the site's own pages. */
export const listSitePageTitles = (): { readonly slug: string; readonly title: string }[] =>
  listEntries<SitePage>('pages').map(({ id, data }) => ({ slug: id, title: data.title }));

export const listSitePages = once(async () => {
  // The scripts ask for the site too, and plain Node has no pictures.
  const { withPictures } = await import('./pictures.ts');
  const entries = listEntries<SitePage>('pages');
  return Promise.all(
    entries.map(async (entry) => {
      const text = await renderText(entry.body, 'md');
      return { slug: entry.id, ...entry.data, ...text, html: await withPictures(text.html, 'pages') };
    }),
  );
});

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

const digestOfTheRest = once(() => Promise.resolve(digestOf(`${today()}\0${digestOfEntries(LARGE_COLLECTIONS)}`)));

/**
 * What a page is made from, as one word, for `cacheKey` of `getStaticPaths`: a page whose key is that of the last build is
 * taken over from it and not rendered.
 *
 * @param parts Everything that the page shows of articles and providers.
 */
export const pageKey = async (...parts: readonly unknown[]): Promise<string> =>
  digestOf(`${await digestOfTheRest()}${JSON.stringify(parts)}`);

const wordsOf = new WeakMap<object, string>();

/** Something that stands on many pages, as one word for their keys: it is written out once, not for each of them. */
export const keyPart = (shown: object): string => {
  const known = wordsOf.get(shown) ?? digestOf(JSON.stringify(shown));
  wordsOf.set(shown, known);
  return known;
};
