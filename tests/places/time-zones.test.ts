import { expect, test } from 'vitest';
import { listUsStates } from '#places/regions.ts';
import { standardOffset, timeZoneOf } from '#places/time-zones.ts';

test('every state and territory has a time zone', () => {
  const without = listUsStates().filter(
    (row) => timeZoneOf({ country: 'US', region: row.slice(0, 2).toUpperCase() }) === undefined,
  );
  expect(without).toEqual([]);
});

test.each([
  ['NY', '12203', '-05:00'],
  ['TN', '37902', '-05:00'],
  ['TN', '37203', '-06:00'],
  ['FL', '32501', '-06:00'],
  ['TX', '79901', '-07:00'],
  ['ID', '83814', '-08:00'],
  ['AZ', '85001', '-07:00'],
  ['HI', '96813', '-10:00'],
  ['GU', '96910', '+10:00'],
])('%s %s keeps %s', (region, postalCode, offset) => {
  expect(standardOffset(timeZoneOf({ country: 'US', region, postalCode }) ?? '')).toBe(offset);
});

test('of other countries nothing is guessed', () => {
  expect(timeZoneOf({ country: 'CA', region: 'ON' })).toBeUndefined();
});
