import { expect, test } from 'vitest';
import {
  detailFilesOf,
  fetchDetail,
  type PlacedProfile,
  type ProfileDetail,
} from '#providers/finder/profile-details.ts';
import { detailsOfProfile } from '#providers/finder/rows.ts';
import { providerShape } from '#providers/schema.ts';
import { fixtureProvider } from '#tests/providers/fixture-provider.ts';

const profile = (number: number, postalCode: string): readonly [PlacedProfile, ProfileDetail] => [
  { id: `fixture-${number}`, region: 'NY', city: 'Albany', postalCode },
  { phone: `+1 518 555 0${100 + number}` },
];

const profiles = [
  ...Array.from({ length: 200 }, (_, number) => profile(number, `122${String(number % 20).padStart(2, '0')}`)),
  profile(500, '82001'),
  profile(501, ''),
];

const fetchFrom =
  (files: ReadonlyMap<string, string>, asked: string[] = []) =>
  (path: string) => {
    asked.push(path);
    const text = files.get(path.replace('details/', ''));
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  };

test('every profile finds its own details, in a request or two', async () => {
  const files = detailFilesOf(profiles);
  for (const [placed, detail] of profiles) {
    const asked: string[] = [];
    expect(await fetchDetail('details', placed, fetchFrom(files, asked))).toEqual(detail);
    expect(asked.length).toBeLessThanOrEqual(2);
  }
});

test('a page of neighbors is fetched in few files, and their index once', async () => {
  const files = detailFilesOf(profiles);
  const asked = new Set<string>();
  for (const [placed] of profiles.filter(([{ postalCode }]) => postalCode === '12203' || postalCode === '12204'))
    await fetchDetail('details', placed, (path) => {
      asked.add(path);
      return fetchFrom(files)(path);
    });
  expect(asked.size).toBeLessThanOrEqual(3);
});

test('a few profiles are one file', async () => {
  const few = profiles.slice(0, 30);
  const files = detailFilesOf(few);
  expect(files.size).toBe(1);
  const [[placed, detail]] = few as [(typeof few)[number]];
  expect(await fetchDetail('details', placed, fetchFrom(files))).toEqual(detail);
});

test('no file of a crowded area holds more than a page of results needs, and none is named by a whole postal code', () => {
  const files = detailFilesOf(profiles);
  expect(Math.max(...[...files.values()].map((text) => Object.keys(JSON.parse(text) as object).length))).toBeLessThan(
    50,
  );
  expect([...files.keys()].filter((name) => /\d{5}/.test(name))).toEqual([]);
});

test('details that cannot be had are left out', async () => {
  const [[placed]] = profiles as [(typeof profiles)[number]];
  expect(await fetchDetail('details', placed, () => Promise.resolve(undefined))).toBeUndefined();
  expect(await fetchDetail('details', placed, () => Promise.reject(new Error('offline')))).toBeUndefined();
});

const TODAY = '2026-11-23';
const locations = [
  {
    city: 'Albany',
    region: 'NY',
    country: 'US',
    postalCode: '12203',
    address: '1 Fixture Street',
    phone: '+1 518 555 0100',
  },
];
const detailOf = (fields: object): ProfileDetail | undefined =>
  detailsOfProfile('fixture', providerShape.stored.of(fixtureProvider({ locations, ...fields })), TODAY)[0]?.[1];

test('a detail holds what is published, and no fact past its date', () => {
  const accepting = (asOf: string) => detailOf({ acceptingPatients: { code: 'nopt', asOf } })?.accepting;
  expect(accepting('2026-11-01')).toEqual(['nopt', '2026-11-01', true]);
  expect(accepting('2026-08-01')).toBeUndefined();
  const insured = (insuranceCheckedOn: string) => detailOf({ insurance: ['Plan A'], insuranceCheckedOn })?.insurance;
  expect(insured('2026-11-01')).toEqual(['Plan A']);
  expect(insured('2025-11-01')).toBeUndefined();
  expect(detailOf({})).toEqual({ phone: '+1 518 555 0100', street: '1 Fixture Street' });
});

test('that somebody confirmed is said of no listing that nobody claimed', () => {
  const listing = { status: 'unclaimed', source: 'A public page', assuredOn: TODAY, paid: false };
  expect(detailOf({ listing, acceptingPatients: { code: 'newpt', asOf: TODAY } })?.accepting).toEqual([
    'newpt',
    TODAY,
    false,
  ]);
});
