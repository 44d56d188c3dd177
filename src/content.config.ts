import { defineCollection } from 'astro:content';
import { collections as shapes, type CollectionName } from '#collections.ts';
import type { CollectionShape } from '#site/collection-shape.ts';
import { entryLoader } from '#site/entry-loader.ts';

type Shapes = typeof shapes;

/** The schema of what the store holds: the whole entry, or the stored part of it. */
type SchemaOf<Name extends CollectionName> = Shapes[Name] extends { stored: { schema: infer Schema } }
  ? Schema
  : Shapes[Name]['schema'];

const define = <Name extends CollectionName>(name: Name) => {
  const shape: CollectionShape = shapes[name];
  return defineCollection({
    loader: entryLoader(name, shape),
    // Types follow from it; the loader validates with it already, as the checker does.
    schema: (shape.stored?.schema ?? shape.schema) as SchemaOf<Name>,
  });
};

export const collections = {
  articles: define('articles'),
  treatments: define('treatments'),
  conditions: define('conditions'),
  evidence: define('evidence'),
  sources: define('sources'),
  people: define('people'),
  providers: define('providers'),
  removed: define('removed'),
  professions: define('professions'),
  glossary: define('glossary'),
  banners: define('banners'),
  comments: define('comments'),
  downloads: define('downloads'),
  pages: define('pages'),
  search: define('search'),
  site: define('site'),
} satisfies Record<CollectionName, unknown>;
