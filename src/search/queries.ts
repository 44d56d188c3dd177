import { getCollection } from 'astro:content';
import { once } from '#site/once.ts';
import type { SearchWords } from './schema.ts';

export const getSearchWords = once(async (): Promise<SearchWords> => {
  const [entry] = await getCollection('search');
  if (!entry) throw new Error('content/search.yaml is missing; the checks should have said so.');
  return entry.data;
});
