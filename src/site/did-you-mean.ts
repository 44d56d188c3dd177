import { distance } from 'fastest-levenshtein';

/**
 * The candidate a mistyped word most likely stands for, or undefined when none is near.
 * Near is a third of the letters: "jonson" finds "johnson", but "tens" does not become "yoga".
 */
export const closestTo = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase();
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  let closest: string | undefined;
  let least = reach + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least || (steps === least && closest !== undefined && candidate < closest)) {
      least = steps;
      closest = candidate;
    }
  }
  return closest;
};

/** ` Did you mean "x"?` to append to a sentence, or nothing. */
export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
