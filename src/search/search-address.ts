/** How a search stands in the address of its page. Pure, for browser and tests. */
import type { MatchMode } from './results.ts';
import { RECORD_KINDS, type RecordKind } from './model.ts';

export interface SearchState {
  readonly query: string;
  readonly kind: RecordKind | '';
  readonly mode: MatchMode;
}

/**
 * Letters that a query may take in the address, as they are written there: servers refuse long ones, from 4,000 on, and
 * a reload would then find no page at all.
 */
export const MOST_ADDRESS_LETTERS = 1_000;

const cut = (query: string): string => {
  let length = 0;
  let kept = '';
  for (const character of query.toWellFormed()) {
    length += new URLSearchParams({ q: character }).toString().length - 'q='.length;
    if (length > MOST_ADDRESS_LETTERS) break;
    kept += character;
  }
  return kept;
};

/**
 * Boxes of other pages pass their words behind the `#`, which no server gets to see. Any other anchor, such as that of
 * "Skip to the text", says nothing of the search.
 */
const isStateIn = (hash: string): boolean => new URLSearchParams(hash.slice(1)).has('q');

/** True when the address names a place in the page and not a search. */
export const isPlainAnchor = (hash: string): boolean => hash.length > 1 && !isStateIn(hash);

/**
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

/** From the `?` on; empty without a query. */
export const formatSearchAddress = ({ query, kind, mode }: SearchState): string => {
  const kept = cut(query.trim()).trim();
  if (kept === '') return '';
  const state = new URLSearchParams({ q: kept });
  if (kind) state.set('kind', kind);
  if (mode === 'exact') state.set('exact', '1');
  return `?${state.toString()}`;
};
