/**
 * What each filter asks of a listing, by its name in `filters.ts`: which rows pass, which tags they bear, and what is said
 * when the wish is given up. It comes with the first question, and imports nothing that the page itself imports.
 */
import { distanceKm, type Point } from '#places/distance.ts';
import { KM_PER_MILE } from '#places/units.ts';
import type { FilterName, FilterValue, FilterValues } from './filters.ts';
import { AGE_FLAGS, isAgeGroup, type FinderRow } from './row.ts';
import { priceTags } from './tags.ts';

/** What a wish is judged by beside the listing. */
interface FilterContext {
  /** Slugs of the treatments that are asked for; empty for any. */
  readonly treatments: readonly string[];
  /** Treatments that were studied for the condition with some benefit; empty without a condition. */
  readonly studiedTreatments: ReadonlySet<string>;
  /** Where the reader is; undefined when no place was named. */
  readonly point: Point | undefined;
}

interface Rule<Value> {
  /** Whether a row passes; left out where the distance has decided already. Asked only when the filter is set. */
  readonly accepts?: (row: FinderRow, value: Value, context: FilterContext) => boolean;
  /** Tags of which a row that passes bears at least one, of every list: see `tags.ts`. */
  readonly tags?: (value: Value, context: FilterContext) => readonly (readonly string[])[];
  /** When nobody fits: in which order filters are given up, and how it is called after "Without". */
  readonly giveUp?: { readonly order: number; readonly words: string };
}

type Rules = { readonly [Name in FilterName]: Rule<FilterValues[Name]> };

const flag = (name: string) => (): readonly (readonly string[])[] => [[`f${name}`]];

/** The slugs of a list of treatments. */
export const slugsIn = (text: string): string[] => text.split(',').filter((slug) => slug !== '');

/** Of several treatments and professions any will do. */
const isAnyOf = (row: FinderRow, slugs: readonly string[]): boolean =>
  slugs.some((slug) => row.treatments.includes(slug) || row.professions.includes(slug));

