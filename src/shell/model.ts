import type { Thing, WithContext } from 'schema-dts';

export interface Crumb {
  readonly name: string;
  readonly url: string;
}

/** What a page says about itself in its head. */
export interface PageHead {
  /** Title without the site's name. */
  readonly title: string;
  /** One plain sentence for search engines and previews. */
  readonly description: string;
  /** Path of the page, with slashes at both ends. */
  readonly path: string;
  /** Steps from the home page to this page's parent. */
  readonly crumbs?: readonly Crumb[];
  readonly structuredData?: readonly WithContext<Thing>[];
  readonly openGraphType?: 'website' | 'article' | 'profile';
  /** Kept out of search engines and the sitemap. */
  readonly isHidden?: boolean;
  /** A feed of what changes on this page. */
  readonly feed?: { readonly title: string; readonly url: string };
  /** The topic whose picture is shown when the page is shared, for pages that have none of their own. */
  readonly topic?: { readonly name: string; readonly url: string };
}

/** JSON for an inline `<script>`: `<` is escaped so that no text can close the element. */
export const toInlineJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

/** A list cut into pages; page numbers start at 1. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly count: number;
}

export const paginate = <Item>(items: readonly Item[], size: number): ListPage<Item>[] => {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    count,
  }));
};
