/** What the second step of a search needs, in one file: the full text, and how its answers look. */
export { FullSearch } from './full-search.ts';
export { finderHint, showKinds, showNothing, spellingHint, summarize, viewPages } from './full-views.ts';
