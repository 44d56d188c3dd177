/** Turns profiles and registry rows into the rows the finder searches. Pure: today and places are parameters. */
import { countryOf, regionSlugOf } from '#places/countries.ts';
import type { Point } from '#places/distance.ts';
import { daysBetween, type CalendarDate } from '#site/dates.ts';
import { DEMOTED_AFTER_DAYS, HIDDEN_AFTER_DAYS } from '#providers/freshness.ts';
import { treatmentsGivenBy } from '#providers/model.ts';
import type { RegistryRow } from '#providers/registry.ts';
import type { StoredProvider } from '#providers/schema.ts';
import type { PlacedProfile, ProfileDetail } from './profile-details.ts';
import type { FinderRow } from './row.ts';

/** Finds the middle of a postal area, or of a city where no code is given. */
export type Locate = (place: {
  country: string;
  region: string;
  city: string;
  postalCode: string;
}) => Point | undefined;

/** A row and how fresh it is; hidden ones are left out altogether. */
export interface DatedRow {
  readonly row: FinderRow;
  readonly isDemoted: boolean;
}

const isFresh = (date: CalendarDate | undefined, days: number, today: CalendarDate): boolean =>
  date !== undefined && daysBetween(date, today) <= days;

const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** The lowest price of a visit, if somebody confirmed it within a year. Other currencies cannot be compared. */
const priceOf = (provider: StoredProvider, currency: string, today: CalendarDate): number | undefined => {
  const prices = provider.costs
    .filter((cost) => cost.currency === currency && isFresh(cost.checkedOn, HIDDEN_AFTER_DAYS, today))
    .map(({ low }) => low);
  return prices.length > 0 ? Math.min(...prices) : undefined;
};

/** One row for each location whose point is known; none for a listing that is hidden. */
export const rowsOfProfile = (
  slug: string,
  provider: StoredProvider,
  locate: Locate,
  today: CalendarDate,
): DatedRow[] => {
  const { listing, telehealth, acceptingPatients } = provider;
  if (!isFresh(listing.assuredOn, HIDDEN_AFTER_DAYS, today)) return [];
  return provider.locations.flatMap((location) => {
    const { country, region, city, postalCode = '', latitude, longitude } = location;
    const point =
      latitude !== undefined && longitude !== undefined
        ? { latitude, longitude }
        : locate({ country, region, city, postalCode });
    if (!point) return [];
    const isAccepting =
      acceptingPatients?.code === 'newpt' && isFresh(acceptingPatients.asOf, DEMOTED_AFTER_DAYS, today);
    const insurance = isFresh(provider.insuranceCheckedOn, HIDDEN_AFTER_DAYS, today) ? provider.insurance : [];
    const row: FinderRow = {
      id: slug,
      source: 'profile',
      kind: provider.kind,
      name: provider.name,
      professions: provider.professions,
      latitude: round(point.latitude),
      longitude: round(point.longitude),
      city,
      region,
      postalCode,
      treatments: provider.treatments,
      conditions: provider.conditions,
      isClaimed: listing.status !== 'unclaimed',
      isRemoteOnly: provider.inPerson === false,
      offersHomeVisits: provider.homeVisits === true,
      offersTelehealth: telehealth !== undefined,
      isAccepting,
      hasSlidingScale: provider.slidingScale === true,
      takesMedicare: insurance.some((plan) => /^medicare$/i.test(plan)),
      hasFreeFirstTalk: provider.freeConsultation === true,
      isOpenEvenings: location.isOpenEvenings,
      isOpenWeekends: location.isOpenWeekends,
      seesChildren: provider.ageGroups.includes('children'),
      seesTeens: provider.ageGroups.includes('teens'),
      seesAdults: provider.ageGroups.includes('adults'),
      seesOlderAdults: provider.ageGroups.includes('older-adults'),
      homeVisitMiles: provider.homeVisits === true ? provider.homeVisitRadius : undefined,
      waitDays: isAccepting ? acceptingPatients?.waitDays : undefined,
      telehealthRegions: (telehealth?.states ?? []).flatMap((state) => regionSlugOf(country, state) ?? []),
      price: priceOf(provider, countryOf(country)?.currency ?? '', today),
      insurance,
      languages: provider.languages,
      access: location.accessibility,
      phone: '',
      checkedOn: listing.assuredOn,
    };
    return [{ row, isDemoted: !isFresh(listing.assuredOn, DEMOTED_AFTER_DAYS, today) }];
  });
};

