import { describe, expect, test } from 'vitest';
import { UNITED_STATES } from '#places/countries.ts';
import { cityKeyOf } from '#places/place-names.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { findPlace } from '#places/place-lookup.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { REGION_NAMES } from '#places/regions.ts';

const areas = readPostalAreas();
const { postal, cities } = placeFilesOf(areas);
const regions = new Map([...REGION_NAMES].map(([slug, name]) => [slug.slice(3).toUpperCase(), name]));
const shards = new Map<string, unknown>();
for (const [set, files] of Object.entries({ postal, cities }))
  for (const [name, text] of files) shards.set(`${set}/${name}`, JSON.parse(text));
const find = (text: string) =>
  findPlace(text, UNITED_STATES, regions, (set, name) => Promise.resolve(shards.get(`${set}/${name}`)));
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
