/**
 * Parts of the search that the first answer does without: each is a file of its own, fetched beside the vocabulary. What
 * `second-step.ts` shares with the search page becomes one more file, and so does what any further part would share.
 */
import type * as rightWords from './right-words.ts';
import rightWordsUrl from './right-words.ts?script-url';
import type * as secondStep from './second-step.ts';
import secondStepUrl from './second-step.ts?script-url';

export const loadRightWords = () => import(/* @vite-ignore */ rightWordsUrl) as Promise<typeof rightWords>;

export const loadSecondStep = () => import(/* @vite-ignore */ secondStepUrl) as Promise<typeof secondStep>;
