import type { MedicalBusiness, Person, WithContext } from 'schema-dts';
import { daysBetween, type CalendarDate } from '#site/dates.ts';
import { regionSlugOf } from '#places/countries.ts';
import { regionName } from '#places/regions.ts';
import { DEMOTED_AFTER_DAYS, HIDDEN_AFTER_DAYS } from './freshness.ts';
import type { RegistryRow } from './registry.ts';
import type { Provider } from './schema.ts';

/** A listing as lists show it: a profile with a page of its own, or a row of the public registry. */
export interface ListingCard {
  /** Slug of the profile, or the NPI of a registry row. */
  readonly slug: string;
  /** The profile's page; a registry row has none. */
  readonly url: string | undefined;
  readonly name: string;
  readonly professions: readonly string[];
  /** City and region, or the region alone. */
  readonly place: string;
  /** us-ny. */
  readonly region: string;
  readonly city: string | undefined;
  readonly citySlug: string | undefined;
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
  readonly offersTelehealth: boolean;
  readonly listingStatus: Provider['listing']['status'];
  readonly assuredOn: CalendarDate;
  /** Of registry rows: a profile's page tells it. */
  readonly phone?: string;
}

/** A listing with a page of its own. */
export interface ProviderCard extends ListingCard {
  readonly url: string;
}

export const isListed = (card: ListingCard, today: CalendarDate): boolean =>
  daysBetween(card.assuredOn, today) <= HIDDEN_AFTER_DAYS;

export const isDemoted = (card: ListingCard, today: CalendarDate): boolean =>
  daysBetween(card.assuredOn, today) > DEMOTED_AFTER_DAYS;

/** What people confirmed before what a registry says, fresh before old, then by name. Payment plays no part. */
export const compareProviders =
  (today: CalendarDate) =>
  (a: ListingCard, b: ListingCard): number =>
    Number(isDemoted(a, today)) - Number(isDemoted(b, today)) ||
    Number(a.url === undefined) - Number(b.url === undefined) ||
    a.name.localeCompare(b.name, 'en');

/** Listings on one page of a browse list. */
export const LISTINGS_PER_PAGE = 50;

/** A registry row as a listing: unclaimed, and no page of its own. */
export const registryCard = (
  row: RegistryRow,
  professionNames: ReadonlyMap<string, string>,
  treatmentsOf: ReadonlyMap<string, readonly string[]>,
  registryOn: CalendarDate,
): ListingCard => {
  const region = regionSlugOf(row.country, row.region) ?? `${row.country}-${row.region}`.toLowerCase();
  return {
    slug: row.npi,
    url: undefined,
    name: row.credentials ? `${row.name}, ${row.credentials}` : row.name,
    professions: row.professions.map((slug) => professionNames.get(slug) ?? slug),
    place: `${row.city}, ${regionName(region)} ${row.postalCode}`,
    region,
    city: row.city,
    citySlug: citySlugOf(row.city),
    treatments: treatmentsGivenBy(row.professions, treatmentsOf),
    conditions: [],
    offersTelehealth: false,
    listingStatus: 'unclaimed',
    assuredOn: registryOn,
    phone: row.phone,
  };
};

/** What everyone of these professions gives; the registry itself tells no treatments. */
export const treatmentsGivenBy = (
  professions: readonly string[],
  treatmentsOf: ReadonlyMap<string, readonly string[]>,
): string[] => [...new Set(professions.flatMap((profession) => treatmentsOf.get(profession) ?? []))];

export const citySlugOf = (city: string): string =>
  city
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

export const placeOf = (provider: Provider, region: string): string => {
  const city = provider.locations[0]?.city;
  return city ? `${city}, ${regionName(region)}` : regionName(region);
};

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly isKnown: boolean;
}

const AVAILABILITY = {
  newpt: 'Taking new patients',
  nopt: 'Not taking patients',
  existptonly: 'Existing patients only',
} as const;

const known = (name: string, value: string): Fact => ({ name, value, isKnown: true });
const unknown = (name: string, value: string): Fact => ({ name, value, isKnown: false });

