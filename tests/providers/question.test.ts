import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UNITED_STATES } from '#places/countries.ts';
import { findPlace } from '#places/place-lookup.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { statusWords } from '#providers/finder/answer-words.ts';
import { matchChoice } from '#providers/finder/match-choice.ts';
import {
  EMPTY_QUESTION,
  formatQuestion,
  isPagePlace,
  parseQuestion,
  type FinderQuestion,
} from '#providers/finder/question.ts';
import { rowsOfProfile, rowsOfRegistry } from '#providers/finder/rows.ts';
import { findMeantTopic, findTopic } from '#providers/finder/topic-names.ts';
import { awayFrom, lowerCaseName } from '#providers/finder/words.ts';
import { publishedRows } from '#providers/registry-files.ts';
import type { RegistryRow } from '#providers/registry.ts';
import { providerShape, type StoredProvider } from '#providers/schema.ts';
import { rightWordFiles } from '#search/build/right-word-files.ts';
import { fixtureProvider } from '#tests/providers/fixture-provider.ts';

describe('the address', () => {
  const full: FinderQuestion = {
    treatment: 'yoga',
    condition: 'knee-pain',
    profession: 'acupuncturist',
    near: 'Saint Louis, MO',
    radius: 100,
    telehealth: 'us-ny',
    inPerson: true,
    home: true,
    accepting: true,
    sliding: true,
    claimed: true,
    price: 80,
    insurance: 'Plan A & B (fixture)',
    language: 'es',
    who: 'organization',
    age: 'children',
    order: 'soonest',
    medicare: true,
    free: true,
    evening: true,
    weekend: true,
    access: ['step-free', 'quiet'],
    name: 'Jane O’Fixture & Sons',
  };

  test.each([full, { ...EMPTY_QUESTION, near: '12203' }, { ...EMPTY_QUESTION, radius: 0 }, EMPTY_QUESTION])(
    'gives back the question it was made of (%#)',
    (question) => {
      const url = new URL(`https://site.example/providers/${formatQuestion(question)}`);
      expect(parseQuestion(url.search, url.hash)).toEqual(question);
    },
  );

  test('stands after the #, which no server gets to see', () => {
    expect(formatQuestion(full).split('#')[0]).toBe('');
  });

  test('is read after the ? as well, and what stands after the # counts', () => {
    expect(parseQuestion('?treatment=yoga&near=10001', '#near=12203')).toEqual({
      ...EMPTY_QUESTION,
      treatment: 'yoga',
      near: '12203',
    });
  });

  test.each([
    ['?treatment=Acupuncture', { treatment: 'acupuncture' }],
    ['?treatment=Low+Level%20Laser', { treatment: 'low-level-laser' }],
    ['?treatment=Yoga, Tai%20chi,', { treatment: 'yoga,tai-chi' }],
    [
      '?condition=Knee%20pain&profession=Physical+Therapist',
      { condition: 'knee-pain', profession: 'physical-therapist' },
    ],
    ['?treatment=%20иглоукалывание%20', { treatment: 'иглоукалывание' }],
    ['?accepting=Yes&home=TRUE', { accepting: true, home: true }],
    ['?radius=50mi&price=%2480', { radius: 50, price: 80 }],
    ['?radius=any', { radius: 0 }],
    ['?access=Step-Free,quiet%20', { access: ['step-free', 'quiet'] }],
  ])('is read forgivingly: %s', (search, expected) => {
    expect(parseQuestion(search, '')).toEqual({ ...EMPTY_QUESTION, ...expected });
  });

  test('takes nonsense for nothing', () => {
    expect(parseQuestion('?radius=-4&price=abc&home=maybe&access=', '#')).toEqual(EMPTY_QUESTION);
  });
});

