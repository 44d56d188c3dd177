/** One row of the registry, normalized into what we publish, or the reason why it is left out. Pure. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { regionSlugOf, UNITED_STATES, type Country } from '#places/countries.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { looksLikeFormula, type RegistryRow } from '#providers/registry.ts';
import { cleanCell, cutText, isNothing } from '#scripts/nppes/cell-text.ts';
import { credentialText } from '#scripts/nppes/credentials.ts';
import { cityName, organizationName, personName, streetName } from '#scripts/nppes/letter-case.ts';
import {
  holdsPrivatePart,
  publicAddressLine,
  publicCity,
  publicName,
  publicPersonName,
  publicSuffix,
} from '#scripts/nppes/private-parts.ts';
import { isNpi } from '#providers/npi.ts';

/** A row as the registry tells it, whichever file or interface it came from. Cells are raw. */
export interface RawProvider {
  readonly npi: string;
  readonly entityType: string;
  readonly organization: string;
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly suffix: string;
  readonly credentials: string;
  readonly otherOrganization: string;
  readonly otherOrganizationType: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phone: string;
  readonly updatedOn: string;
  readonly deactivatedOn: string;
  readonly reactivatedOn: string;
  /** Codes, the primary one first. */
  readonly taxonomies: readonly string[];
}

/** Left out because the rules say so. */
type Skip = 'other profession' | 'deactivated' | 'other country' | 'asked to be left out';
/** Left out because it cannot be read. */
type Reject =
  | 'wrong number of cells'
  | 'unreadable quotes'
  | 'record too long'
  | 'NPI is not ten digits'
  | 'NPI fails its check digit'
  | 'neither person nor organization'
  | 'no name'
  | 'no such state'
  | 'no postal code'
  | 'no city'
  | 'no date';
/** Mended on the way. */
type Repair =
  | 'NPI written as a decimal'
  | 'Latin-1 letters'
  | 'zeros of the postal code'
  | 'postal code not on the map'
  | 'phone number left out'
  | 'placeholder left out'
  | 'home address left out'
  | 'street of a person left out'
  | 'addressee or contact left out'
  | 'number or contact left out of a name'
  | 'number or contact left out of credentials'
  | 'also registered as something else'
  | 'cell that looks like a formula';

export type Outcome =
  | { readonly row: RegistryRow; readonly repairs: readonly Repair[] }
  | { readonly skip: Skip }
  | { readonly reject: Reject; readonly found: string };

export interface PracticeRules {
  /** Taxonomy code → slug of the profession. */
  readonly professions: ReadonlyMap<string, string>;
  readonly isRemoved: (npi: string) => boolean;
  readonly isOnMap: (postalCode: string) => boolean;
}

/** Letters of what is published, as `registryRowSchema` has it. */
export const MAX_LENGTHS = { name: 160, address: 160, city: 80 } as const;

