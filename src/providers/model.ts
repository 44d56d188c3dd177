import type { MedicalBusiness, Person, WithContext } from 'schema-dts';
import { daysBetween, formatDate, type CalendarDate } from '#site/dates.ts';
import { regionSlugOf } from '#places/countries.ts';
import { regionName } from '#places/regions.ts';
import { ageWords } from './age-words.ts';
import { languageName } from './finder/words.ts';
import { DEMOTED_AFTER_DAYS, HIDDEN_AFTER_DAYS } from './freshness.ts';
import type { MedicareFacts } from './medicare.ts';
import type { RegistryRow } from './registry.ts';
import type { Provider, StoredProvider } from './schema.ts';

/** A listing as lists show it: a profile with a page of its own, or a row of the public registry. */
export interface ListingCard {
  /** Slug of the profile, or the NPI of a registry row. */
  readonly slug: string;
  /** The profile's page; a registry row has none. */
  readonly url: string | undefined;
  readonly name: string;
  readonly professions: readonly string[];
  /** Of registry rows: professions of further codes, under which it is not listed. */
  readonly alsoRegisteredAs?: readonly string[];
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
  /** Of registry rows: what Medicare's own list tells. */
  readonly medicare?: MedicareFacts;
  /** Of registry rows: readers reported that the number is wrong. It is not shown then. */
  readonly isNumberDoubted?: boolean;
}

/** A listing with a page of its own. */
export interface ProviderCard extends ListingCard {
  readonly url: string;
}

/** A row of the public registry, whose provider did not ask to be listed. */
export const isRegistryCard = ({ url }: Pick<ListingCard, 'url'>): boolean => url === undefined;

export const isListed = (card: Pick<ListingCard, 'assuredOn'>, today: CalendarDate): boolean =>
  daysBetween(card.assuredOn, today) <= HIDDEN_AFTER_DAYS;

export const isDemoted = (card: Pick<ListingCard, 'assuredOn' | 'isNumberDoubted'>, today: CalendarDate): boolean =>
  card.isNumberDoubted === true || daysBetween(card.assuredOn, today) > DEMOTED_AFTER_DAYS;

/** What people confirmed before what a registry says, fresh before old, then by name. Payment plays no part. */
export const compareProviders =
  (today: CalendarDate) =>
  (a: ListingCard, b: ListingCard): number =>
    Number(isDemoted(a, today)) - Number(isDemoted(b, today)) ||
    Number(a.url === undefined) - Number(b.url === undefined) ||
    a.name.localeCompare(b.name, 'en');

/** Listings on one page of a browse list. */
export const LISTINGS_PER_PAGE = 50;

/** Listings as a browse list holds them. Of a large registry it holds the first rows alone: the finder has the rest. */
export interface ListingList {
  readonly cards: readonly ListingCard[];
  /** How many there are, those included that the list leaves to the finder. */
  readonly total: number;
}

/**
 * All listings, where they are few enough for the page that search engines may list; else none. Rows of the registry
 * stand in the browse lists alone.
 */
export const shortListOf = ({ cards, total }: ListingList): readonly ListingCard[] =>
  total <= LISTINGS_PER_PAGE && !cards.some(isRegistryCard) ? cards : [];

/** One page of a browse list. */
export interface ListingPage {
  readonly items: readonly ListingCard[];
  /** From 1. */
  readonly number: number;
  /** How many pages there are. */
  readonly count: number;
  /** How many listings there are on all of them, and in the finder alone. */
  readonly total: number;
  /** How many of them stand on no page: rows of a large registry. */
  readonly leftOut: number;
  /** What follows the list's address: undefined, `page/2`. */
  readonly param: string | undefined;
}

export const pagesOfListings = ({ cards, total }: ListingList): ListingPage[] => {
  const count = Math.max(1, Math.ceil(cards.length / LISTINGS_PER_PAGE));
  return Array.from({ length: count }, (_, index) => ({
    items: cards.slice(index * LISTINGS_PER_PAGE, (index + 1) * LISTINGS_PER_PAGE),
    number: index + 1,
    count,
    total,
    leftOut: total - cards.length,
    param: index === 0 ? undefined : `page/${index + 1}`,
  }));
};

