/** What a reader said, as it stands behind the `#` of the address, which no server gets to see. Pure. */
import type { CostKind, Precaution } from '#topics/schema.ts';
import type { TryAnswers } from './answer.ts';
import { HOW } from './model.ts';

export interface TryState extends TryAnswers {
  /** Slug of the condition; empty while none is known. */
  readonly condition: string;
}

const KEYS = ['condition', 'applies', 'how', 'cost', 'tried'] as const;

/** Words of a list; anything but letters and hyphens is nothing that this page has written. */
const listIn = (state: URLSearchParams, key: (typeof KEYS)[number]): string[] =>
  (state.get(key) ?? '').split('.').filter((word) => /^[a-z0-9-]+$/.test(word));

/** True when the address names a place in the page, such as that of "Skip to the text", and says nothing of answers. */
export const isPlaceInPage = (hash: string): boolean => {
  const state = new URLSearchParams(hash.slice(1));
  return hash.length > 1 && !KEYS.some((key) => state.has(key));
};

export const parseTry = (hash: string): TryState => {
  const state = new URLSearchParams(hash.slice(1));
  return {
    condition: listIn(state, 'condition')[0] ?? '',
    // What is no precaution or kind of cost finds no box to tick.
    applies: listIn(state, 'applies') as Precaution[],
    how: HOW.find((how) => how === state.get('how')) ?? 'either',
    costs: listIn(state, 'cost') as CostKind[],
    tried: listIn(state, 'tried'),
  };
};

/** `#condition=osteoarthritis&applies=blood-thinners`; empty when nothing was said. */
export const formatTry = ({ condition, applies, how, costs, tried }: TryState): string => {
  const parts: readonly (readonly [string, string])[] = [
    ['condition', condition],
    ['applies', applies.join('.')],
    ['how', how === 'either' ? '' : how],
    ['cost', costs.join('.')],
    ['tried', tried.join('.')],
  ];
  const said = parts.filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`);
  return said.length === 0 ? '' : `#${said.join('&')}`;
};
