/** What a reader asks the finder, and how it stands in the address. Runs in the browser. */
import { isSet, NAMED_FILTERS, type FilterValue, type FilterValues, type NamedFilter } from './filters.ts';

export interface FinderQuestion extends FilterValues {
  /** As the reader wrote it: a postal code or a city. */
  readonly near: string;
  /** Whom the reader looks for by name, as it was typed; empty for nobody in particular. */
  readonly name: string;
}

const fromFilters = (valueOf: (filter: NamedFilter) => FilterValue): FilterValues =>
  Object.fromEntries(NAMED_FILTERS.map((filter) => [filter.name, valueOf(filter)])) as unknown as FilterValues;

export const EMPTY_QUESTION: FinderQuestion = { ...fromFilters(({ empty }) => empty), near: '', name: '' };

const LONGEST_TEXT = 80;

const cut = (text: string | null): string => (text ?? '').trim().slice(0, LONGEST_TEXT);

/** Choices that are slugs: other pages, and people, write the name instead. */
const SLUGS: readonly string[] = ['treatment', 'condition', 'profession'];

/** `Knee pain` → `knee-pain`. */
const slugFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** `Yoga, Tai chi` → `yoga,tai-chi`. */
const slugsFrom = (text: string | null): string =>
  cut(text)
    .split(',')
    .map(slugFrom)
    .filter((slug) => slug !== '')
    .join(',');

/** A number that is not negative, also with its unit (`50mi`, `$80`), or what stands for none; "any" is 0. */
export const limitIn = (text: string, empty: number): number => {
  if (/^\s*any\s*$/i.test(text)) return 0;
  const [, number] = /^\s*\$?(\d+(?:\.\d+)?)\s*\p{L}*\s*$/u.exec(text) ?? [];
  return number === undefined ? empty : Number(number);
};

const valueIn = (query: URLSearchParams, { name, kind, empty }: NamedFilter): FilterValue => {
  switch (kind) {
    case 'choice':
      return SLUGS.includes(name) ? slugsFrom(query.get(name)) : cut(query.get(name));
    case 'switch':
      return ['1', 'yes', 'true', 'on'].includes(cut(query.get(name)).toLowerCase());
    case 'limit':
      return limitIn(query.get(name) ?? '', Number(empty));
    case 'needs':
      return query
        .getAll(name)
        .flatMap((value) => value.split(','))
        .map(slugFrom)
        .filter((value) => value !== '');
  }
};

const textOf = (value: FilterValue): string => (value === true ? '1' : String(value));

/**
 * Reads the address. The question stands after the `#`, which browsers keep to themselves; what stands after the `?` is
 * understood as well, for older links, unless the `#` says it too.
 */
export const parseQuestion = (search: string, hash: string): FinderQuestion => {
  const query = new URLSearchParams(search);
  for (const [name, value] of new URLSearchParams(hash.slice(1))) query.set(name, value);
  return {
    ...fromFilters((filter) => valueIn(query, filter)),
    near: cut(query.get('near')),
    name: cut(query.get('name')),
  };
};

/** True when the address names a place in the page, as "Skip to the text" does, and no part of a question. */
export const isPagePlace = (hash: string): boolean => hash.length > 1 && !hash.includes('=');

/** The address of a question, from the `#` on; empty for the empty question. */
export const formatQuestion = (question: FinderQuestion): string => {
  const state = new URLSearchParams();
  for (const filter of NAMED_FILTERS) {
    if (isSet(filter, question)) state.set(filter.name, textOf(question[filter.name]));
  }
  if (question.near !== '') state.set('near', question.near);
  if (question.name !== '') state.set('name', question.name);
  return state.size > 0 ? `#${state.toString()}` : '';
};
