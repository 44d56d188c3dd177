import { z } from 'zod';
import { calendarDate, countryCode, line } from '#site/fields.ts';

export const ACCESS_FEATURES = [
  'step-free',
  'accessible-toilet',
  'adjustable-table',
  'lie-down-waiting',
  'low-scent',
  'quiet',
  'transit',
  'parking',
  'large-seat',
  'interpreter',
] as const;

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'Write a time as HH:MM, like 09:30.' });

const openingHoursSchema = z.strictObject({
  day: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  opens: timeOfDay,
  closes: timeOfDay,
});

export const locationSchema = z.strictObject({
  name: line(120).optional().describe('Name of the building or practice.'),
  address: line(160).optional().describe('Street address, where it is public.'),
  city: line(80).describe('City or town.'),
  region: line(40).describe('State or province as its ISO 3166-2 part: NY.'),
  postalCode: line(12).optional().describe('Postal code.'),
  country: countryCode.describe('ISO 3166-1 alpha-2: US.'),
  latitude: z.number().min(-90).max(90).optional().describe('Degrees north, WGS 84.'),
  longitude: z.number().min(-180).max(180).optional().describe('Degrees east, WGS 84.'),
  phone: line(30).optional().describe('Phone number with country code: +1 518 555 0100.'),
  hours: z.array(openingHoursSchema).default([]).describe('Opening hours.'),
  accessibility: z.array(z.enum(ACCESS_FEATURES)).default([]).describe('What makes it reachable for a body in pain.'),
  checkedOn: calendarDate.optional().describe('The day these facts were last confirmed.'),
});

/** From when on opening hours are evening hours. */
const EVENING = '18:00';

/** What the finder asks of opening hours. Hours that end before they begin last past midnight. */
export const openTimesOf = (hours: readonly z.infer<typeof openingHoursSchema>[]) => ({
  isOpenEvenings: hours.some(({ opens, closes }) => closes > EVENING || closes <= opens),
  isOpenWeekends: hours.some(({ day }) => day === 'Saturday' || day === 'Sunday'),
});
