import type { CollectionName } from '#collections.ts';
import { isListed } from '#providers/model.ts';
import type { Content } from '#scripts/checks/content.ts';
import { address } from '#site/addresses.ts';
import type { CalendarDate } from '#site/dates.ts';

/** Collections whose every entry becomes a page of its own. */
const PAGE_OF: Readonly<Partial<Record<CollectionName, (id: string) => string>>> = {
  articles: address.article,
  treatments: address.treatment,
  conditions: address.condition,
  sources: address.source,
  people: address.person,
  providers: address.provider,
  pages: address.page,
};

interface Listed {
  readonly listing: { readonly assuredOn: CalendarDate };
}

/**
 * Paths that the entries of checked content must have become, each with the file it is made from: `content/pages/about.md`.
 * A listing too old to be shown has none.
 */
export const expectedPages = (content: Content): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(PAGE_OF).flatMap(([name, pageOf]) =>
      content
        .of(name as CollectionName)
        .filter(({ collection, data }) =>
          collection === 'providers'
            ? isListed({ assuredOn: (data as Listed).listing.assuredOn }, content.today)
            : true,
        )
        .map(({ id, file }) => [pageOf(id), file] as const),
    ),
  );