describe('what was typed', () => {
  const treatments = { acupuncture: ['Acupuncture', 'needling'], tens: ['TENS', 'electrical stimulation'] };
  const conditions = { 'knee-pain': ['Knee pain', 'gonalgia'], tension: ['Tension headache'] };

  test.each([
    ['Acupuncture', { slug: 'acupuncture', list: 0, isGuess: false }],
    ['acupunture', { slug: 'acupuncture', list: 0, isGuess: true }],
    ['NEEDLING', { slug: 'acupuncture', list: 0, isGuess: false }],
    ['knee', { slug: 'knee-pain', list: 1, isGuess: false }],
    ['stimulation', { slug: 'tens', list: 0, isGuess: false }],
    ['T.E.N.S.', { slug: 'tens', list: 0, isGuess: false }],
    ['zzzz', undefined],
    ['  ', undefined],
  ])('"%s" is understood', (text, found) => {
    expect(findTopic(text, treatments, conditions)).toEqual(found);
  });
});

describe('a word that is right', () => {
  const files = rightWordFiles([]);
  const treatments = { 'ice-packs': ['Rice'], pilates: ['Pilates'] };

  beforeEach(() => {
    vi.stubGlobal('fetch', (address: string) =>
      Promise.resolve(new Response(files[Number(/(\d+)\.txt$/.exec(address)?.[1])])),
    );
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('is not taken for a slip of the pen', async () => {
    expect(await findMeantTopic('mice', treatments)).toBeUndefined();
    expect(await findMeantTopic('Pirates', treatments)).toBeUndefined();
    expect((await findMeantTopic('Pilattes', treatments))?.slug).toBe('pilates');
  });
});

describe('an anchor', () => {
  test('names a place in the page unless it says a part of a question', () => {
    const anchors = ['#main', '#providers', '#near=12203', '#treatment=yoga', '#', ''];
    expect(anchors.map(isPagePlace)).toEqual([true, true, false, false, false, false]);
  });
});

describe('a choice in the address', () => {
  const states = [
    { value: '', text: 'Choose your state' },
    { value: 'us-ny', text: 'New York' },
    { value: 'us-pr', text: 'Puerto Rico' },
  ];
  const languages = [
    { value: 'es', text: 'Spanish' },
    { value: 'zh-Hant', text: 'Chinese (traditional)' },
  ];
  const plans = [{ value: 'Plan A & B (fixture)', text: 'Plan A & B (fixture)' }];

  test.each([
    ['us-ny', states, 'us-ny'],
    ['NY', states, 'us-ny'],
    ['New York', states, 'us-ny'],
    ['new-york', states, 'us-ny'],
    ['US-PR', states, 'us-pr'],
    ['ES', languages, 'es'],
    ['Spanish', languages, 'es'],
    ['zh-hant', languages, 'zh-Hant'],
    ['plan a & b (fixture)', plans, 'Plan A & B (fixture)'],
    ['Ohio', states, undefined],
    ['', states, undefined],
    ['-', states, undefined],
  ])('"%s" is matched with what is offered', (wanted, offered, value) => {
    expect(matchChoice(wanted, offered)).toBe(value);
  });
});

describe('a place', () => {
  const { postal, cities } = placeFilesOf(readPostalAreas());
  const regions = new Map([
    ['NY', 'New York'],
    ['MO', 'Missouri'],
    ['PR', 'Puerto Rico'],
  ]);
  const find = (text: string) =>
    findPlace(text, UNITED_STATES, regions, (set, name) => {
      const file = (set === 'postal' ? postal : cities).get(name);
      return Promise.resolve(file === undefined ? undefined : (JSON.parse(file) as unknown));
    });

  test.each([
    ['12203', 'ZIP area 12203 (Albany, NY)'],
    ['12203-1234', 'ZIP area 12203 (Albany, NY)'],
    ['Albany, NY', 'Albany, NY'],
    ['albany new york', 'Albany, NY'],
    ['St. Louis, MO', 'Saint Louis, MO'],
    ['New York', 'New York, NY'],
    ['42.65, -73.75', 'your location'],
  ])('"%s" is found', async (text, label) => {
    expect((await find(text)).points[0]?.label).toBe(label);
  });

  test('of no name is not guessed', async () => {
    expect((await find('Nowhereville')).points).toEqual([]);
    expect((await find('00000')).points).toEqual([]);
  });
});

describe('words', () => {
  test('tell miles and kilometers, and from where', () => {
    expect(awayFrom(65.9831, 'ZIP area 12203')).toBe('41 mi (66 km) from ZIP area 12203');
    expect(awayFrom(3.86, 'Albany, NY')).toBe('2.4 mi (3.9 km) from Albany, NY');
    expect(awayFrom(0, 'ZIP area 12203')).toBe('In ZIP area 12203');
  });

  test('keep abbreviations inside a sentence', () => {
    expect(['Knee pain', 'TENS', 'CBD oil'].map(lowerCaseName)).toEqual(['knee pain', 'TENS', 'CBD oil']);
  });

  test('do not promise an order that nothing measures', () => {
    const words = statusWords(EMPTY_QUESTION, { groups: [], count: 1, isCut: false }, undefined, (_, slug) => slug);
    expect(words).toContain('1 provider, in an order drawn by lot');
  });
});

const stored = (fields: object): StoredProvider => providerShape.stored.of(fixtureProvider({ ...fields }));

describe('freshness', () => {
  const TODAY = '2026-11-23';
  const locate = () => ({ latitude: 42.65, longitude: -73.75 });
  const locations = [{ city: 'Albany', region: 'NY', country: 'US', postalCode: '12203' }];
  const rowOf = (fields: object, assuredOn: string) =>
    rowsOfProfile(
      'fixture',
      stored({ locations, listing: { status: 'claimed', source: 'x', assuredOn, paid: false }, ...fields }),
      locate,
      TODAY,
    )[0];

  test('a listing is demoted after 90 days and hidden after 365', () => {
    expect(rowOf({}, '2026-08-25')?.isDemoted).toBe(false);
    expect(rowOf({}, '2026-08-24')?.isDemoted).toBe(true);
    expect(rowOf({}, '2025-11-23')?.isDemoted).toBe(true);
    expect(rowOf({}, '2025-11-22')).toBeUndefined();
  });

  test('"taking new patients" holds for 90 days, whatever the age of the rest', () => {
    const accepting = (asOf: string) => rowOf({ acceptingPatients: { code: 'newpt', asOf } }, TODAY)?.row.isAccepting;
    expect(accepting('2026-08-25')).toBe(true);
    expect(accepting('2026-08-24')).toBe(false);
  });

  test('payment and ties to the site change no row', () => {
    const listing = { status: 'claimed', source: 'x', assuredOn: TODAY, relationshipToSite: 'Owner' };
    const [paid] = rowsOfProfile('a', stored({ locations, listing: { ...listing, paid: true } }), locate, TODAY);
    const [free] = rowsOfProfile('a', stored({ locations, listing: { ...listing, paid: false } }), locate, TODAY);
    expect(paid).toEqual(free);
  });
});

describe('registry rows', () => {
  const row = (npi: string, kind: 'person' | 'organization'): RegistryRow => ({
    npi,
    kind,
    name: 'Fixture (fixture)',
    credentials: '',
    professions: ['acupuncturist'],
    address: '',
    precision: 'area',
    city: 'Albany',
    region: 'NY',
    postalCode: '12203',
    country: 'US',
    phone: '',
    otherPlaces: [{ postalCode: '10001', region: 'NY', city: 'New York' }],
    updatedOn: '2024-05-06',
  });
  const rows = [row('1000000004', 'person'), row('1000000012', 'organization')];

  test('are published as the operator chose, without profiles and those left out', () => {
    const published = (choice: 'none' | 'organizations' | 'all', leftOut = '') =>
      publishedRows(rows, choice, (npi) => npi === leftOut).map(({ npi }) => npi);
    expect(published('none')).toEqual([]);
    expect(published('organizations')).toEqual(['1000000012']);
    expect(published('all')).toEqual(['1000000004', '1000000012']);
    expect(published('all', '1000000004')).toEqual(['1000000012']);
  });

  test('claim nothing that the registry does not tell, and stand at each of their places', () => {
    const found = rowsOfRegistry(
      rows[0] ?? row('', 'person'),
      new Map([['acupuncturist', ['acupuncture']]]),
      () => ({ latitude: 42, longitude: -73 }),
      '2026-11-09',
      '2026-11-23',
    );
    expect(found.map(({ row: { postalCode } }) => postalCode)).toEqual(['12203', '10001']);
    expect(found[0]?.row).toMatchObject({
      isClaimed: false,
      isAccepting: false,
      treatments: ['acupuncture'],
      access: [],
    });
  });
});
