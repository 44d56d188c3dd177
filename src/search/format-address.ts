import type { SearchState } from './search-address.ts';

/** Letters that a query may take in the address, as they are written there: so many pass wherever a link is pasted. */
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

/** From the `#` on, which no server gets to see; empty without a query. */
export const formatSearchAddress = ({ query, kind, mode }: SearchState): string => {
  const kept = cut(query.trim()).trim();
  if (kept === '') return '';
  const state = new URLSearchParams({ q: kept });
  if (kind) state.set('kind', kind);
  if (mode === 'exact') state.set('exact', '1');
  return `#${state.toString()}`;
};
