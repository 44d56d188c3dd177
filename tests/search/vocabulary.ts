import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildConceptTable } from '#search/build/build-concept-table.ts';
import type { ConceptTable, NamedTopic } from '#search/concept-table.ts';
import { searchSchema, type SearchWords } from '#search/schema.ts';

interface FrontMatter {
  readonly name: string;
  readonly alsoKnownAs?: readonly string[];
  readonly related?: readonly string[];
}

const readTopics = (kind: NamedTopic['kind']): NamedTopic[] => {
  const folder = join('content', `${kind}s`);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const [, front = ''] = readFileSync(join(folder, file), 'utf8').split(/^---$/m);
      const { name, alsoKnownAs = [], related = [] } = parse(front) as FrontMatter;
      return { slug: file.slice(0, -'.md'.length), name, kind, alsoKnownAs, related };
    });
};

/** The words of the site as contributors wrote them. */
export const readVocabulary = (): { topics: NamedTopic[]; words: SearchWords } => ({
  topics: [...readTopics('treatment'), ...readTopics('condition')],
  words: searchSchema.parse(parse(readFileSync('content/search.yaml', 'utf8'))),
});

/** The table that readers get. */
export const readConceptTable = (): ConceptTable => {
  const { topics, words } = readVocabulary();
  return buildConceptTable({ topics, families: words.families, urgent: words.urgent, subjects: words.subjects });
};

/** A small table for tests of the machinery alone. */
export const SMALL_TABLE: ConceptTable = buildConceptTable({
  topics: [
    { slug: 'sciatica', name: 'Sciatica', kind: 'condition', alsoKnownAs: ['pain down the leg'], related: [] },
    { slug: 'neck-pain', name: 'Neck pain', kind: 'condition', alsoKnownAs: ['whip lash neck'], related: ['sciatica'] },
    { slug: 'massage-therapy', name: 'Massage therapy', kind: 'treatment', alsoKnownAs: ['rub down'], related: [] },
    { slug: 'reiki', name: 'Reiki', kind: 'treatment', alsoKnownAs: [], related: [] },
  ],
  families: [
    ['pain', 'ache', 'hurt', 'sore'],
    ['tingling', 'pins and needles'],
  ],
  urgent: [{ id: 'chest', title: 'Chest', advice: 'Call.', call: ['[[emergency]]'], phrases: ['chest pain'] }],
});
