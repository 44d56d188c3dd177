/** How a search stands in the address of its page. Pure, for browser and tests. */
import type { MatchMode } from './results.ts';
import { RECORD_KINDS, type RecordKind } from './model.ts';

export interface SearchState {
  readonly query: string;
  readonly kind: RecordKind | '';
  readonly mode: MatchMode;
}

/**
 * The search stands behind the `#`, which no server gets to see. Any other anchor, such as that of "Skip to the text",
 * says nothing of the search.
 */
const isStateIn = (hash: string): boolean => new URLSearchParams(hash.slice(1)).has('q');

/** True when the address names a place in the page and not a search. */
export const isPlainAnchor = (hash: string): boolean => hash.length > 1 && !isStateIn(hash);

/**
 * A search after the `?` is understood when somebody links so; the page then moves it behind the `#`.
 *
 * @param search From the `?` on, as in `location.search`.
 * @param hash From the `#` on, as in `location.hash`.
 */
export const readSearchAddress = (search: string, hash: string): SearchState => {
  const state = new URLSearchParams(isStateIn(hash) ? hash.slice(1) : search);
  return {
    query: state.get('q') ?? '',
    kind: RECORD_KINDS.find((kind) => kind === state.get('kind')) ?? '',
    mode: state.has('exact') ? 'exact' : 'forgiving',
  };
};
