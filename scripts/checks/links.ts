/** Slugs that point from one entry to another. */
import { collections, type CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import { SLUG_PATTERN, type LinkTarget } from '#site/fields.ts';
import { fieldsOf, valuesAt } from '#site/schema-fields.ts';
import type { Path } from '#site/yaml-document.ts';
import type { Content } from './content.ts';

export interface Link {
  readonly entry: Entry;
  readonly path: Path;
  readonly target: LinkTarget;
  readonly slug: string;
}

const known = new WeakMap<Content, readonly Link[]>();

/** Every slug of every entry that names another entry. What has not the form of a slug is the schema's to report. */
export const linksIn = (content: Content): readonly Link[] => {
  const links = known.get(content) ?? [...findLinks(content)];
  known.set(content, links);
  return links;
};

function* findLinks(content: Content): Generator<Link> {
  for (const entry of content.entries) {
    const name = entry.collection as CollectionName;
    for (const field of fieldsOf(collections[name].schema)) {
      const target = field.meta.linksTo;
      if (target === undefined) continue;
      for (const { path, value } of valuesAt(entry.written, field.path)) {
        if (typeof value === 'string' && SLUG_PATTERN.test(value)) yield { entry, path, target, slug: value };
      }
    }
  }
}

/** Links whose entry does not exist, with the ids that do. */
export function* danglingLinksIn(content: Content): Generator<Link & { readonly ids: ReadonlySet<string> }> {
  for (const link of linksIn(content)) {
    const ids = content.idsOf(link.target);
    if (ids && !ids.has(link.slug)) yield { ...link, ids };
  }
}
