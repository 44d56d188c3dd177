/**
 * Parts of the search that the first answer does without: each is a file of its own, fetched beside the vocabulary. What
 * `second-step.ts` shares with the search page becomes one more file, and so does what any further part would share.
 */
import rightWordsUrl from './right-words.ts?script-url';
import secondStepUrl from './second-step.ts?script-url';

export const loadRightWords = () =>
  import(/* @vite-ignore */ rightWordsUrl) as Promise<typeof import('./right-words.ts')>;

export const loadSecondStep = () =>
  import(/* @vite-ignore */ secondStepUrl) as Promise<typeof import('./second-step.ts')>;
