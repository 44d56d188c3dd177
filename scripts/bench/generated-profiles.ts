/**
 * Generated listings in any number, with about 25 facts each, as a provider who fills the form gives them. Every name
 * ends in "(generated)", phone numbers are those that are kept free for stories (555-0100 to 555-0199), and the
 * registry numbers are below the first that was ever given out.
 */
import { citySlugOf } from '#providers/model.ts';
import { addDays, DEMOTED_AFTER_DAYS } from '#providers/freshness.ts';
import { withCheckDigit } from '#providers/npi.ts';
import type { providerSchema } from '#providers/schema.ts';
import { ACCESS_FEATURES } from '#places/schema.ts';
import type { PostalArea } from '#places/postal-areas.ts';
import { generatedName, INSURERS, LANGUAGES } from '#scripts/bench/people.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { z } from 'zod';

/** A profile as a contributor writes it: what has a default may be left out. */
export type WrittenProfile = z.input<typeof providerSchema>;

export interface GeneratedProfile {
  readonly slug: string;
  /** The folder it lies in: us-ny. */
  readonly region: string;
  /** The address part of its city: new-york. */
  readonly citySlug: string;
  readonly profile: WrittenProfile;
}

export interface ProfileVocabulary {
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
  readonly professions: readonly { readonly slug: string; readonly name: string }[];
  /** Postal areas to pick from; see `areasOfLargeCities`. */
  readonly areas: readonly PostalArea[];
}

