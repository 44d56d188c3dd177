/**
 * The filters of the finder, one row each: address and form read this table. What a filter asks of a listing stands under
 * the same name in `filter-rules.ts`, which comes with the first question; its words for the form in `filter-words.ts`.
 * Runs in the browser.
 */

/** The value of a filter: a slug or tag, yes or no, a number, or several values that are all needed. */
export type FilterValue = string | boolean | number | readonly string[];

interface FilterOf<Kind extends string, Value extends FilterValue> {
  readonly kind: Kind;
  /** Not set. */
  readonly empty: Value;
}

export type Filter =
  | FilterOf<'choice', string>
  | FilterOf<'switch', boolean>
  | FilterOf<'limit', number>
  | FilterOf<'needs', readonly string[]>;

const choice = { kind: 'choice', empty: '' as string } as const;
const toggle = { kind: 'switch', empty: false as boolean } as const;
const limit = <Empty extends number>(empty: Empty) => ({ kind: 'limit', empty: empty as number }) as const;
const needs = { kind: 'needs', empty: [] as readonly string[] } as const;

/** In miles. */
export const DEFAULT_RADIUS = 25;

/** By their names in the address and in the form, in the order of the address. */
export const FILTERS = {
  /** Slugs of treatments, several parted by commas: any of them will do. Then professions are understood as well. */
  treatment: choice,
  condition: choice,
  profession: choice,
  /** `person` or `organization`. */
  who: choice,
  /** Slug of the reader's region, for care by video or phone; empty for care in person or not chosen. */
  telehealth: choice,
  insurance: choice,
  /** BCP 47 tag. */
  language: choice,
  /** A value of `AGE_GROUPS`. */
  age: choice,
  /** `soonest`: who has the shortest wait comes first; else the nearest. It leaves nobody out. */
  order: choice,
  /** Not those who said that they have no office. */
  inPerson: toggle,
  home: toggle,
  accepting: toggle,
  medicare: toggle,
  sliding: toggle,
  free: toggle,
  evening: toggle,
  weekend: toggle,
  claimed: toggle,
  /** In the unit of the country; 0 is any distance. The search itself keeps to it. */
  radius: limit(DEFAULT_RADIUS),
  /** The most a visit may cost, in the country's currency; 0 is any price. */
  price: limit(0),
  /** Values of `ACCESS_FEATURES`, all of which are needed. */
  access: needs,
} as const satisfies Readonly<Record<string, Filter>>;

type Filters = typeof FILTERS;

export type FilterName = keyof Filters;

/** Names of the filters of a kind. */
export type FilterNameOf<Kind extends Filter['kind']> = {
  [Name in FilterName]: Filters[Name]['kind'] extends Kind ? Name : never;
}[FilterName];

export type FilterValues = { readonly [Name in FilterName]: Filters[Name]['empty'] };

/** A row of the table with its name, its value no longer told apart by kind. */
export interface NamedFilter extends FilterOf<Filter['kind'], FilterValue> {
  readonly name: FilterName;
}

export const NAMED_FILTERS: readonly NamedFilter[] = Object.entries(FILTERS).map(
  ([name, filter]) => ({ name, ...filter }) as NamedFilter,
);

export const isSet = ({ name, empty }: NamedFilter, values: FilterValues): boolean => {
  const value = values[name];
  return Array.isArray(value) ? value.length > 0 : value !== empty;
};
