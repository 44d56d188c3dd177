/**
 * Generated providers for measuring: as many as wanted, spread over postal areas as people are, thick in cities.
 * Their names are made of syllables and end in "(generated)"; nothing here can be written into `content/`.
 */
import { ACCESS_FEATURES } from '#places/schema.ts';
import type { PostalArea } from '#places/postal-areas.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import { NOTHING_TOLD, type DatedRow } from '#providers/finder/rows.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';
import { withCheckDigit } from '#providers/npi.ts';
import type { MedicareRow } from '#providers/medicare-rows.ts';
import type { RegistryRow } from '#providers/registry.ts';

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi ga go ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe po ra re ri ro ru sa se si so ta te ti to tu va ve vi vo wa we za zo'.split(
    ' ',
  );
export const LANGUAGES = ['es', 'zh', 'fr', 'vi', 'ru', 'ar', 'ko', 'pt', 'hi', 'ht'];
export const INSURERS = Array.from(
  { length: 40 },
  (_, index) => `Plan ${String.fromCharCode(65 + (index % 26))}${index} (generated)`,
);

/** What the registry tells, by how common it is. */
const REGISTRY_PROFESSIONS = [
  ['massage-therapist', 'massage-therapy', 30],
  ['physical-therapist', 'physical-therapy', 30],
  ['chiropractor', 'chiropractic', 22],
  ['acupuncturist', 'acupuncture', 10],
  ['psychologist', undefined, 8],
] as const;

/** Of a hundred persons of a profession: how many Medicare's list says take Medicare, and how many offer telehealth. */
const IN_MEDICARE: ReadonlyMap<string, readonly [takes: number, remote: number]> = new Map([
  ['physical-therapist', [75, 6]],
  ['chiropractor', [55, 2]],
  ['psychologist', [50, 35]],
]);

/** What everyone of a profession in the generated registry gives. */
export const GENERATED_TREATMENTS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  REGISTRY_PROFESSIONS.map(([profession, treatment]) => [profession, treatment === undefined ? [] : [treatment]]),
);

const word = (random: Random, syllables: number): string => {
  const text = Array.from({ length: syllables }, () => random.pick(SYLLABLES)).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const generatedName = (random: Random): string =>
  `${word(random, 2 + random.below(2))} ${word(random, 2 + random.below(3))} (generated)`;

/** Draws areas by weight: an area of a place with many areas is a city's, and some areas draw many more than others. */
export const weightedAreas = (areas: readonly PostalArea[], random: Random): (() => PostalArea) => {
  const perPlace = new Map<string, number>();
  for (const { place, region } of areas)
    perPlace.set(`${place}|${region}`, (perPlace.get(`${place}|${region}`) ?? 0) + 1);
  let total = 0;
  const sums = areas.map(
    ({ place, region }) => (total += (perPlace.get(`${place}|${region}`) ?? 1) * Math.exp(random.normal())),
  );
  return () => {
    const aim = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < aim) low = middle + 1;
      else high = middle;
    }
    const area = areas[low];
    if (!area) throw new Error('There are no areas.');
    return area;
  };
};

const subset = (random: Random, items: readonly string[], probability: number): string[] =>
  items.filter(() => random.chance(probability)).sort();

/**
 * What Medicare's list tells of a generated row. It follows from the NPI and draws nothing, so that all else stays what
 * it is without it. About three in ten rows take Medicare; acupuncturists and massage therapists cannot enroll.
 */
const withMedicareFlags = (row: FinderRow): FinderRow => {
  const [takes, remote] = IN_MEDICARE.get(row.professions[0] ?? '') ?? [0, 0];
  const lot = Math.imul(Number(row.id) | 0, 0x9e_37_79_b1) >>> 0;
  if (row.kind !== 'person' || takes === 0) return row;
  return { ...row, takesMedicare: (lot >>> 8) % 100 < takes, offersTelehealth: (lot >>> 16) % 100 < remote };
};

const registryRow = (random: Random, npi: string, area: PostalArea): FinderRow => {
  const aim = random.below(100);
  let sum = 0;
  const [profession, treatment] =
    REGISTRY_PROFESSIONS.find(([, , share]) => (sum += share) > aim) ?? REGISTRY_PROFESSIONS[0];
  return withMedicareFlags({
    ...atArea(area),
    id: npi,
    source: 'registry',
    kind: random.chance(0.2) ? 'organization' : 'person',
    name: generatedName(random),
    professions: [profession],
    treatments: treatment === undefined ? [] : [treatment],
    ...NOTHING_TOLD,
    phone: `1 555 ${String(random.below(1000)).padStart(3, '0')} ${String(random.below(10_000)).padStart(4, '0')}`,
    checkedOn: '2026-11-01',
  });
};

const atArea = (area: PostalArea) => ({
  latitude: area.latitude,
  longitude: area.longitude,
  city: area.place || area.region,
  region: area.region,
  postalCode: area.postalCode,
});

