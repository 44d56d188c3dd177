import type { ConceptTable } from '#search/concept-table.ts';
import { Resolver, type FoundTopic } from '#search/resolver.ts';
import { UrgentPhrases } from '#search/urgent.ts';
import type { MeantConditions } from './meant-conditions.ts';

/** Conditions that explain much less of the words than the first are no other way to read them. */
const MOST_OTHERS = 3;
const LEAST_SHARE = 0.4;
const NAMESAKE_SHARE = 0.8;

const readers = new WeakMap<ConceptTable, { readonly resolver: Resolver; readonly urgent: UrgentPhrases }>();

/** What some words mean. The table is prepared once. */
export const understand = (table: ConceptTable, words: string): MeantConditions => {
  const reader = readers.get(table) ?? { resolver: new Resolver(table), urgent: new UrgentPhrases(table) };
  readers.set(table, reader);
  // A blank says that the last word is complete.
  const found = reader.resolver.understand(`${words} `).topics.filter(({ kind }) => kind === 'condition');
  const [first] = found;
  // A whole name leaves no doubt, unless another fits nearly as well: "pain after mastectomy".
  const least = (first?.score ?? 0) * (first?.isNamed ? NAMESAKE_SHARE : LEAST_SHARE);
  const isMeant = ({ score, isNamed }: FoundTopic): boolean => score >= least && (isNamed || !first?.isNamed);
  return {
    conditions: found
      .filter(isMeant)
      .slice(0, 1 + MOST_OTHERS)
      .map(({ slug }) => slug),
    urgent: reader.urgent.find(words).map(([title, advice]) => ({ title, advice })),
  };
};
