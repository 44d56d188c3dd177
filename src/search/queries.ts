import { listEntries } from '#site/entries.ts';
import { once } from '#site/once.ts';
import type { SearchWords } from './schema.ts';

export const getSearchWords = once(async (): Promise<SearchWords> => {
  const [entry] = listEntries<SearchWords>('search');
  if (!entry) throw new Error('content/search.yaml is missing; the checks should have said so.');
  return entry.data;
});