const MOST_TREATMENTS = 6;
const STREETS = ['Main', 'Oak', 'Maple', 'Cedar', 'Lake', 'Hill', 'Park', 'Church', 'River', 'Elm'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const AGES = ['Adults', 'Adults and children from 12', 'Children from 8', 'All ages'];
const SERVICES = ['First visit', 'Follow-up visit', 'Home visit', 'Group session'];
const BIO_SENTENCES = [
  'Sees people with pain that has lasted for months or years.',
  'A first visit takes an hour and begins with a talk.',
  'Works together with family doctors in the neighborhood.',
  'Has practiced since 2009, at first in a hospital.',
  'Plans are written down, and looked at again after six visits.',
  'Visits can be taken lying down, and breaks are part of them.',
  'Letters for an employer or a school are written on request.',
  'The waiting room is quiet, and nobody wears scent.',
];

const some = <Item>(random: Random, items: readonly Item[], probability: number): Item[] =>
  items.filter(() => random.chance(probability));

/** A few, at least one. Some are picked far more often than others: the square leans towards the front of the list. */
const leaning = (random: Random, items: readonly string[], most: number): string[] => {
  const picked = new Set<string>();
  const wanted = 1 + random.below(most);
  for (let tries = 0; picked.size < wanted && tries < 10 * most; tries += 1) {
    const item = items[Math.floor(random.next() ** 2 * items.length)];
    if (item !== undefined) picked.add(item);
  }
  return [...picked];
};

const maybe = <Value>(random: Random, probability: number, value: () => Value): Value | undefined =>
  random.chance(probability) ? value() : undefined;

/** Nine listings of ten were looked at lately, one not: it is shown below the others, and none is hidden. */
const dateOfCheck = (random: Random, today: CalendarDate): CalendarDate =>
  addDays(today, -(random.chance(0.9) ? random.below(DEMOTED_AFTER_DAYS) : DEMOTED_AFTER_DAYS + random.below(200)));

const locationAt = (
  random: Random,
  number: number,
  area: PostalArea,
  checkedOn: CalendarDate,
): NonNullable<WrittenProfile['locations']>[number] => ({
  name: `Practice ${number} (generated)`,
  address: `${1 + random.below(9_900)} ${random.pick(STREETS)} Street`,
  city: area.place,
  region: area.region,
  postalCode: area.postalCode,
  country: 'US',
  latitude: area.latitude,
  longitude: area.longitude,
  phone: `+1 202 555 01${String(random.below(100)).padStart(2, '0')}`,
  hours: some(random, WEEKDAYS, 0.8).map((day) => ({
    day,
    opens: random.chance(0.5) ? '08:30' : '10:00',
    closes: random.chance(0.5) ? '16:00' : '18:30',
  })),
  accessibility: some(random, ACCESS_FEATURES, 0.4),
  checkedOn,
});

const licenseOf = (
  random: Random,
  profession: string,
  { region }: PostalArea,
  checkedOn: CalendarDate,
): NonNullable<WrittenProfile['licenses']>[number] => ({
  number: `GEN-${String(random.below(1_000_000)).padStart(6, '0')}`,
  title: profession,
  issuer: `Board of ${region} (generated)`,
  state: region,
  status: random.chance(0.9) ? 'active' : 'not-checked',
  lookupUrl: `https://example.org/boards/${region.toLowerCase()}`,
  checkedOn,
});

const profileOf = (
  random: Random,
  number: number,
  { treatments, conditions, professions }: ProfileVocabulary,
  area: PostalArea,
  today: CalendarDate,
): WrittenProfile => {
  const profession = random.pick(professions);
  const name = generatedName(random);
  const checkedOn = dateOfCheck(random, today);
  const low = 40 + 5 * random.below(20);
  const status = random.chance(0.3) ? 'unclaimed' : random.chance(0.5) ? 'claimed' : 'verified';
  return {
    kind: random.chance(0.25) ? 'organization' : 'person',
    name,
    credentials: [`${profession.name}, trained for ${2 + random.below(6)} years`],
    professions: [profession.slug],
    npi: withCheckDigit(String(100_000_000 + number)),
    bio: `${name} is a listing that was generated to measure how a build grows, and is never published. ${[
      random.pick(BIO_SENTENCES),
      random.pick(BIO_SENTENCES),
      random.pick(BIO_SENTENCES),
    ].join(' ')}`,
    links: [{ label: 'Practice page (generated)', url: `https://practice-${number}.example.org/` }],
    licenses: some(random, [profession], 0.7).map(() => licenseOf(random, profession.name, area, checkedOn)),
    treatments: leaning(random, treatments, MOST_TREATMENTS),
    conditions: leaning(random, conditions, MOST_TREATMENTS),
    languages: ['en', ...some(random, LANGUAGES, 0.06)],
    ages: maybe(random, 0.7, () => random.pick(AGES)),
    referralNeeded: random.pick(['yes', 'no', 'not-known'] as const),
    inPerson: maybe(random, 0.9, () => true),
    telehealth: maybe(random, 0.4, () => ({
      modes: random.chance(0.5) ? ['video' as const, 'phone' as const] : ['video' as const],
      states: [area.region],
      note: 'After a first visit in person.',
    })),
    homeVisits: maybe(random, 0.4, () => random.chance(0.3)),
    homeVisitRadius: maybe(random, 0.2, () => 5 + random.below(46)),
    ageGroups: random.chance(0.5) ? ['adults', 'older-adults'] : [],
    locations: [locationAt(random, number, area, checkedOn)],
    acceptingPatients: maybe(random, 0.7, () => ({
      code: random.chance(0.8) ? ('newpt' as const) : ('nopt' as const),
      asOf: checkedOn,
      waitDays: random.below(60),
    })),
    costs: SERVICES.slice(0, random.below(3)).map((service) => ({
      service,
      low,
      high: low + 5 * random.below(10),
      currency: 'USD',
      per: 'visit',
      checkedOn,
    })),
    slidingScale: maybe(random, 0.6, () => random.chance(0.5)),
    insurance: some(random, INSURERS, 0.06),
    insuranceCheckedOn: checkedOn,
    freeConsultation: maybe(random, 0.5, () => random.chance(0.5)),
    listing: {
      status,
      source: 'Generated to measure how a build grows',
      consentOn: status === 'unclaimed' ? undefined : checkedOn,
      openDataConsentOn: status === 'verified' ? checkedOn : undefined,
      assuredOn: checkedOn,
      paid: false,
    },
  };
};

/** `count` listings, one after the other, the same for the same vocabulary, day and seed. */
export function* eachProfile(
  count: number,
  vocabulary: ProfileVocabulary,
  today: CalendarDate,
  seed = 1,
): Generator<GeneratedProfile> {
  const random = seededRandom(seed);
  for (let number = 1; number <= count; number += 1) {
    const area = random.pick(vocabulary.areas);
    yield {
      slug: `generated-${number}`,
      region: `us-${area.region.toLowerCase()}`,
      citySlug: citySlugOf(area.place),
      profile: profileOf(random, number, vocabulary, area, today),
    };
  }
}