const yesOrNo = (name: string, answer: boolean | undefined, yes: string, no: string, ask: string): Fact =>
  answer === undefined ? unknown(name, ask) : known(name, answer ? yes : no);

/** What a reader decides by. What is not known says what to ask instead of standing blank. */
export const factsOf = (provider: Provider, today: CalendarDate): Fact[] => {
  const accepting = provider.acceptingPatients;
  const days = accepting ? daysBetween(accepting.asOf, today) : undefined;
  const phone = provider.locations[0]?.phone;
  return [
    accepting && days !== undefined
      ? known(
          'New patients',
          days > DEMOTED_AFTER_DAYS
            ? `Not confirmed for ${days} days`
            : `${AVAILABILITY[accepting.code]}, as of ${accepting.asOf}`,
        )
      : unknown('New patients', 'Not known. Ask whether new patients are taken, and how long the wait is.'),
    yesOrNo(
      'In person',
      provider.inPerson,
      'Yes',
      'No',
      'Not known. Ask whether there is an office, and how to reach it.',
    ),
    provider.telehealth
      ? known(
          'By video or phone',
          provider.telehealth.note ??
            ([...provider.telehealth.modes, ...provider.telehealth.states].join(', ') ||
              'Offered; ask how, and in which states'),
        )
      : unknown('By video or phone', 'Not known. Ask, and ask whether it is allowed in your state.'),
    yesOrNo('Home visits', provider.homeVisits, 'Yes', 'No', 'Not known.'),
    provider.costs.length > 0
      ? known(
          'Price',
          provider.costs
            .map(
              (cost) =>
                `${cost.service}: ${cost.low}–${cost.high} ${cost.currency} per ${cost.per} (${cost.checkedOn})`,
            )
            .join('; '),
        )
      : unknown('Price', 'Not known. Ask for the full price before the first visit.'),
    yesOrNo('Lower prices for low incomes', provider.slidingScale, 'Yes', 'No', 'Not known. It is fine to ask.'),
    provider.insurance.length > 0
      ? known('Insurance', provider.insurance.join(', '))
      : unknown('Insurance', 'Not known. Ask the provider and your insurer.'),
    provider.languages.length > 0
      ? known('Languages', provider.languages.map(languageName).join(', '))
      : unknown('Languages', 'Not known.'),
    phone ? known('Phone', phone) : unknown('Phone', 'We have no phone number we could confirm.'),
  ];
};

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

const languageName = (tag: string): string => LANGUAGES.of(tag) ?? tag;

/** A profession as JSON-LD needs it. */
export interface ProfessionName {
  readonly name: string;
  readonly businessType: 'MedicalBusiness' | 'Physician' | 'Dentist';
}

/**
 * schema.org data true to the profession: a person who is no physician is a `Person` with a job title;
 * a practice is a `MedicalBusiness`.
 */
export const providerData = (
  provider: Provider,
  url: string,
  professions: readonly ProfessionName[],
): WithContext<Person | MedicalBusiness> => {
  const place = provider.locations[0];
  const where = place && {
    '@type': 'PostalAddress' as const,
    addressLocality: place.city,
    addressRegion: place.region,
    addressCountry: place.country,
    ...(place.postalCode && { postalCode: place.postalCode }),
    ...(place.address && { streetAddress: place.address }),
  };
  if (provider.kind === 'organization') {
    return {
      '@context': 'https://schema.org',
      '@type': 'MedicalBusiness',
      '@id': `${url}#provider`,
      name: provider.name,
      description: provider.bio,
      url,
      ...(where && { address: where }),
      ...(place?.phone && { telephone: place.phone }),
    };
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    '@id': `${url}#provider`,
    name: provider.name,
    description: provider.bio,
    url,
    jobTitle: professions.map(({ name }) => name),
    ...(where && { workLocation: { '@type': 'Place' as const, address: where } }),
    ...(provider.credentials.length > 0 && {
      hasCredential: provider.credentials.map((name) => ({
        '@type': 'EducationalOccupationalCredential' as const,
        name,
      })),
    }),
  };
};
