import { articleShape } from '#articles/schema.ts';
import { bannerSchema, chapterSchema, commentSchema } from '#community/schema.ts';
import { findingSchema, sourceSchema } from '#evidence/schema.ts';
import { personSchema } from '#people/schema.ts';
import { searchSchema } from '#search/schema.ts';
import { providerShape, removedSchema } from '#providers/schema.ts';
import type { CollectionShape } from '#site/collection-shape.ts';
import { pageSchema, siteSchema } from '#site/schema.ts';
import { conditionSchema, glossarySchema, professionSchema, treatmentSchema } from '#topics/schema.ts';

/** Every collection of the site. The build, the checker, `npm run new` and the editor hints read this one table. */
export const collections = {
  articles: articleShape,
  treatments: { base: 'treatments', layout: 'markdown', schema: treatmentSchema, noun: 'a treatment' },
  conditions: { base: 'conditions', layout: 'markdown', schema: conditionSchema, noun: 'a condition' },
  evidence: { base: 'evidence', layout: 'paired', schema: findingSchema, noun: 'a finding' },
  sources: { base: 'sources', layout: 'yaml', schema: sourceSchema, noun: 'a source' },
  people: { base: 'people', layout: 'yaml', schema: personSchema, noun: 'a person' },
  providers: providerShape,
  removed: { base: 'removed.yaml', layout: 'list', schema: removedSchema, noun: 'a removed listing' },
  professions: { base: 'professions.yaml', layout: 'list', schema: professionSchema, noun: 'a profession' },
  glossary: { base: 'glossary', layout: 'yaml', schema: glossarySchema, noun: 'a glossary entry' },
  banners: { base: 'banners', layout: 'yaml', schema: bannerSchema, noun: 'a banner' },
  comments: { base: 'comments', layout: 'nested', schema: commentSchema, noun: 'a comment' },
  downloads: { base: 'downloads', layout: 'markdown', schema: chapterSchema, noun: 'a chapter of the guide' },
  pages: { base: 'pages', layout: 'markdown', schema: pageSchema, noun: 'a page' },
  search: { base: 'search.yaml', layout: 'single', schema: searchSchema, noun: 'the words of the search' },
  site: { base: 'site.yaml', layout: 'single', schema: siteSchema, noun: 'the site' },
} as const satisfies Record<string, CollectionShape>;

export type CollectionName = keyof typeof collections;