/** What results tell of each practice location beyond its row; nothing of a listing that is hidden. */
export const detailsOfProfile = (
  slug: string,
  provider: StoredProvider,
  today: CalendarDate,
): (readonly [PlacedProfile, ProfileDetail])[] => {
  const { listing, acceptingPatients: accepting, languages, licenses } = provider;
  if (!isFresh(listing.assuredOn, HIDDEN_AFTER_DAYS, today)) return [];
  const isClaimed = listing.status !== 'unclaimed';
  const license = licenses.find(({ lookupUrl }) => lookupUrl !== undefined);
  const insurance = isFresh(provider.insuranceCheckedOn, HIDDEN_AFTER_DAYS, today) ? provider.insurance : [];
  return provider.locations.map(({ phone, address: street, region, city, postalCode = '', accessibility }) => [
    { id: slug, region, city, postalCode },
    {
      ...(phone !== undefined && { phone }),
      ...(street !== undefined && { street }),
      ...(accepting &&
        isFresh(accepting.asOf, DEMOTED_AFTER_DAYS, today) && {
          accepting: [accepting.code, accepting.asOf, isClaimed] as const,
        }),
      ...(license?.lookupUrl !== undefined && { license: [license.title, license.lookupUrl] as const }),
      ...(insurance.length > 0 && { insurance }),
      ...(languages.length > 0 && { languages }),
      ...(accessibility.length > 0 && { access: accessibility }),
      ...(provider.ages !== undefined && { ages: provider.ages }),
    },
  ]);
};

/** One list for all rows that have none: there may be 1.5 million of them. */
const NOTHING: readonly string[] = [];

/** What only somebody could tell, of a row of the registry. */
export const NOTHING_TOLD = {
  conditions: NOTHING,
  isClaimed: false,
  isRemoteOnly: false,
  offersHomeVisits: false,
  offersTelehealth: false,
  isAccepting: false,
  hasSlidingScale: false,
  takesMedicare: false,
  hasFreeFirstTalk: false,
  isOpenEvenings: false,
  isOpenWeekends: false,
  seesChildren: false,
  seesTeens: false,
  seesAdults: false,
  seesOlderAdults: false,
  homeVisitMiles: undefined,
  waitDays: undefined,
  telehealthRegions: NOTHING,
  price: undefined,
  insurance: NOTHING,
  languages: NOTHING,
  access: NOTHING,
} as const satisfies Partial<FinderRow>;

/**
 * One row for each place of a registry row.
 *
 * @param treatmentsOf What everyone of a profession gives; the registry itself tells no treatments.
 * @param registryOn The day the registry was read.
 */
export const rowsOfRegistry = (
  row: RegistryRow,
  treatmentsOf: ReadonlyMap<string, readonly string[]>,
  locate: Locate,
  registryOn: CalendarDate,
  today: CalendarDate,
): DatedRow[] => {
  if (!isFresh(registryOn, HIDDEN_AFTER_DAYS, today)) return [];
  const isDemoted = !isFresh(registryOn, DEMOTED_AFTER_DAYS, today);
  const places = [row, ...row.otherPlaces];
  const treatments = treatmentsGivenBy(row.professions, treatmentsOf);
  return places.flatMap(({ postalCode, city, region }, index) => {
    const point = locate({ country: row.country, region, city, postalCode });
    if (!point) return [];
    const finderRow: FinderRow = {
      id: row.npi,
      source: 'registry',
      kind: row.kind,
      name: row.credentials ? `${row.name}, ${row.credentials}` : row.name,
      professions: row.professions,
      latitude: round(point.latitude),
      longitude: round(point.longitude),
      city,
      region,
      postalCode,
      treatments,
      ...NOTHING_TOLD,
      offersTelehealth: row.medicare?.offersTelehealth === true,
      takesMedicare: row.medicare?.assignment === 'yes',
      phone: index === 0 ? row.phone : '',
      checkedOn: registryOn,
    };
    return [{ row: finderRow, isDemoted }];
  });
};