/** A registry row as a listing: unclaimed, and no page of its own. */
export const registryCard = (
  row: RegistryRow,
  professionNames: ReadonlyMap<string, string>,
  treatmentsOf: ReadonlyMap<string, readonly string[]>,
  registryOn: CalendarDate,
): ListingCard => {
  const region = regionSlugOf(row.country, row.region) ?? `${row.country}-${row.region}`.toLowerCase();
  const nameOf = (profession: string): string => professionNames.get(profession) ?? profession;
  return {
    slug: row.npi,
    url: undefined,
    name: row.credentials ? `${row.name}, ${row.credentials}` : row.name,
    professions: row.professions.map(nameOf),
    ...(row.alsoRegisteredAs && { alsoRegisteredAs: row.alsoRegisteredAs.map(nameOf) }),
    place: `${row.city}, ${regionName(region)} ${row.postalCode}`,
    region,
    city: row.city,
    citySlug: citySlugOf(row.city),
    treatments: treatmentsGivenBy(row.professions, treatmentsOf),
    conditions: [],
    offersTelehealth: row.medicare?.offersTelehealth === true,
    listingStatus: 'unclaimed',
    assuredOn: registryOn,
    phone: row.phone,
    ...(row.medicare && { medicare: row.medicare }),
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

export const providerPlaceOf = (provider: StoredProvider, region: string): string => {
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

/** `Video or phone, for people in New York, Vermont`. */
const telehealthWords = ({ telehealth, locations }: Provider): string => {
  const modes = telehealth?.modes.join(' or ') ?? '';
  const country = locations[0]?.country ?? '';
  const states = telehealth?.states.map((state) => regionName(regionSlugOf(country, state) ?? state)) ?? [];
  const where = states.length > 0 ? `for people in ${states.join(', ')}` : '';
  const text = [modes, where].filter((part) => part !== '').join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const agesOf = ({ ages, ageGroups }: Provider): Fact => {
  const words = ages ?? ageWords(ageGroups);
  return words === '' ? unknown('Ages', 'Not known.') : known('Ages', words.charAt(0).toUpperCase() + words.slice(1));
};

/** What a reader decides by. What is not known says what to ask instead of standing blank. */
export const providerFactsOf = (provider: Provider, today: CalendarDate): Fact[] => {
  const accepting = provider.acceptingPatients;
  const days = accepting ? daysBetween(accepting.asOf, today) : undefined;
  return [
    accepting && days !== undefined
      ? known(
          'New patients',
          days > DEMOTED_AFTER_DAYS
            ? `Not confirmed for ${days} days`
            : `${AVAILABILITY[accepting.code]}, as of ${formatDate(accepting.asOf)}`,
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
          provider.telehealth.note ?? (telehealthWords(provider) || 'Offered; ask how, and in which states'),
        )
      : unknown('By video or phone', 'Not known. Ask, and ask whether it is allowed in your state.'),
    yesOrNo(
      'Home visits',
      provider.homeVisits,
      provider.homeVisitRadius === undefined
        ? 'Yes; ask how far they travel'
        : `Yes, within ${provider.homeVisitRadius} miles`,
      'No',
      'Not known.',
    ),
    provider.costs.length > 0
      ? known(
          'Price',
          provider.costs
            .map(
              (cost) =>
                `${cost.service}: ${cost.low}–${cost.high} ${cost.currency} per ${cost.per} (${formatDate(cost.checkedOn)})`,
            )
            .join('; '),
        )
      : unknown('Price', 'Not known. Ask for the full price before the first visit.'),
    yesOrNo('First talk for free', provider.freeConsultation, 'Yes', 'No', 'Not known.'),
    yesOrNo('Lower prices for low incomes', provider.slidingScale, 'Yes', 'No', 'Not known. It is fine to ask.'),
    provider.insurance.length > 0
      ? known('Insurance', provider.insurance.join(', '))
      : unknown('Insurance', 'Not known. Ask the provider and your insurer.'),
    agesOf(provider),
    provider.languages.length > 0
      ? known('Languages', provider.languages.map(languageName).join(', '))
      : unknown('Languages', 'Not known.'),
  ];
};

/** How to reach a provider: what a call, a letter or a click needs. Empty lists where nothing is published. */
export const waysToReach = ({ locations, links }: Pick<Provider, 'locations' | 'links'>) => ({
  phones: [...new Set(locations.flatMap(({ phone }) => phone ?? []))],
  addresses: locations.flatMap(({ address, city, region, postalCode }) =>
    address === undefined ? [] : [`${address}, ${city}, ${[region, postalCode ?? ''].join(' ').trim()}`],
  ),
  links,
});

/** True when a card for an address book would hold more than a name. */
export const hasContact = (provider: Pick<Provider, 'locations' | 'links'>): boolean =>
  Object.values(waysToReach(provider)).some((ways) => ways.length > 0);

/** What to ask anyone; what the listing does not tell comes first in line. */
export const questionsFor = (provider: Provider): string[] => [
  ...(provider.licenses.length === 0
    ? ['Which license do you hold in this state, and where can I look it up?']
    : ['Is your license active, and has a board ever acted on it?']),
  'How many people with pain like mine have you treated, and how did they do?',
  ...(provider.costs.length === 0
    ? ['What does a visit cost in full, and how many do people usually need?']
    : ['How many visits do people usually need, and what will that cost in all?']),
  ...(provider.insurance.length === 0 ? ['Do you take my insurance, and which paper does it need?'] : []),
  'What could go wrong for me, with my other illnesses and medicines?',
  'How will we know that it helps, and when do we stop if it does not?',
  ...(provider.locations.every(({ accessibility }) => accessibility.length === 0)
    ? ['Are there steps? May I lie down, stand or leave early if I hurt?']
    : []),
];

/** A profession as JSON-LD needs it. */
export interface ProfessionName {
  readonly name: string;
  readonly businessType: 'MedicalBusiness' | 'Physician' | 'Dentist';
}

/** A practice is called a physician's or a dentist's only when all its professions are. */
const businessTypeOf = (professions: readonly ProfessionName[]): ProfessionName['businessType'] => {
  const types = new Set(professions.map(({ businessType }) => businessType));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'MedicalBusiness';
};

/**
 * schema.org data true to the profession: a person who is no physician is a `Person` with a job title;
 * a practice is a `MedicalBusiness`.
 */
export const providerData = (
  provider: Provider,
  url: string,
  professions: readonly ProfessionName[],
): WithContext<Person | MedicalBusiness> => {
  const sameAs = provider.links.map((link) => link.url);
  const spoken = provider.languages.map(languageName);
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
      '@type': businessTypeOf(professions),
      '@id': `${url}#provider`,
      name: provider.name,
      description: provider.bio,
      url,
      ...(where && { address: where }),
      ...(place?.phone && { telephone: place.phone }),
      ...(sameAs.length > 0 && { sameAs }),
      ...(spoken.length > 0 && { knowsLanguage: spoken }),
      ...(place &&
        place.hours.length > 0 && {
          openingHoursSpecification: place.hours.map(({ day, opens, closes }) => ({
            '@type': 'OpeningHoursSpecification' as const,
            dayOfWeek: `https://schema.org/${day}` as const,
            opens,
            closes,
          })),
        }),
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
    ...(sameAs.length > 0 && { sameAs }),
    ...(spoken.length > 0 && { knowsLanguage: spoken }),
    ...(where && { workLocation: { '@type': 'Place' as const, address: where } }),
    ...(provider.credentials.length > 0 && {
      hasCredential: provider.credentials.map((name) => ({
        '@type': 'EducationalOccupationalCredential' as const,
        name,
      })),
    }),
  };
};
