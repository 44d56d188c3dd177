/** How long what a listing says is taken for true. Every perishable fact carries its own date. */
import { daysBetween, toTimestamp, type CalendarDate } from '#site/dates.ts';

/** Listings not assured for longer than this are shown below the others, and later not at all. */
export const DEMOTED_AFTER_DAYS = 90;
export const HIDDEN_AFTER_DAYS = 365;

/** The facts whose age matters, of a provider as it stands in its file. */
interface Dated {
  readonly acceptingPatients?: { readonly asOf: CalendarDate } | undefined;
  readonly insuranceCheckedOn?: CalendarDate | undefined;
  readonly costs?: readonly { readonly service: string; readonly checkedOn: CalendarDate }[];
  readonly listing: { readonly assuredOn: CalendarDate };
}

/** A fact that needs somebody to ask again. */
export interface DueFact {
  /** `listing`, `accepting patients`, `price of a first visit`. */
  readonly fact: string;
  readonly confirmedOn: CalendarDate;
  /** The last day it counts as confirmed. */
  readonly dueOn: CalendarDate;
  readonly daysOld: number;
  /** What the site does about it today. */
  readonly consequence: 'shown as not confirmed' | 'demoted' | 'hidden';
}

const DAY_MS = 86_400_000;

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(toTimestamp(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The facts of a listing that are past their date, the listing itself first. */
export const dueFactsOf = (provider: Dated, today: CalendarDate): DueFact[] => {
  const due = (fact: string, confirmedOn: CalendarDate | undefined, goodFor: number): DueFact[] => {
    if (confirmedOn === undefined) return [];
    const daysOld = daysBetween(confirmedOn, today);
    if (daysOld <= goodFor) return [];
    const listingFate = daysOld > HIDDEN_AFTER_DAYS ? 'hidden' : 'demoted';
    const consequence = fact === 'listing' ? listingFate : 'shown as not confirmed';
    return [{ fact, confirmedOn, dueOn: addDays(confirmedOn, goodFor), daysOld, consequence }];
  };
  return [
    ...due('listing', provider.listing.assuredOn, DEMOTED_AFTER_DAYS),
    ...due('accepting patients', provider.acceptingPatients?.asOf, DEMOTED_AFTER_DAYS),
    ...due('insurance', provider.insuranceCheckedOn, HIDDEN_AFTER_DAYS),
    ...(provider.costs ?? []).flatMap(({ service, checkedOn }) =>
      due(`price of ${service}`, checkedOn, HIDDEN_AFTER_DAYS),
    ),
  ];
};
