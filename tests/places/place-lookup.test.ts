import { distance } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { UNITED_STATES } from '#places/countries.ts';
import { cityKeyOf } from '#places/place-names.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { findPlace, suggestPlaces, type FetchShard } from '#places/place-lookup.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { REGION_NAMES } from '#places/regions.ts';

const areas = readPostalAreas();
const { postal, cities } = placeFilesOf(areas);
const regions = new Map([...REGION_NAMES].map(([slug, name]) => [slug.slice(3).toUpperCase(), name]));
const shards = new Map<string, unknown>();
for (const [set, files] of Object.entries({ postal, cities }))
  for (const [name, text] of files) shards.set(`${set}/${name}`, JSON.parse(text));
const fetchShard: FetchShard = (set, name) => Promise.resolve(shards.get(`${set}/${name}`));
const find = (text: string) => findPlace(text, UNITED_STATES, regions, fetchShard);
const suggest = (text: string) => suggestPlaces(text, regions, fetchShard, distance);
const first = async (text: string): Promise<string | undefined> => (await find(text)).points[0]?.label;

describe('a place is found however it is written', () => {
  test.each([
    ['Washington, D.C.', 'Washington, DC'],
    ['Washington D. C.', 'Washington, DC'],
    ['Washington DC', 'Washington, DC'],
    ['Washington, District of Columbia', 'Washington, DC'],
    ['Albany, N.Y.', 'Albany, NY'],
    ['Albany, NY 12203', 'ZIP area 12203 (Albany, NY)'],
    ['Albany NY 12203-1234', 'ZIP area 12203 (Albany, NY)'],
    ['12203 Albany', 'ZIP area 12203 (Albany, NY)'],
    ['ZIP 12203', 'ZIP area 12203 (Albany, NY)'],
    ['10001 Broadway, Albany, NY 12203', 'ZIP area 12203 (Albany, NY)'],
    // A code that nobody has says less than the name beside it.
    ['Albany, NY 00000', 'Albany, NY'],
    ['New York City', 'New York, NY'],
    ['New York City, NY', 'New York, NY'],
    ['NYC', 'New York, NY'],
    ['New York', 'New York, NY'],
    ['Boise City, Idaho', 'Boise, ID'],
    ['City of Albany, NY', 'Albany, NY'],
    ['Kansas City, MO', 'Kansas City, MO'],
    ['San Juan, PR', 'San Juan, PR'],
    ['San Juan, Puerto Rico', 'San Juan, PR'],
    ['Mayagüez, PR', 'Mayaguez, PR'],
    ['Hagåtña, Guam', 'Hagatna, GU'],
    ['Pago Pago, AS', 'Pago Pago, AS'],
    ['St. Thomas, VI', 'Saint Thomas, VI'],
    ['Charlotte Amalie, VI', 'Saint Thomas, VI'],
    ['Saipan', 'Saipan, MP'],
    ['Port St. Lucie, FL', 'Port Saint Lucie, FL'],
    ['Port Saint Lucie, FL', 'Port Saint Lucie, FL'],
    ['East St Louis, IL', 'East Saint Louis, IL'],
    ['E. St. Louis, IL', 'East Saint Louis, IL'],
    ['Ft. Worth, Texas', 'Fort Worth, TX'],
    ['Old Ft, NC', 'Old Fort, NC'],
    ['Mt Vernon, NY', 'Mount Vernon, NY'],
    ['Rocky Mt, NC', 'Rocky Mount, NC'],
    ['N Little Rock, AR', 'North Little Rock, AR'],
    ['W. Palm Beach, FL', 'West Palm Beach, FL'],
    ['Colorado Spgs, CO', 'Colorado Springs, CO'],
    ['NE Harbor, ME', 'Northeast Harbor, ME'],
    ['SW Harbor, ME', 'Southwest Harbor, ME'],
    ['S.W. Harbor, Maine', 'Southwest Harbor, ME'],
    ['Omaha, NE', 'Omaha, NE'],
    ['Billings, MT', 'Billings, MT'],
    ["O'Fallon, MO", 'O Fallon, MO'],
    ['O’Fallon, MO', 'O Fallon, MO'],
    ['OFallon, MO', 'O Fallon, MO'],
    ["Coeur d'Alene, ID", "Coeur d'Alene, ID"],
    ['Coeur dAlene, ID', "Coeur d'Alene, ID"],
    ['Coeur D Alene ID', "Coeur d'Alene, ID"],
    ['DeKalb, IL', 'Dekalb, IL'],
    ['De Kalb, IL', 'Dekalb, IL'],
    ['LaCrosse, WI', 'La Crosse, WI'],
    ['McAllen, TX', 'Mcallen, TX'],
    ['Mc Allen, TX', 'Mcallen, TX'],
    ['Winston Salem, NC', 'Winston-Salem, NC'],
    ['Española, NM', 'Espanola, NM'],
    ['Portland, Oregon, USA', 'Portland, OR'],
    ['Charleston, W Virginia', 'Charleston, WV'],
  ])('%s', async (text, label) => {
    expect(await first(text)).toBe(label);
  });

  test.each(['Nowhereville', 'Mexico City', '00000', '', 'St.', "'"])('"%s" is not guessed', async (text) => {
    expect((await find(text)).points).toEqual([]);
  });
});

