/**
 * The filters of the finder, one row each: address, form, search and the ways out of an empty answer read this table.
 * A new filter is one row here, its words for the form in `filter-words.ts`, and, where listings do not hold it yet, a
 * field in `row.ts`. Runs in the browser.
 */
import type { FinderRow } from './row.ts';
import { priceTags } from './tags.ts';

export interface FilterContext {
  /** Slug of the treatment that is asked for; empty for any. */
  readonly treatment: string;
  /** Treatments that were studied for the condition with some benefit; empty without a condition. */
  readonly studiedTreatments: ReadonlySet<string>;
}

/** The value of a filter: a slug or tag, yes or no, a number, or several values that are all needed. */
export type FilterValue = string | boolean | number | readonly string[];

interface FilterOf<Kind extends string, Value extends FilterValue> {
  readonly kind: Kind;
  /** Not set. */
  readonly empty: Value;
  /** Whether a row passes; left out where the tree or the distance has decided already. Asked only when it is set. */
  readonly accepts?: (row: FinderRow, value: Value, context: FilterContext) => boolean;
  /** Tags of which a row that passes bears at least one, of every list: see `tags.ts`. */
  readonly tags?: (value: Value, context: FilterContext) => readonly (readonly string[])[];
  /** When nobody fits: in which order filters are given up, and how it is called after "Without". */
  readonly giveUp?: { readonly order: number; readonly words: string };
}

export type Filter =
  | FilterOf<'choice', string>
  | FilterOf<'switch', boolean>
  | FilterOf<'limit', number>
  | FilterOf<'needs', readonly string[]>;

type Settings<Kind extends Filter['kind']> = Omit<Extract<Filter, { kind: Kind }>, 'kind' | 'empty'>;

const choice = (settings: Settings<'choice'>) => ({ kind: 'choice', empty: '' as string, ...settings }) as const;
const toggle = (settings: Settings<'switch'>) => ({ kind: 'switch', empty: false as boolean, ...settings }) as const;
const limit = (empty: number, settings: Settings<'limit'>) => ({ kind: 'limit', empty, ...settings }) as const;
const needs = (settings: Settings<'needs'>) =>
  ({ kind: 'needs', empty: [] as readonly string[], ...settings }) as const;

const flag = (name: string) => (): readonly (readonly string[])[] => [[`f${name}`]];

/** In miles. */
export const DEFAULT_RADIUS = 25;

/** By their names in the address and in the form, in the order of the address. */
export const FILTERS = {
  // The set of files is that of the treatment.
  treatment: choice({ giveUp: { order: 11, words: 'the treatment' } }),
  condition: choice({
    accepts: (row, condition, { treatment, studiedTreatments }) =>
      row.conditions.includes(condition) ||
      (treatment === '' ? row.treatments : [treatment]).some((slug) => studiedTreatments.has(slug)),
    // Of a treatment that was studied for the condition every provider will do.
    tags: (condition, { treatment, studiedTreatments }) =>
      studiedTreatments.has(treatment)
        ? []
        : [[`c${condition}`, ...(treatment === '' ? [...studiedTreatments].map((slug) => `t${slug}`) : [])]],
    giveUp: { order: 10, words: 'the condition' },
  }),
  profession: choice({
    accepts: (row, profession) => row.professions.includes(profession),
    tags: (profession) => [[`p${profession}`]],
    giveUp: { order: 8, words: 'the profession' },
  }),
  /** Slug of the reader's region, for care by video or phone; empty for care in person or not chosen. */
  telehealth: choice({
    accepts: (row, region) =>
      row.offersTelehealth && (row.telehealthRegions.length === 0 || row.telehealthRegions.includes(region)),
    tags: (region) => [[`r${region}`, 'r']],
  }),
  insurance: choice({
    accepts: (row, plan) => row.insurance.includes(plan),
    tags: (plan) => [[`i${plan}`]],
    giveUp: { order: 6, words: 'the insurance' },
  }),
  /** BCP 47 tag. */
  language: choice({
    accepts: (row, tag) => row.languages.includes(tag),
    tags: (tag) => [[`l${tag}`]],
    giveUp: { order: 7, words: 'the language' },
  }),
  /** Not those who said that they have no office. */
  inPerson: toggle({ accepts: (row) => !row.isRemoteOnly, tags: flag('office') }),
  home: toggle({
    accepts: (row) => row.offersHomeVisits,
    tags: flag('home'),
    giveUp: { order: 3, words: '“home visits”' },
  }),
  accepting: toggle({
    accepts: (row) => row.isAccepting,
    tags: flag('accepting'),
    giveUp: { order: 1, words: '“taking new patients”' },
  }),
  sliding: toggle({
    accepts: (row) => row.hasSlidingScale,
    tags: flag('sliding'),
    giveUp: { order: 2, words: '“lower prices for low incomes”' },
  }),
  claimed: toggle({
    accepts: (row) => row.isClaimed,
    tags: flag('claimed'),
    giveUp: { order: 4, words: '“claimed listings only”' },
  }),
  /** In the unit of the country; 0 is any distance. The search itself keeps to it. */
  radius: limit(DEFAULT_RADIUS, {}),
  /** The most a visit may cost, in the country's currency; 0 is any price. */
  price: limit(0, {
    accepts: (row, most) => row.price !== undefined && row.price <= most,
    tags: (most) => [priceTags(most)],
    giveUp: { order: 5, words: 'the highest price' },
  }),
  /** Values of `ACCESS_FEATURES`, all of which are needed. */
  access: needs({
    accepts: (row, features) => features.every((feature) => row.access.includes(feature)),
    tags: (features) => features.map((feature) => [`a${feature}`]),
    giveUp: { order: 9, words: 'the access needs' },
  }),
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
