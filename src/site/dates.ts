/** A calendar day as ISO 8601 `YYYY-MM-DD`. Strings of this form sort as the days do. */
export type CalendarDate = string;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2021-08-24` → `August 24, 2021`. No clock, no locale data: the same on every machine. */
export const formatDate = (date: CalendarDate): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}, ${year}`;
};

/** Days since 1970 by date: listings ask for the same few dates thousands of times. */
const dayNumbers = new Map<CalendarDate, number>();

const dayNumber = (date: CalendarDate): number => {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const number = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  dayNumbers.set(date, number);
  return number;
};

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);

/** The start of the day in UTC, for feeds and sitemaps. */
export const toTimestamp = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);
