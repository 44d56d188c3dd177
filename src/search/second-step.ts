/** What the second step of a search needs, in one file: the full text, how its answers look, and the address that keeps it. */
export { formatSearchAddress } from './format-address.ts';
export { viewSubjects } from './subject-views.ts';
export { FullSearch } from './full-search.ts';
export { moveByKeys } from './move-by-keys.ts';
export { prepareSearchPage } from './head-start.ts';
export { finderHint, showKinds, showNothing, spellingHint, summarize, viewPages } from './full-views.ts';
