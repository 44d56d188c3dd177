import type { ProviderWords } from '#search/provider-words.ts';
import { wordsOf } from '#search/words.ts';

/** "Physical therapist" and "massage therapist" are both known by their last word. */
export const collectProviderWords = (professions: readonly string[], states: readonly string[]): ProviderWords => {
  const last = professions.flatMap((name) => wordsOf(name).at(-1) ?? []).filter((word) => word.length > 3);
  return { professions: [...new Set(last)].sort().join(' '), states: states.join('|') };
};
