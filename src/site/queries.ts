import { hash } from 'node:crypto';
import type { CollectionKey } from 'astro:content';
import { address } from './addresses.ts';
import { PageCitations } from './citing.ts';
import { listEntries } from './entries.ts';
import { pictureFolderOf, type RenderBody } from './entry-body.ts';
import { once } from './once.ts';
import { withPictures } from './pictures.ts';
import type { Site, SitePage } from './schema.ts';

export const getSite = once(async (): Promise<Site> => {
  const [entry] = await listEntries('site');
  if (!entry) throw new Error('content/site.yaml is missing; the checks should have said so.');
  return entry.data;
});

/** Names of the site's own pages. */
export const listSitePageTitles = async (): Promise<{ readonly slug: string; readonly title: string }[]> =>
  (await listEntries('pages')).map(({ id, data }) => ({ slug: id, title: data.title }));

export interface FooterLink {
  readonly name: string;
  readonly url: string;
}

/** Links to the site's own pages, as each of them says where it belongs. */
export const listFooterLinks = once(
  async (): Promise<ReadonlyMap<SitePage['footer']['group'], readonly FooterLink[]>> => {
    const pages = (await listEntries('pages')).map(({ id, data: { title, footer } }) => ({ id, title, ...footer }));
    const sorted = pages.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    return new Map(
      [...Map.groupBy(sorted, ({ group }) => group)].map(([group, links]) => [
        group,
        links.map(({ id, title, name = title }) => ({ name, url: address.page(id) })),
      ]),
    );
  },
);

export const listSitePages = async (renderBody: RenderBody) => {
  const entries = await listEntries('pages');
  return Promise.all(
    entries.map(async (entry) => {
      const text = await renderBody(entry, entry.body ?? '');
      const citations = new PageCitations();
      const html = await withPictures(citations.html(text.html), pictureFolderOf(entry));
      return { slug: entry.id, ...entry.data, ...text, html, cited: citations.list() };
    }),
  );
};

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/**
 * Collections that any page may show something of. One change in them invalidates every page with a `pageKey`; articles,
 * listings and comments have thousands of entries, so a page names those that it shows.
 */
const SHOWN_EVERYWHERE = [
  'site',
  'pages',
  'treatments',
  'conditions',
  'evidence',
  'sources',
  'people',
  'professions',
  'glossary',
  'search',
  'removed',
  'downloads',
] as const satisfies readonly CollectionKey[];

const digestOfSharedContent = once(async () => {
  const lists = await Promise.all(SHOWN_EVERYWHERE.map((name) => listEntries<CollectionKey>(name)));
  return digestOf(JSON.stringify(lists.map((entries) => entries.map(({ id, digest }) => [id, digest]))));
});

/**
 * The `cacheKey` of a page for `getStaticPaths`: changes with everything that the page shows, so that an incremental build
 * reuses the page of the last one as long as it is the same.
 *
 * @param parts Everything that the page shows of articles, listings, comments and banners, and whatever in it depends on
 *   the day.
 * @see https://docs.astro.build/en/reference/experimental-flags/incremental-build/
 */
export const pageKey = async (...parts: readonly unknown[]): Promise<string> =>
  digestOf(`${await digestOfSharedContent()}${JSON.stringify(parts)}`);

const digestsOfShown = new WeakMap<object, string>();

/** The digest of an object that many pages show, for their keys: it is serialized once, not for each of them. */
export const keyPart = (shown: object): string => {
  const known = digestsOfShown.get(shown) ?? digestOf(JSON.stringify(shown));
  digestsOfShown.set(shown, known);
  return known;
};
