import { defineCollection } from 'astro:content';
import { entryLoader } from '#site/entry-loader.ts';
import { collections as shapes } from './collections.ts';

export const collections = {
  articles: defineCollection({ loader: entryLoader('articles', shapes.articles), schema: shapes.articles.schema }),
  treatments: defineCollection({
    loader: entryLoader('treatments', shapes.treatments),
    schema: shapes.treatments.schema,
  }),
  conditions: defineCollection({
    loader: entryLoader('conditions', shapes.conditions),
    schema: shapes.conditions.schema,
  }),
  evidence: defineCollection({ loader: entryLoader('evidence', shapes.evidence), schema: shapes.evidence.schema }),
  sources: defineCollection({ loader: entryLoader('sources', shapes.sources), schema: shapes.sources.schema }),
  people: defineCollection({ loader: entryLoader('people', shapes.people), schema: shapes.people.schema }),
  providers: defineCollection({ loader: entryLoader('providers', shapes.providers), schema: shapes.providers.schema }),
  removed: defineCollection({ loader: entryLoader('removed', shapes.removed), schema: shapes.removed.schema }),
  professions: defineCollection({
    loader: entryLoader('professions', shapes.professions),
    schema: shapes.professions.schema,
  }),
  glossary: defineCollection({ loader: entryLoader('glossary', shapes.glossary), schema: shapes.glossary.schema }),
  banners: defineCollection({ loader: entryLoader('banners', shapes.banners), schema: shapes.banners.schema }),
  comments: defineCollection({ loader: entryLoader('comments', shapes.comments), schema: shapes.comments.schema }),
  downloads: defineCollection({
    loader: entryLoader('downloads', shapes.downloads),
    schema: shapes.downloads.schema,
  }),
  pages: defineCollection({ loader: entryLoader('pages', shapes.pages), schema: shapes.pages.schema }),
  search: defineCollection({ loader: entryLoader('search', shapes.search), schema: shapes.search.schema }),
  site: defineCollection({ loader: entryLoader('site', shapes.site), schema: shapes.site.schema }),
};