const claimedRow = (random: Random, number: number, area: PostalArea, vocabulary: PeopleVocabulary): FinderRow => {
  const treatments = new Set<string>();
  const wanted = Math.min(1 + random.below(6), vocabulary.treatments.length);
  // Some treatments are offered far more often than others: the square leans towards the front of the list.
  while (treatments.size < wanted) {
    treatments.add(vocabulary.treatments[Math.floor(random.next() ** 2 * vocabulary.treatments.length)] ?? '');
  }
  const offersTelehealth = random.chance(0.35);
  return {
    ...atArea(area),
    id: `generated-${number}`,
    source: 'profile',
    kind: random.chance(0.25) ? 'organization' : 'person',
    name: generatedName(random),
    professions: [random.pick(vocabulary.professions)],
    treatments: [...treatments].sort(),
    ...NOTHING_TOLD,
    conditions: subset(random, vocabulary.conditions, 0.1),
    isClaimed: true,
    isRemoteOnly: !random.chance(0.9),
    offersHomeVisits: random.chance(0.1),
    offersTelehealth,
    isAccepting: random.chance(0.6),
    hasSlidingScale: random.chance(0.35),
    telehealthRegions: offersTelehealth ? [`us-${area.region.toLowerCase()}`] : [],
    price: random.chance(0.5) ? 40 + 5 * random.below(40) : undefined,
    insurance: subset(random, INSURERS, 0.06),
    languages: ['en', ...subset(random, LANGUAGES, 0.06)].sort(),
    access: subset(random, ACCESS_FEATURES, 0.3),
    phone: '',
    checkedOn: `2026-${random.chance(0.5) ? '10' : '11'}-${String(1 + random.below(28)).padStart(2, '0')}`,
  };
};

/** Facts with draws of their own, so that a new one changes no other. */
const withLaterFacts = (random: Random, row: FinderRow): FinderRow =>
  row.source === 'registry'
    ? row
    : {
        ...row,
        takesMedicare: random.chance(0.2),
        hasFreeFirstTalk: random.chance(0.3),
        isOpenEvenings: random.chance(0.4),
        isOpenWeekends: random.chance(0.25),
        ...agesOf(random),
        homeVisitMiles: row.offersHomeVisits && random.chance(0.7) ? random.pick([5, 10, 20, 30, 50]) : undefined,
        waitDays: row.isAccepting && random.chance(0.5) ? random.pick([0, 3, 7, 14, 14, 21, 30, 60]) : undefined,
      };

/** One in three says nothing; of the others nearly all see adults. */
const agesOf = (random: Random) => {
  const isTold = random.chance(0.67);
  const seesChildren = isTold && random.chance(0.3);
  return {
    seesChildren,
    seesTeens: seesChildren || (isTold && random.chance(0.2)),
    seesAdults: isTold && random.chance(0.95),
    seesOlderAdults: isTold && random.chance(0.7),
  };
};

export interface PeopleVocabulary {
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
  readonly professions: readonly string[];
}

/**
 * Profiles with all their facts, one in ten not confirmed lately, and bare registry rows, all of one day.
 *
 * @param profileShare How many of them are profiles.
 */
export const generateRows = (
  count: number,
  areas: readonly PostalArea[],
  vocabulary: PeopleVocabulary,
  seed = 1,
  profileShare = 0.5,
): DatedRow[] => {
  const random = seededRandom(seed);
  const laterFacts = seededRandom(seed + 1_000_003);
  const drawArea = weightedAreas(areas, random);
  return Array.from({ length: count }, (_, number) => {
    const area = drawArea();
    const row = random.chance(profileShare)
      ? claimedRow(random, number, area, vocabulary)
      : registryRow(random, withCheckDigit(String(100_000_000 + number)), area);
    const isDemoted = random.chance(0.1) && row.source === 'profile';
    return { row: withLaterFacts(laterFacts, row), isDemoted };
  });
};

/** A made-up row of the finder as the registry's file holds it. */
export const registryRowOf = (row: FinderRow): RegistryRow => ({
  npi: row.id,
  kind: row.kind,
  name: row.name,
  credentials: '',
  professions: [...row.professions],
  address: '',
  precision: 'area',
  city: row.city,
  region: row.region,
  postalCode: row.postalCode,
  country: 'US',
  phone: row.phone,
  otherPlaces: [],
  updatedOn: row.checkedOn,
});

/** What Medicare's list tells of it, as its file holds that; undefined where it tells nothing. */
export const medicareRowOf = ({ id, takesMedicare, offersTelehealth }: FinderRow): MedicareRow | undefined =>
  takesMedicare || offersTelehealth
    ? {
        npi: id,
        offersTelehealth,
        assignment: takesMedicare ? 'yes' : undefined,
        facilities: ['Generated Group (generated)'],
        moreFacilities: 0,
      }
    : undefined;