export const FILTER_RULES: Rules = {
  treatment: {
    accepts: (row, text) => isAnyOf(row, slugsIn(text)),
    tags: (text) => {
      const slugs = slugsIn(text);
      // For one the set of files is that of the treatment.
      return slugs.length > 1 ? [slugs.flatMap((slug) => [`t${slug}`, `p${slug}`])] : [];
    },
    giveUp: { order: 17, words: 'the treatment' },
  },
  condition: {
    accepts: (row, condition, { treatments, studiedTreatments }) =>
      row.conditions.includes(condition) ||
      row.treatments.some(
        (slug) => studiedTreatments.has(slug) && (treatments.length === 0 || treatments.includes(slug)),
      ),
    tags: (condition, { treatments, studiedTreatments }) => {
      const studied = [...studiedTreatments].filter((slug) => treatments.length === 0 || treatments.includes(slug));
      // Of one treatment that was studied for the condition every provider will do.
      return treatments.length === 1 && studied.length === 1
        ? []
        : [[`c${condition}`, ...studied.map((slug) => `t${slug}`)]];
    },
    giveUp: { order: 16, words: 'the condition' },
  },
  profession: {
    accepts: (row, profession) => row.professions.includes(profession),
    tags: (profession) => [[`p${profession}`]],
    giveUp: { order: 14, words: 'the profession' },
  },
  who: {
    accepts: (row, kind) => row.kind === kind,
    tags: (kind) => [[`f${kind}`]],
    giveUp: { order: 9, words: 'the choice of a person or a practice' },
  },
  telehealth: {
    accepts: (row, region) =>
      row.offersTelehealth && (row.telehealthRegions.length === 0 || row.telehealthRegions.includes(region)),
    tags: (region) => [[`r${region}`, 'r']],
  },
  insurance: {
    accepts: (row, plan) => row.insurance.includes(plan),
    tags: (plan) => [[`i${plan}`]],
    giveUp: { order: 11, words: 'the insurance' },
  },
  language: {
    accepts: (row, tag) => row.languages.includes(tag),
    tags: (tag) => [[`l${tag}`]],
    giveUp: { order: 13, words: 'the language' },
  },
  age: {
    accepts: (row, group) => isAgeGroup(group) && row[AGE_FLAGS[group]],
    tags: (group) => [[`f${group}`]],
    giveUp: { order: 12, words: 'the age' },
  },
  inPerson: { accepts: (row) => !row.isRemoteOnly, tags: flag('office') },
  home: {
    // Who did not say how far they travel is shown, and the result says so.
    accepts: (row, _, { point }) =>
      row.offersHomeVisits &&
      (point === undefined ||
        row.homeVisitMiles === undefined ||
        distanceKm(point, row) <= row.homeVisitMiles * KM_PER_MILE),
    tags: flag('home'),
    giveUp: { order: 7, words: '“home visits”' },
  },
  accepting: {
    accepts: (row) => row.isAccepting,
    tags: flag('accepting'),
    giveUp: { order: 1, words: '“taking new patients”' },
  },
  medicare: {
    accepts: (row) => row.takesMedicare,
    tags: flag('medicare'),
    giveUp: { order: 6, words: '“Medicare”' },
  },
  sliding: {
    accepts: (row) => row.hasSlidingScale,
    tags: flag('sliding'),
    giveUp: { order: 5, words: '“lower prices for low incomes”' },
  },
  free: {
    accepts: (row) => row.hasFreeFirstTalk,
    tags: flag('free'),
    giveUp: { order: 2, words: '“a free first talk”' },
  },
  evening: {
    accepts: (row) => row.isOpenEvenings,
    tags: flag('evening'),
    giveUp: { order: 3, words: '“open in the evening”' },
  },
  weekend: {
    accepts: (row) => row.isOpenWeekends,
    tags: flag('weekend'),
    giveUp: { order: 4, words: '“open on weekends”' },
  },
  claimed: {
    accepts: (row) => row.isClaimed,
    tags: flag('claimed'),
    giveUp: { order: 8, words: '“claimed listings only”' },
  },
  order: {},
  radius: {},
  price: {
    accepts: (row, most) => row.price !== undefined && row.price <= most,
    tags: (most) => [priceTags(most)],
    giveUp: { order: 10, words: 'the highest price' },
  },
  access: {
    accepts: (row, features) => features.every((feature) => row.access.includes(feature)),
    tags: (features) => features.map((feature) => [`a${feature}`]),
    giveUp: { order: 15, words: 'the access needs' },
  },
};

/** A wish of the reader's: a filter that is set, its value no longer told apart by kind. */
interface SetFilter extends Rule<FilterValue> {
  readonly name: FilterName;
  readonly value: FilterValue;
  /** What takes the wish back. */
  readonly empty: FilterValue;
}

const emptyLike = (value: FilterValue): FilterValue =>
  typeof value === 'string' ? '' : typeof value === 'boolean' ? false : typeof value === 'number' ? 0 : [];

/** The filters that are set and ask something of a row. */
export const wishesIn = (question: FilterValues): SetFilter[] =>
  (Object.keys(FILTER_RULES) as FilterName[]).flatMap((name) => {
    const value: FilterValue = question[name];
    const empty = emptyLike(value);
    const rule = FILTER_RULES[name] as Rule<FilterValue>;
    return !rule.accepts || value === empty || (Array.isArray(value) && value.length === 0)
      ? []
      : [{ ...rule, name, value, empty }];
  });

/** What is known beside the question when rows are judged. */
export type Judgment = Omit<FilterContext, 'treatments'>;

const contextOf = ({ treatment }: FilterValues, judgment: Judgment): FilterContext => ({
  ...judgment,
  treatments: slugsIn(treatment),
});

export const acceptsRow = (question: FilterValues, judgment: Judgment): ((row: FinderRow) => boolean) => {
  const context = contextOf(question, judgment);
  const wishes = wishesIn(question);
  return (row) => wishes.every(({ accepts, value }) => accepts?.(row, value, context) ?? true);
};

/** Lists of tags: a row that answers the question bears at least one tag of each. */
export const tagsFor = (question: FilterValues, judgment: Judgment): readonly (readonly string[])[] =>
  wishesIn(question).flatMap(({ tags, value }) => tags?.(value, contextOf(question, judgment)) ?? []);
