/** Time zones of US places, for times that leave the site. */
import { UNITED_STATES } from './countries.ts';

interface Place {
  readonly country: string;
  readonly region: string;
  readonly postalCode?: string | undefined;
}

/** IANA zone of most of a state. */
const ZONES: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO ID MT NM UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR VI',
  'Pacific/Guam': 'GU MP',
  'Pacific/Pago_Pago': 'AS',
};

/** First three digits of the ZIP codes that keep another time than most of their state. */
const OTHER_ZONES: Readonly<Record<string, string>> = {
  // East Tennessee.
  'America/New_York': '373 374 376 377 378 379',
  // The Panhandle of Florida; north-west and south-west Indiana; west Kentucky.
  'America/Chicago': '324 325 463 464 476 477 420 421 422 423 424',
  // El Paso; the west of Nebraska and South Dakota; south-west North Dakota; Malheur County.
  'America/Denver': '798 799 691 693 577 586 979',
  // North Idaho.
  'America/Los_Angeles': '835 838',
};

const byWord = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([zone, words]) => words.split(' ').map((word) => [word, zone] as const)));

const zoneOfState = byWord(ZONES);
const zoneOfPrefix = byWord(OTHER_ZONES);

/** IANA name, `America/New_York`; undefined for places that we know no zone of. */
export const timeZoneOf = ({ country, region, postalCode = '' }: Place): string | undefined =>
  country === UNITED_STATES.code
    ? (zoneOfPrefix.get(postalCode.slice(0, 3)) ?? zoneOfState.get(region.toUpperCase()))
    : undefined;

/** Any day without daylight saving time in the US. */
const WINTER = new Date('2026-01-15T12:00:00Z');

/** Offset of a zone's standard time from UTC, `-05:00`. */
export const standardOffset = (zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(WINTER);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.slice('GMT'.length);
  return offset === undefined || offset === '' ? 'Z' : offset;
};
