import type { ConceptTable } from '#search/concept-table.ts';
import { Resolver } from '#search/resolver.ts';
import { UrgentPhrases } from '#search/urgent.ts';
import type { MeantConditions } from './meant-conditions.ts';

/** Conditions that explain much less of the words than the first are no other way to read them. */
const MOST_OTHERS = 3;
const LEAST_SHARE = 0.4;

const readers = new WeakMap<ConceptTable, { readonly resolver: Resolver; readonly urgent: UrgentPhrases }>();

/** What some words mean. The table is prepared once. */
export const understand = (table: ConceptTable, words: string): MeantConditions => {
  const reader = readers.get(table) ?? { resolver: new Resolver(table), urgent: new UrgentPhrases(table) };
  readers.set(table, reader);
  // A blank says that the last word is complete.
  const found = reader.resolver.understand(`${words} `).topics.filter(({ kind }) => kind === 'condition');
  // A whole name leaves no doubt.
  const least = (found[0]?.score ?? 0) * (found[0]?.isNamed ? 1 : LEAST_SHARE);
  return {
    conditions: found
      .filter(({ score }) => score >= least)
      .slice(0, 1 + MOST_OTHERS)
      .map(({ slug }) => slug),
    urgent: reader.urgent.find(words).map(([title, advice]) => ({ title, advice })),
  };
};