test('every place of the data is found by its own name and state', async () => {
  const places = [...new Map(areas.areas.map((area) => [`${area.place}, ${area.region}`, area])).entries()];
  expect(places.filter(([, { place }]) => place === '')).toEqual([]);
  const missed: string[] = [];
  for (const [name, area] of places) {
    const { points } = await find(name);
    const key = cityKeyOf(area.place);
    if (!points.some(({ label, region }) => region === area.region && cityKeyOf(label).startsWith(key)))
      missed.push(name);
  }
  expect(missed).toEqual([]);
});

describe('a state', () => {
  test.each([
    ['Vermont', 'the middle of Vermont'],
    ['vt', 'the middle of Vermont'],
    ['TX', 'the middle of Texas'],
    ['N.Y.', 'the middle of New York'],
    ['State of Washington', 'the middle of Washington'],
    ['Puerto Rico', 'the middle of Puerto Rico'],
    ['U.S. Virgin Islands', 'the middle of US Virgin Islands'],
  ])('is found by its name and its letters: %s', async (text, label) => {
    expect(await first(text)).toBe(label);
  });

  test('comes before a village of its name elsewhere, which is named beside it', async () => {
    const { points } = await find('Vermont');
    expect(points.map(({ label }) => label)).toEqual(['the middle of Vermont', 'Vermont, IL']);
    expect(points[0]?.region).toBe('VT');
  });

  test('comes after the city in it that gave it the name', async () => {
    const labels = (await find('New York')).points.map(({ label }) => label);
    expect(labels[0]).toBe('New York, NY');
    expect(labels).toContain('the middle of New York');
  });

  test('has its middle inside of it', async () => {
    const [middle] = (await find('Vermont')).points;
    expect(middle?.latitude).toBeGreaterThan(42.7);
    expect(middle?.latitude).toBeLessThan(45.1);
    expect(middle?.longitude).toBeGreaterThan(-73.5);
    expect(middle?.longitude).toBeLessThan(-71.4);
  });
});

describe('what is written nearly right', () => {
  test.each([
    ['Albequerque', 'Albuquerque, NM'],
    ['Albequerque, NM', 'Albuquerque, NM'],
    ['Pittsburg, PA', 'Pittsburgh, PA'],
    ['Phildelphia', 'Philadelphia, PA'],
    ['Vermnt', 'Vermont'],
  ])('%s is not taken for it, but it is suggested', async (text, name) => {
    expect((await find(text)).points).toEqual([]);
    const suggestions = await suggest(text);
    expect(suggestions).toContain(name);
    expect(suggestions.length).toBeLessThan(4);
  });

  test.each(['Nowhereville', 'Xq', ''])('"%s" suggests nothing', async (text) => {
    expect(await suggest(text)).toEqual([]);
  });
});

describe('a ZIP code that no area has', () => {
  test('leads to the areas that begin with the same three digits, and says so', async () => {
    const [point] = (await find('12299')).points;
    expect(point?.label).toBe('the ZIP areas that begin with 122 (we know no 12299)');
    expect(point?.region).toBe('NY');
    expect(point?.latitude).toBeGreaterThan(42);
  });

  test('says less than the name beside it', async () => {
    expect(await first('Albany, NY 12299')).toBe('Albany, NY');
  });

  test('that begins as none does leads nowhere', async () => {
    expect((await find('09012')).points).toEqual([]);
  });
});
