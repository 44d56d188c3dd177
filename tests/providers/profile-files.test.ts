import { describe, expect, test } from 'vitest';
import { isShared, serviceOf, uuidOf } from '#providers/hsds.ts';
import { providerData, type ListingCard } from '#providers/model.ts';
import { directionsTo } from '#providers/directions.ts';
import { vcardOf } from '#providers/vcard.ts';
import { fixtureProvider } from '#tests/providers/fixture-provider.ts';

const URL = 'https://site.example/providers/fixture-person/';
const PLACE = {
  name: 'Fixture Practice; second floor',
  address: '1 Fixture Street',
  city: 'Albany',
  region: 'NY',
  postalCode: '12203',
  country: 'US',
  phone: '+1 518 555 0100',
  hours: [{ day: 'Monday', opens: '09:00', closes: '17:00' }],
  accessibility: ['step-free'],
};

describe('a card for contacts', () => {
  const provider = fixtureProvider({
    locations: [PLACE],
    languages: ['en', 'es'],
    credentials: ['Licensed fixture, state of New York', 'Ñandú school of fixtures and of very long names for them'],
  });
  const card = vcardOf(provider, URL, ['Example practitioner']);
  const unfolded = card.replaceAll('\r\n ', '');

  test('has the lines that RFC 6350 asks for, ended by CR LF, none longer than 75 octets', () => {
    expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n[^]*\r\nEND:VCARD\r\n$/);
    const lines = card.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
    expect(lines.join('')).not.toContain('\uFFFD');
  });

  test('escapes what has a meaning of its own', () => {
    const practice = fixtureProvider({ kind: 'organization', name: 'Back, neck; and more' });
    expect(vcardOf(practice, URL, [])).toContain('ORG:Back\\, neck\\; and more\r\n');
    expect(unfolded).toContain('Licensed fixture\\, state of New York\\, Ñandú school');
  });

  test('tells name, profession, phone, place and where it comes from', () => {
    for (const line of [
      'KIND:individual',
      'FN:Fixture Person (fixture)',
      'N:Person;Fixture;;;',
      'TITLE:Example practitioner',
      'TEL;VALUE=uri;TYPE="work,voice":tel:+15185550100',
      'ADR;TYPE=work;LABEL="Fixture Practice; second floor, 1 Fixture Street, Albany":;;1 Fixture Street;Albany;NY;12203;US',
      'LANG;TYPE=work:es',
      `UID:${URL}`,
    ])
      expect(unfolded).toContain(`\r\n${line}\r\n`);
  });
});

describe('the name in a card', () => {
  test.each([
    ['Ana María López', 'N:López;Ana María;;;'],
    ['Jane Doe, LAc, MS', 'N:Doe;Jane;;;LAc MS'],
    ['Prince', 'N:Prince;;;;'],
    ['Sam Semi;Colon', 'N:Semi\\;Colon;Sam;;;'],
  ])('%s is given in parts', (name, line) => {
    expect(vcardOf(fixtureProvider({ name }), URL, [])).toContain(`\r\n${line}\r\n`);
  });

  test('has no parts when it is that of a practice, and a place is no organization', () => {
    expect(vcardOf(fixtureProvider({ kind: 'organization' }), URL, [])).toContain('\r\nN:;;;;\r\n');
    const person = vcardOf(fixtureProvider({ locations: [{ ...PLACE, name: 'The "Old" Mill' }] }), URL, []);
    expect(person).not.toContain('ORG:');
    expect(person.replaceAll('\r\n ', '')).toContain(`LABEL="The ^'Old^' Mill, 1 Fixture Street, Albany"`);
  });
});

describe('structured data', () => {
  const physician = { name: 'Rheumatologist', businessType: 'Physician' } as const;
  const practitioner = { name: 'Acupuncturist', businessType: 'MedicalBusiness' } as const;

  test('calls a person a person, whatever the profession', () => {
    expect(providerData(fixtureProvider(), URL, [practitioner])).toMatchObject({
      '@type': 'Person',
      jobTitle: ['Acupuncturist'],
    });
  });

  test('calls a practice a physician’s only when all its professions are', () => {
    const practice = fixtureProvider({ kind: 'organization', locations: [PLACE] });
    expect(providerData(practice, URL, [physician])).toMatchObject({ '@type': 'Physician' });
    expect(providerData(practice, URL, [physician, practitioner])).toMatchObject({ '@type': 'MedicalBusiness' });
    expect(providerData(practice, URL, [practitioner])).toMatchObject({
      openingHoursSpecification: [{ dayOfWeek: 'https://schema.org/Monday', opens: '09:00' }],
    });
  });
});

describe('open data', () => {
  const card = { assuredOn: '2026-11-01', professions: ['Example practitioner'] } as unknown as ListingCard;
  const listing = { status: 'claimed', source: 'This fixture.', assuredOn: '2026-11-01', paid: false };
  const shared = (extra: object, today = '2026-11-23'): boolean =>
    isShared(fixtureProvider({ listing: { ...listing, ...extra } }), card, today);

  test('holds claimed listings that agreed to it, and no others', () => {
    expect(shared({ openDataConsentOn: '2026-11-01' })).toBe(true);
    expect(shared({})).toBe(false);
    expect(shared({ consentOn: '2026-11-01' })).toBe(false);
    expect(shared({ openDataConsentOn: '2026-11-01', status: 'unclaimed' })).toBe(false);
    expect(shared({ openDataConsentOn: '2026-12-01' })).toBe(false);
    expect(shared({ openDataConsentOn: '2026-11-01' }, '2028-01-01')).toBe(false);
  });

  test('uses the names of HSDS 3, ids that do not change, and no NPI', () => {
    const provider = fixtureProvider({ locations: [PLACE], languages: ['es'], npi: '1234567893', slidingScale: true });
    const treatments = [{ slug: 'yoga', name: 'Yoga', summary: 'What it is.' }];
    const service = serviceOf({ card, provider, treatments, url: URL });
    expect(service).toMatchObject({
      id: uuidOf(URL),
      status: 'active',
      assured_date: '2026-11-01',
      languages: [{ code: 'es', name: 'Spanish' }],
      service_at_locations: [
        {
          location: {
            location_type: 'physical',
            addresses: [{ address_1: '1 Fixture Street', state_province: 'NY', postal_code: '12203' }],
            schedules: [{ byday: 'MO', opens_at: '09:00-05:00', closes_at: '17:00-05:00' }],
          },
        },
      ],
      attributes: [{ taxonomy_term: { code: 'yoga', name: 'Yoga' } }],
    });
    expect(JSON.stringify(service)).not.toContain('1234567893');
    const ids = [...JSON.stringify(service).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
  });

  test('ids are those of RFC 9562', () => {
    // What Python’s uuid5 makes of the same address.
    expect(uuidOf('https://www.example.com/')).toBe('3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559');
  });
});

test('directions are for places with a street alone', () => {
  const [place] = fixtureProvider({ locations: [PLACE] }).locations;
  const [area] = fixtureProvider({ locations: [{ ...PLACE, address: undefined }] }).locations;
  expect(place && directionsTo(place)[0]?.url).toBe('geo:0,0?q=1%20Fixture%20Street%2C%20Albany%2C%20NY%2012203');
  expect(area && directionsTo(area)).toEqual([]);
});
