/** What the age of the registry's rows means for what readers see. Pure: today is a parameter. */
import { daysBetween, type CalendarDate } from '#site/dates.ts';
import { addDays, DEMOTED_AFTER_DAYS, HIDDEN_AFTER_DAYS } from './freshness.ts';

export interface RegistryAge {
  readonly registryOn: CalendarDate;
  readonly daysOld: number;
  /** The first day it mattered. */
  readonly dueOn: CalendarDate;
  readonly consequence: 'demoted' | 'hidden';
}

/** Undefined while the rows are fresh. */
export const registryAge = (registryOn: CalendarDate, today: CalendarDate): RegistryAge | undefined => {
  const daysOld = daysBetween(registryOn, today);
  if (daysOld <= DEMOTED_AFTER_DAYS) return undefined;
  return {
    registryOn,
    daysOld,
    dueOn: addDays(registryOn, DEMOTED_AFTER_DAYS),
    consequence: daysOld > HIDDEN_AFTER_DAYS ? 'hidden' : 'demoted',
  };
};

/** One sentence for the operator; undefined while the rows are fresh. */
export const registryAgeWords = (registryOn: CalendarDate, today: CalendarDate): string | undefined => {
  const age = registryAge(registryOn, today);
  if (age === undefined) return undefined;
  const fate =
    age.consequence === 'hidden'
      ? `not one of its rows is shown: rows are hidden after ${HIDDEN_AFTER_DAYS} days`
      : `its rows come after all others, and disappear on ${addDays(registryOn, HIDDEN_AFTER_DAYS + 1)}`;
  return `the registry of ${registryOn} is ${age.daysOld} days old, and ${fate}. Import a newer file: npm run import:nppes.`;
};
