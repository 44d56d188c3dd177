/** Finds the conditions that a reader's words mean, with the names that the search knows. Loaded when somebody types. */
import type { ConceptTable } from '#search/concept-table.ts';
import { readJson } from '#search/read-json.ts';
import { Resolver } from '#search/resolver.ts';
import { UrgentPhrases } from '#search/urgent.ts';

export interface MeantConditions {
  /** Slugs, the likeliest first. */
  readonly conditions: readonly string[];
  /** What may be an emergency: title and advice. */
  readonly urgent: readonly { readonly title: string; readonly advice: string }[];
}

/** Conditions that explain much less of the words than the first are no other way to read them. */
const MOST_OTHERS = 3;
const LEAST_SHARE = 0.4;

export const understand = (table: ConceptTable, words: string): MeantConditions => {
  const found = new Resolver(table).understand(`${words} `).topics.filter(({ kind }) => kind === 'condition');
  const least = (found[0]?.score ?? 0) * LEAST_SHARE;
  return {
    conditions: found
      .filter(({ score }) => score >= least)
      .slice(0, 1 + MOST_OTHERS)
      .map(({ slug }) => slug),
    urgent: new UrgentPhrases(table).find(words).map(([title, advice]) => ({ title, advice })),
  };
};

let table: Promise<ConceptTable> | undefined;

/** @param concepts Address of the vocabulary of the search. */
export const findConditions = async (concepts: string, words: string): Promise<MeantConditions> => {
  table ??= readJson<ConceptTable>(concepts);
  try {
    return understand(await table, words);
  } catch (error) {
    table = undefined;
    throw error;
  }
};
