/** What the form says of the filters behind "More filters". Only the build needs it. */
import type { FilterNameOf } from './filters.ts';

/** Filters that are chosen from a list. The others of their kind have fields of their own in the form. */
export type ListedFilter = Exclude<FilterNameOf<'choice'>, 'treatment' | 'telehealth'>;

/** Filters that are a box to tick. The others of their kind are ways of care, of which one is chosen. */
export type TickedFilter = Exclude<FilterNameOf<'switch'>, 'inPerson' | 'home'>;

export const LIST_WORDS: Readonly<Record<ListedFilter, { readonly label: string; readonly any: string }>> = {
  condition: { label: 'For the condition', any: 'Any' },
  profession: { label: 'Profession', any: 'Any' },
  insurance: { label: 'Takes my insurance', any: 'Any' },
  language: { label: 'Speaks', any: 'Any language' },
};

export const TICK_WORDS: Readonly<Record<TickedFilter, string>> = {
  accepting: 'Take new patients (confirmed within 90 days)',
  sliding: 'Have lower prices for low incomes',
  claimed: 'Have confirmed the listing themselves',
};
