/** What the form says of the filters behind "More filters". Only the build needs it. */
import type { FilterNameOf } from './filters.ts';

/** Filters that are chosen from a list. The others of their kind have fields of their own in the form. */
export type ListedFilter = Exclude<FilterNameOf<'choice'>, 'treatment' | 'telehealth'>;

/** Filters that are a box to tick. The others of their kind are ways of care, of which one is chosen. */
export type TickedFilter = Exclude<FilterNameOf<'switch'>, 'inPerson' | 'home'>;

export const LIST_WORDS: Readonly<Record<ListedFilter, { readonly label: string; readonly any: string }>> = {
  condition: { label: 'For the condition', any: 'Any' },
  profession: { label: 'Profession', any: 'Any' },
  who: { label: 'One person or a practice', any: 'Either' },
  insurance: { label: 'Takes my insurance', any: 'Any' },
  language: { label: 'Speaks', any: 'Any language' },
  age: { label: 'Sees people of this age', any: 'Any age' },
  order: { label: 'Show first', any: 'The nearest' },
};

export const TICK_WORDS: Readonly<Record<TickedFilter, string>> = {
  accepting: 'Take new patients (confirmed within 90 days)',
  medicare: 'Take Medicare',
  sliding: 'Have lower prices for low incomes',
  free: 'Offer a first talk for free',
  evening: 'Be open after 6 in the evening',
  weekend: 'Be open on Saturday or Sunday',
  claimed: 'Have confirmed the listing themselves',
};

/** Boxes that stand in the form even where nobody can answer them yet: everybody asks for these. */
export const STANDING_TICKS: readonly TickedFilter[] = ['accepting', 'sliding', 'claimed'];

/** Choices that are the same everywhere, by the filter. */
export const CHOICE_WORDS = {
  who: { person: 'One person', organization: 'A practice or clinic' },
  age: { children: 'Under 13', teens: '13 to 17', adults: '18 to 64', 'older-adults': '65 and older' },
  order: { soonest: 'The shortest wait' },
} as const satisfies Partial<Record<ListedFilter, Readonly<Record<string, string>>>>;
