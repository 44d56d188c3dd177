import { hash } from 'node:crypto';
import { keptAnswer, listEntries } from '#site/entries.ts';
import { once } from '#site/once.ts';
import type { SearchWords } from './schema.ts';
import { buildConceptTable, type Vocabulary } from './build-concept-table.ts';
import type { ConceptTable } from './concept-table.ts';

export const getSearchWords = once(async (): Promise<SearchWords> => {
  const [entry] = listEntries<SearchWords>('search');
  if (!entry) throw new Error('content/search.yaml is missing; the checks should have said so.');
  return entry.data;
});

/** Finding which names the search does without takes long, and follows from the vocabulary alone. */
export const getConceptTable = (vocabulary: Vocabulary): Promise<ConceptTable> =>
  keptAnswer('concepts', hash('sha256', JSON.stringify(vocabulary)), () =>
    Promise.resolve(buildConceptTable(vocabulary)),
  );
