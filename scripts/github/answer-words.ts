/** Words of a filled-in form as values of keys. */
import type { Choice } from '#scripts/new/vocabulary.ts';
import { closestTo } from '#site/did-you-mean.ts';

const nameIn = ({ label }: Choice): string => label.replace(/ \([^()]*\)$/, '').toLowerCase();

/** The slug of a name as people write it, or the words themselves, which the checks will then refuse with a hint. */
export const slugFor = (words: string, choices: readonly Choice[]): string => {
  const wanted = words.trim().toLowerCase();
  const exact = choices.find((choice) => choice.value === wanted || nameIn(choice) === wanted);
  const near = closestTo(wanted, choices.map(nameIn));
  return (exact ?? choices.find((choice) => nameIn(choice) === near))?.value ?? wanted.replace(/[^a-z0-9]+/g, '-');
};

/** One line, as keys want it. */
export const oneLine = (answer: string): string => answer.replace(/\s+/g, ' ').trim();
