import { defineCollection } from 'astro:content';
import type { z } from 'zod';
import { collections as shapes, type CollectionName } from '#collections.ts';
import { entryLoader } from '#site/entry-loader.ts';

/** @param schema Of what the data store holds; the loader validates with the schema of the files, as the checker does. */
const define = <Schema extends z.ZodType>(name: CollectionName, schema: Schema) =>
  defineCollection({ loader: entryLoader(name, shapes[name]), schema });

export const collections = {
  articles: define('articles', shapes.articles.stored.schema),
  treatments: define('treatments', shapes.treatments.schema),
  conditions: define('conditions', shapes.conditions.schema),
  evidence: define('evidence', shapes.evidence.schema),
  sources: define('sources', shapes.sources.schema),
  people: define('people', shapes.people.schema),
  providers: define('providers', shapes.providers.stored.schema),
  removed: define('removed', shapes.removed.schema),
  professions: define('professions', shapes.professions.schema),
  glossary: define('glossary', shapes.glossary.schema),
  banners: define('banners', shapes.banners.schema),
  comments: define('comments', shapes.comments.schema),
  downloads: define('downloads', shapes.downloads.schema),
  pages: define('pages', shapes.pages.schema),
  search: define('search', shapes.search.schema),
  site: define('site', shapes.site.schema),
} satisfies Record<CollectionName, unknown>;
