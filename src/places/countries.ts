import { REGION_NAMES } from './regions.ts';

/** What the site must know of a country before it can list providers there and compute distances. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** What people there call a postal code: ZIP. */
  readonly postalCodeName: string;
  /** What readers are told distances in first; the other unit follows. */
  readonly distanceUnit: 'mi' | 'km';
  readonly currency: string;
  /** The country calling code, without a plus sign. */
  readonly callingCode: string;
  /** Brings a postal code into the form the data uses, or answers undefined when it cannot be one. */
  readonly normalizePostalCode: (text: string) => string | undefined;
  /** The postal code inside a longer text, brought into the same form, and the text without it. */
  readonly findPostalCode: (text: string) => { readonly postalCode: string | undefined; readonly rest: string };
  /** Postal codes of one shard travel together: the part of the code that names its shard. */
  readonly shardOf: (postalCode: string) => string;
}

/**
 * ZIP+4 is cut to five digits. Spreadsheets eat zeros at the front: they are filled up again. Nine digits
 * without a hyphen are ZIP+4; seven and eight are ZIP+4 that lost zeros.
 */
const normalizeZip = (text: string): string | undefined => {
  const parts = /^(\d{3,5})(?:\.0)?(?:-\d{4})?$/.exec(text) ?? /^(\d{3,5})\d{4}(?:\.0)?$/.exec(text);
  const zip = parts?.[1]?.padStart(5, '0');
  return zip === undefined || zip.startsWith('000') ? undefined : zip;
};

/** The last five digits that stand alone: an address may begin with others. */
const findZip = (text: string): { postalCode: string | undefined; rest: string } => {
  const found = [...text.matchAll(/(?<![\d.-])(\d{5})(?:-\d{4})?(?![\d.])/g)].at(-1);
  if (!found) return { postalCode: undefined, rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { postalCode: normalizeZip(found[1] ?? ''), rest: rest.replace(/\bzip(?: code)?\b/i, ' ') };
};

export const UNITED_STATES: Country = {
  code: 'US',
  name: 'United States',
  postalCodeName: 'ZIP',
  distanceUnit: 'mi',
  currency: 'USD',
  callingCode: '1',
  normalizePostalCode: (text) => normalizeZip(text.trim()),
  findPostalCode: findZip,
  shardOf: (postalCode) => postalCode.slice(0, 3),
};

const COUNTRIES: readonly Country[] = [UNITED_STATES];

export const countryOf = (code: string): Country | undefined => COUNTRIES.find((country) => country.code === code);

/** `US`, `NY` → `us-ny`; undefined when the country has no such region. */
export const regionSlugOf = (country: string, region: string): string | undefined => {
  const slug = `${country}-${region}`.toLowerCase();
  return REGION_NAMES.has(slug) ? slug : undefined;
};