/** `1447320187.0` is what spreadsheets make of an NPI; `1.44732E+09` has lost its digits. */
export const readNpi = (cell: string): { npi: string; isRepaired: boolean } => {
  const decimal = /^\s*(\d{10})(?:\.0+)?\s*$/.exec(cell);
  return decimal ? { npi: decimal[1] ?? '', isRepaired: cell.includes('.') } : { npi: cell.trim(), isRepaired: false };
};

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, after their invented February 29, 1900. */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/** `MM/DD/YYYY`, ISO or a spreadsheet's number of days → ISO; empty when it is no day. */
export const readDate = (cell: string): string => {
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(cell.trim()))
    return new Date(SHEET_EPOCH + Math.floor(Number(cell)) * DAY_MS).toISOString().slice(0, 10);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(cell.trim());
  const iso = american
    ? `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
    : cell.trim().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? iso : '';
};

const BY_NAME = new Map([...REGION_NAMES].map(([slug, name]) => [name.toLowerCase(), slug.slice(3).toUpperCase()]));

/** `NY`, `ny`, `N.Y.` and `New York` → `NY`. */
export const readState = (country: Country, cell: string): string | undefined => {
  const text = cell.replaceAll('.', '').trim();
  const code = BY_NAME.get(text.toLowerCase()) ?? text.toUpperCase();
  return regionSlugOf(country.code, code) === undefined ? undefined : code;
};

/**
 * An apartment, a unit, a trailer or another part of somebody's house; and a box, a private one or one of the military
 * or of a rural route, which cannot be visited.
 */
const HOME = new RegExp(
  String.raw`(?:^|[\s,#])(?:${[
    String.raw`AP(?:T|ARTMENT)S?\.?#?\s?\w?`,
    // 300 Cottage St is no cottage.
    String.raw`(?<!^\d+ )(?:TRAILER|LOT|CONDO|BASEMENT|COTTAGE|CABIN|GARAGE|RESIDENCE)`,
    String.raw`UNIT|TRLR|TOWNHOUSE|TOWNHOME|BSMT|UPSTAIRS|DOWNSTAIRS|GUEST ?HOUSE|HOME OFFICE|IN HOME`,
    String.raw`P\.? ?O\.? ?(?:BOX|DRAWER)|POST OFFICE BOX|(?:RR|PSC|CMR|PMB|HCR?)\.? ?#? ?\d+|GENERAL DELIVERY`,
  ].join('|')})(?![A-Z])|^BOX\b`,
  'i',
);

const looksLikeHome = (address: string): boolean => HOME.test(address);

/** A suite alone, where the line before it was no street. */
const isSuiteAlone = (address: string): boolean => /^(?:STE|SUITE|FL|FLOOR|RM|ROOM|#)\b[^,]*$/i.test(address);

const phoneOf = (cell: string, country: Country): string => {
  const phone = parsePhoneNumberFromString(cell.replace(/\.0$/, ''), country.code as 'US');
  // An extension would be dialed with the number.
  return phone?.isValid() && !/^(\d)\1*$/.test(phone.nationalNumber)
    ? phone
        .formatInternational()
        .replace(/ ext.*$/, '')
        .replace('+', '')
    : '';
};

const isActive = ({ deactivatedOn, reactivatedOn }: RawProvider): boolean => {
  const off = readDate(deactivatedOn);
  return off === '' || readDate(reactivatedOn) >= off;
};

/** Nothing but a number is what the registry leaves of a deactivated provider. */
const isBlank = (raw: RawProvider): boolean =>
  [raw.entityType, raw.organization, raw.last, raw.first, raw.address1, raw.state].every((cell) => cell.trim() === '');

/** Professions by their codes, that of the primary code first. A radiologist who is also an acupuncturist has none. */
const professionsOf = (codes: readonly string[], professions: PracticeRules['professions']): string[] => {
  const [primary, ...others] = codes.map((code) => professions.get(code.trim()));
  return primary === undefined
    ? []
    : [...new Set([primary, ...others])].filter((profession) => profession !== undefined);
};

/** Whether a row is anything to us at all: the cheap question, asked of every row first. */
export const isOfInterest = ([primary = '']: readonly string[], { professions }: PracticeRules): boolean =>
  professions.has(primary.trim());

export const practiceRow = (raw: RawProvider, rules: PracticeRules): Outcome => {
  const repairs = new Set<Repair>();
  const clean = (cell: string): string => {
    const { text, isRepaired } = cleanCell(cell);
    if (isRepaired) repairs.add('Latin-1 letters');
    if (text !== '' && isNothing(text)) {
      repairs.add('placeholder left out');
      return '';
    }
    return text;
  };
  const reject = (reason: Reject, found: string): Outcome => ({ reject: reason, found });

  const { npi, isRepaired } = readNpi(raw.npi);
  if (!/^\d{10}$/.test(npi)) return reject('NPI is not ten digits', raw.npi);
  if (!isNpi(npi)) return reject('NPI fails its check digit', raw.npi);
  if (isRepaired) repairs.add('NPI written as a decimal');
  if (!isActive(raw) || isBlank(raw)) return { skip: 'deactivated' };
  const [profession, ...others] = professionsOf(raw.taxonomies, rules.professions);
  if (profession === undefined) return { skip: 'other profession' };
  if (rules.isRemoved(npi)) return { skip: 'asked to be left out' };
  const country = UNITED_STATES;
  if (!['', country.code].includes(clean(raw.country).toUpperCase())) return { skip: 'other country' };

  const kind = /^1(?:\.0)?$/.test(raw.entityType.trim())
    ? 'person'
    : /^2(?:\.0)?$/.test(raw.entityType.trim())
      ? 'organization'
      : undefined;
  if (kind === undefined) return reject('neither person nor organization', raw.entityType);
  const name = kind === 'person' ? nameOfPerson(raw, clean) : nameOfOrganization(raw, clean);
  if (name === '') return reject('no name', '');
  const region = readState(country, clean(raw.state));
  if (region === undefined) return reject('no such state', raw.state);
  const postalCode = country.normalizePostalCode(raw.postalCode);
  if (postalCode === undefined) return reject('no postal code', raw.postalCode);
  if (!raw.postalCode.trim().startsWith(postalCode)) repairs.add('zeros of the postal code');
  if (!rules.isOnMap(postalCode)) repairs.add('postal code not on the map');
  const city = cutText(cityName(publicCity(clean(raw.city), region)), MAX_LENGTHS.city);
  if (city === '') return reject('no city', raw.city);
  const updatedOn = readDate(raw.updatedOn);
  if (updatedOn === '') return reject('no date', raw.updatedOn);

  const phone = phoneOf(raw.phone, country);
  if (phone === '' && clean(raw.phone) !== '') repairs.add('phone number left out');
  if (others.length > 0) repairs.add('also registered as something else');
  const lines = [clean(raw.address1), clean(raw.address2)];
  const told = lines
    .map(publicAddressLine)
    .filter((line) => line !== '')
    .join(', ');
  const street = isSuiteAlone(told) ? '' : told;
  if (lines.some((line) => line !== publicAddressLine(line))) repairs.add('addressee or contact left out');
  const isHome = looksLikeHome(street);
  if (isHome) repairs.add('home address left out');
  // Many persons practice alone and at home, and nothing in the row tells which.
  const isHidden = isHome || kind === 'person';
  if (isHidden && !isHome && street !== '') repairs.add('street of a person left out');
  if (namesOf(raw, kind, clean).some(holdsPrivatePart)) repairs.add('number or contact left out of a name');
  const title = kind === 'person' ? clean(raw.credentials) : '';
  if (holdsPrivatePart(title)) repairs.add('number or contact left out of credentials');
  const row: RegistryRow = {
    npi,
    kind,
    name: cutText(name, MAX_LENGTHS.name),
    credentials: credentialText(title),
    professions: [profession],
    alsoRegisteredAs: others.length > 0 ? others : undefined,
    address: isHidden ? '' : cutText(streetName(street), MAX_LENGTHS.address),
    precision: isHidden || street === '' ? 'area' : 'address',
    city,
    region,
    postalCode,
    country: country.code,
    phone,
    otherPlaces: [],
    updatedOn,
  };
  if ([row.name, row.credentials, row.address, row.city].some(looksLikeFormula))
    repairs.add('cell that looks like a formula');
  return { row, repairs: [...repairs] };
};

type Clean = (cell: string) => string;

/** Cells that a name is made of. */
const namesOf = (raw: RawProvider, kind: RegistryRow['kind'], clean: Clean): string[] =>
  (kind === 'person' ? [raw.first, raw.middle, raw.last] : [doorOf(raw, clean) || raw.organization]).map(clean);

const nameOfPerson = ({ first, middle, last, suffix }: RawProvider, clean: Clean): string => {
  const family = publicPersonName(clean(last));
  if (family === '') return '';
  const [initial = ''] = /\p{L}/u.exec(publicPersonName(clean(middle))) ?? [];
  return [
    personName(publicPersonName(clean(first))),
    initial && `${initial.toUpperCase()}.`,
    personName(family),
    suffixOf(publicSuffix(clean(suffix))),
  ]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/ ?- ?/g, '-');
};

const suffixOf = (suffix: string): string =>
  /^[IV]+\.?$/i.test(suffix) ? suffix.toUpperCase() : personName(suffix.toUpperCase());

/** Type 3 is "doing business as", the name on the door. */
const doorOf = ({ otherOrganization, otherOrganizationType }: RawProvider, clean: Clean): string =>
  otherOrganizationType.trim() === '3' ? clean(otherOrganization) : '';

const nameOfOrganization = (raw: RawProvider, clean: Clean): string =>
  organizationName(publicName(doorOf(raw, clean)) || publicName(clean(raw.organization)));
