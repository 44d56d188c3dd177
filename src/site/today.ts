import type { CalendarDate } from './dates.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The day that counts as today: SITE_TODAY (`YYYY-MM-DD`) when it is set, so that a build can be repeated on another
 * day; else the clock, in UTC, so that the machine's time zone changes nothing.
 */
export const today = (environment: Readonly<Record<string, string | undefined>> = process.env): CalendarDate => {
  const set = environment['SITE_TODAY'];
  if (!set) return new Date().toISOString().slice(0, 10);
  if (!DAY.test(set) || Number.isNaN(Date.parse(`${set}T00:00:00Z`))) {
    throw new Error(`SITE_TODAY is "${set}"; write a day as YYYY-MM-DD.`);
  }
  return set;
};
