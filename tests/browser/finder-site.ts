import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { readPostalAreas } from '#places/postal-areas.ts';
import type { Provider } from '#providers/schema.ts';
import { AGE_FLAGS, type FinderRow } from '#providers/finder/row.ts';
import { writeGeneratedRegistry } from '#scripts/bench/generated-registry.ts';
import { generateRows } from '#scripts/bench/people.ts';
import { readContent } from '#scripts/checks/content.ts';
import { pathsUnder } from '#tests/house/files.ts';

/**
 * The site as it looks with hundreds of listings: generated people and registry rows, each with "(generated)" in its
 * name. They never stand in `content/`, whose listings are real.
 */
const FINDER_ROOT = '.cache/finder-site';
export const FINDER_DIST = join(FINDER_ROOT, 'dist');

/** The day the finder site is built on, so that it looks the same for ever. */
const FINDER_DAY = '2026-11-30';

/** Where they are: enough people in few places that lists have pages, and cities have several. */
const REGIONS = ['NY', 'CA', 'PR', 'AK', 'WY'];
const COUNT = 900;
const NEW_YORK_SHARE = 2;
const PER_REGION = 40;

const content = readContent('.', FINDER_DAY);

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'yoga', 'hypnosis', 'biofeedback', 'tens', 'chiropractic', 'reiki'],
  conditions: ['knee-pain', 'migraine', 'fibromyalgia'],
  professions: [...(content.idsOf('professions') ?? [])],
};

/** Areas of five regions; those around Albany and New York City often, as people are. */
const areasToDraw = () => {
  const areas = readPostalAreas().areas.filter(({ region }) => REGIONS.includes(region));
  const dense = areas.filter(({ postalCode }) => /^1(?:22|00)/.test(postalCode));
  const spread = REGIONS.flatMap((region) => areas.filter((area) => area.region === region).slice(0, PER_REGION));
  return [...spread, ...Array.from({ length: NEW_YORK_SHARE }, () => dense).flat()];
};

const profileOf = (row: FinderRow, isDemoted: boolean): Partial<Provider> & Record<string, unknown> => ({
  kind: row.kind,
  name: row.name,
  professions: [...row.professions],
  bio: `${row.name} is a fixture of the tests: no such person or practice exists.`,
  treatments: [...row.treatments],
  conditions: [...row.conditions],
  languages: [...row.languages],
  inPerson: !row.isRemoteOnly,
  ...(row.offersTelehealth && {
    telehealth: { modes: ['video'], states: row.telehealthRegions.map((slug) => slug.slice(3).toUpperCase()) },
  }),
  homeVisits: row.offersHomeVisits,
  ...(row.homeVisitMiles !== undefined && { homeVisitRadius: row.homeVisitMiles }),
  ageGroups: Object.entries(AGE_FLAGS).flatMap(([group, flag]) => (row[flag] ? [group as keyof typeof AGE_FLAGS] : [])),
  ...(row.seesChildren && { ages: 'adults, children from 8' }),
  freeConsultation: row.hasFreeFirstTalk,
  licenses: row.hasSlidingScale
    ? [
        {
          title: 'Licensed Fixture',
          issuer: 'Board of Fixtures',
          status: 'active',
          lookupUrl: 'https://license.example/',
          checkedOn: row.checkedOn,
        },
      ]
    : [],
  locations: [
    {
      address: `${1 + (row.name.length % 90)} Fixture Street`,
      city: row.city,
      region: row.region,
      postalCode: row.postalCode,
      country: 'US',
      phone: '+1 518 555 0100',
      accessibility: [...row.access],
      hours: [
        { day: 'Monday', opens: '09:00', closes: row.isOpenEvenings ? '20:00' : '17:00' },
        ...(row.isOpenWeekends ? [{ day: 'Saturday', opens: '10:00', closes: '14:00' }] : []),
      ],
    } as never,
  ],
  acceptingPatients: {
    code: row.isAccepting ? 'newpt' : 'nopt',
    asOf: row.checkedOn,
    ...(row.waitDays !== undefined && { waitDays: row.waitDays }),
  },
  costs:
    row.price === undefined
      ? []
      : [
          {
            service: 'first visit',
            low: row.price,
            high: row.price + 40,
            currency: 'USD',
            per: 'visit',
            checkedOn: row.checkedOn,
          },
        ],
  slidingScale: row.hasSlidingScale,
  insurance: [...row.insurance, ...(row.takesMedicare ? ['Medicare'] : [])],
  insuranceCheckedOn: row.checkedOn,
  listing: {
    // Some are known from public sources alone.
    ...(row.name.length % 7 === 0
      ? { status: 'unclaimed' as const }
      : { status: 'claimed' as const, consentOn: row.checkedOn }),
    source: 'Generated for the tests',
    assuredOn: isDemoted ? '2026-07-06' : row.checkedOn,
    paid: false,
  },
});

function writeListings(): void {
  const dated = generateRows(COUNT, areasToDraw(), VOCABULARY, 11);
  const profiles = dated.filter(({ row }) => row.source === 'profile');
  const registry = dated.flatMap(({ row }) => (row.source === 'registry' ? [row] : []));
  for (const { row, isDemoted } of profiles) {
    const folder = join(FINDER_ROOT, 'content/providers', `us-${row.region.toLowerCase()}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${row.id}.yaml`), stringify(profileOf(row, isDemoted)));
  }
  writeGeneratedRegistry(join(FINDER_ROOT, 'content/registry'), registry, '2026-11-09');
}

/** Builds it once per state of the sources. */
export async function buildFinderSite(): Promise<void> {
  const done = join(FINDER_ROOT, 'done');
  const sources = [...pathsUnder('src', 'content', 'public', 'scripts'), 'tests/browser/finder-site.ts'];
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (existsSync(done) && statSync(done).mtimeMs > newest) return;
  rmSync(FINDER_ROOT, { recursive: true, force: true });
  cpSync('content', join(FINDER_ROOT, 'content'), { recursive: true });
  const settings = join(FINDER_ROOT, 'content/site.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^registryRows: .*/m, 'registryRows: all'));
  writeListings();
  await promisify(execFile)('node', ['scripts/build.ts'], {
    env: { ...process.env, SITE_CONTENT_ROOT: FINDER_ROOT, SITE_TODAY: FINDER_DAY },
  });
  writeFileSync(done, '');
}
