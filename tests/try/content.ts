/** What "What could I try?" is made from, read as the checks read it: without Astro. */
import { collections, type CollectionName } from '#collections.ts';
import type { FindingRow } from '#evidence/model.ts';
import { findingSchema } from '#evidence/schema.ts';
import type { NamedTopic } from '#search/concept-table.ts';
import { listEntryFiles, readEntryFile } from '#site/entry-files.ts';
import { conditionSchema, treatmentSchema } from '#topics/schema.ts';
import { buildTryCondition, type TreatmentEntry } from '#try/build-condition.ts';
import type { TryCondition } from '#try/model.ts';

const read = (collection: CollectionName) =>
  listEntryFiles('.', collection, collections[collection]).files.flatMap((file) =>
    readEntryFile('.', collections[collection], file).entries.map(({ id, data }) => ({ id, data })),
  );

export const readTreatments = (): TreatmentEntry[] =>
  read('treatments').map(({ id, data }) => ({ slug: id, treatment: treatmentSchema.parse(data) }));

/** The file of every condition. */
export const readTryConditions = (treatments: readonly TreatmentEntry[]): TryCondition[] => {
  const findings = read('evidence').map(({ id, data }): FindingRow => ({
    ...findingSchema.parse(data),
    id,
    references: [],
  }));
  return read('conditions').map(({ id, data }) =>
    buildTryCondition({
      slug: id,
      condition: conditionSchema.parse(data),
      treatments,
      findings: findings.filter(({ condition }) => condition === id),
      sourceOf: (source) => ({ label: source, url: `/sources/${source}/` }),
      help: { emergency: '911', crisis: '988' },
    }),
  );
};

/** Treatments and conditions with all their names, for the resolver of the search. */
export const readNamedTopics = (): NamedTopic[] => [
  ...readTreatments().map(({ slug, treatment }): NamedTopic => ({ slug, kind: 'treatment', ...treatment })),
  ...read('conditions').map(({ id, data }): NamedTopic => ({
    slug: id,
    kind: 'condition',
    ...conditionSchema.parse(data),
  })),
];
