import { listEntries } from '#site/entries.ts';
import { once } from '#site/once.ts';
import type { SearchWords } from './schema.ts';
import { buildConceptTable, type Vocabulary } from './build/build-concept-table.ts';
import type { ConceptTable } from './concept-table.ts';

export const getSearchWords = once(async (): Promise<SearchWords> => {
  const [entry] = await listEntries('search');
  if (!entry) throw new Error('content/search.yaml is missing; the checks should have said so.');
  return entry.data;
});

export const getConceptTable = (vocabulary: Vocabulary): ConceptTable => buildConceptTable(vocabulary);
