/**
 * Listings for other directories, in the words of the Human Services Data Specification 3 (Open Referral): claimed
 * ones whose providers agreed to it, and no others.
 */
import { createHash } from 'node:crypto';
import { standardOffset, timeZoneOf } from '#places/time-zones.ts';
import type { CalendarDate } from '#site/dates.ts';
import { languageName } from './finder/words.ts';
import { isListed, type ListingCard } from './model.ts';
import type { Provider } from './schema.ts';

/** RFC 9562, appendix A: the namespace for names that are URLs. */
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** UUID of version 5 (RFC 9562 §5.5): the same for the same address, whenever and wherever it is built. */
export const uuidOf = (url: string): string => {
  const bytes = createHash('sha1').update(URL_NAMESPACE).update(url).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export interface SharedListing {
  readonly card: ListingCard;
  readonly provider: Provider;
  /** Names of treatments by slug. */
  readonly treatments: readonly { readonly slug: string; readonly name: string; readonly summary: string }[];
  /** Full address of the profile. */
  readonly url: string;
}

/** Whether a listing may leave the site as open data. */
export const isShared = (provider: Pick<Provider, 'listing'>, card: ListingCard, today: CalendarDate): boolean =>
  provider.listing.status !== 'unclaimed' &&
  provider.listing.openDataConsentOn !== undefined &&
  provider.listing.openDataConsentOn <= today &&
  isListed(card, today);

const DAYS: Readonly<Record<string, string>> = {
  Monday: 'MO',
  Tuesday: 'TU',
  Wednesday: 'WE',
  Thursday: 'TH',
  Friday: 'FR',
  Saturday: 'SA',
  Sunday: 'SU',
};

const locationOf = (location: Provider['locations'][number], url: string) => {
  const id = (part: string): string => uuidOf(`${url}#${part}`);
  const { name, address, city, region, postalCode, country, latitude, longitude, phone, hours, accessibility } =
    location;
  const zone = timeZoneOf(location);
  const offset = zone === undefined ? '' : standardOffset(zone);
  return {
    id: id('at'),
    location: {
      id: id('location'),
      location_type: 'physical',
      ...(name && { name }),
      ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
      addresses: [
        {
          id: id('address'),
          address_1: address ?? '',
          city,
          state_province: region,
          postal_code: postalCode ?? '',
          country,
          address_type: 'physical',
        },
      ],
      ...(phone && { phones: [{ id: id('phone'), number: phone, type: 'voice' }] }),
      accessibility: accessibility.map((feature) => ({ id: id(feature), description: feature })),
      schedules: hours.map(({ day, opens, closes }) => ({
        id: id(`${day} ${opens}`),
        freq: 'WEEKLY',
        byday: DAYS[day],
        // HSDS asks for times with an offset. One week stands for the year, so it is that of standard time.
        opens_at: `${opens}${offset}`,
        closes_at: `${closes}${offset}`,
        ...(zone !== undefined && { notes: `Local time (${zone}); the offset is that of standard time.` }),
      })),
    },
  };
};

/** One HSDS `service` with its organization and locations. A field that is not known is left out. */
export const serviceOf = ({ card, provider, treatments, url }: SharedListing) => {
  const id = (part: string): string => uuidOf(`${url}#${part}`);
  const accepting = provider.acceptingPatients;
  return {
    id: uuidOf(url),
    name: provider.name,
    description: provider.bio,
    url,
    status: 'active',
    assured_date: provider.listing.assuredOn,
    last_modified: `${provider.listing.assuredOn}T00:00:00Z`,
    ...(provider.credentials.length > 0 && { accreditations: provider.credentials.join('; ') }),
    ...(provider.ages && { eligibility_description: provider.ages }),
    ...(accepting?.waitDays !== undefined && { wait_time: `${accepting.waitDays} days (${accepting.asOf})` }),
    ...(provider.slidingScale !== undefined && {
      fees_description: provider.slidingScale ? 'Lower prices for low incomes.' : 'No lower prices for low incomes.',
    }),
    organization: {
      id: id('organization'),
      name: provider.name,
      description: card.professions.join(', '),
      ...(provider.links[0] && { website: provider.links[0].url }),
    },
    service_at_locations: provider.locations.map((location, index) => locationOf(location, `${url}#${index + 1}`)),
    languages: provider.languages.map((code) => ({ id: id(code), code, name: languageName(code) })),
    cost_options: provider.costs.map(({ service, low, high, currency, per, checkedOn }, index) => ({
      id: id(`cost ${index + 1}`),
      valid_from: checkedOn,
      option: service,
      currency,
      amount: low,
      amount_description: `${low} to ${high} ${currency} per ${per}`,
    })),
    attributes: treatments.map(({ slug, name, summary }) => ({
      id: id(`offers ${slug}`),
      link_entity: 'service',
      taxonomy_term: { id: uuidOf(`treatment:${slug}`), code: slug, name, description: summary },
    })),
  };
};
