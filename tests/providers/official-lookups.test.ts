import { describe, expect, test } from 'vitest';
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { lookedUp, officialGroups } from '#providers/official-lookups.ts';
import { addressFault } from '#site/web-address.ts';
import { professionSchema } from '#topics/schema.ts';

const BOARDS = {
  kind: 'license',
  label: 'the Federation of Examples',
  url: 'https://example.com/boards',
  seenAt: 'example.com, this page itself',
  checkedOn: '2026-11-29',
} as const;
const DIRECTORY = { ...BOARDS, kind: 'directory', label: 'the Example Association' } as const;
const STATE = { name: 'New York', label: 'the Office of Examples', url: 'https://example.com/ny' };

const profession = (plural: string, licensed: 'yes' | 'no', ...lookups: (typeof BOARDS | typeof DIRECTORY)[]) =>
  lookedUp({ plural, licensed, lookups });

describe('where to look officially', () => {
  test('each place stands once, with who is looked up there and what it is for', () => {
    expect(
      officialGroups([
        profession('Pain physicians', 'yes', BOARDS),
        profession('Neurologists', 'yes', BOARDS),
        profession('Chiropractors', 'yes', BOARDS, DIRECTORY),
      ]).map(({ who, places }) => `${who}: ${places.map(({ words, label }) => `${words} ${label}`).join('; ')}`),
    ).toEqual([
      'Pain physicians, neurologists, chiropractors: check a license by way of the Federation of Examples',
      'Chiropractors: directory of the Example Association',
    ]);
  });

  test("the state's own search comes first, and only where a profession is licensed", () => {
    const licensed = officialGroups([profession('Dentists', 'yes')], STATE);
    expect(licensed.map(({ who }) => who)).toEqual(['Licensed in New York']);
    const unlicensed = officialGroups([profession('Yoga teachers', 'no', DIRECTORY)], STATE);
    expect(unlicensed.map(({ who }) => who)).toEqual(['Yoga teachers']);
  });

  test('where no address was verified, nothing is said', () => {
    expect(officialGroups([profession('Dentists', 'yes')])).toEqual([]);
  });
});

describe('what a profession may say of its lookups', () => {
  const written = { slug: 'example', name: 'Example', plural: 'Examples', businessType: 'MedicalBusiness' };

  test('a license to look up, unless no state licenses the profession', () => {
    expect(professionSchema.safeParse({ ...written, licensed: 'some-states', lookups: [BOARDS] }).success).toBe(true);
    expect(professionSchema.safeParse({ ...written, licensed: 'no', lookups: [DIRECTORY] }).success).toBe(true);
    const refused = professionSchema.safeParse({ ...written, licensed: 'no', lookups: [BOARDS] });
    expect(refused.error?.issues.map(({ message }) => message).join()).toContain('No state licenses this profession');
  });

  test('a public https address, where it was seen and when', () => {
    for (const fault of [{ url: 'http://example.com/' }, { seenAt: undefined }, { checkedOn: 'last week' }])
      expect(
        professionSchema.safeParse({ ...written, licensed: 'yes', lookups: [{ ...BOARDS, ...fault }] }).success,
      ).toBe(false);
  });
});

test('every license search belongs to a state that we name, and has a public https address', () => {
  for (const [region, { url }] of LICENSE_SEARCHES) {
    expect(REGION_NAMES.has(region)).toBe(true);
    expect(addressFault(url)).toBeUndefined();
  }
});
