import { describe, expect, test } from 'vitest';
import { openTimesOf } from '#places/schema.ts';
import { acceptsRow } from '#providers/finder/filter-rules.ts';
import {
  acceptingWords,
  careWords,
  matchWords,
  paymentWords,
  type AskedWords,
} from '#providers/finder/listing-facts.ts';
import { EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import { rowsOfProfile } from '#providers/finder/rows.ts';
import { findSeveralTopics } from '#providers/finder/topic-names.ts';
import { providerShape } from '#providers/schema.ts';
import { fixtureProvider } from '#tests/providers/fixture-provider.ts';

const TODAY = '2026-11-23';
const ALBANY = { latitude: 42.65, longitude: -73.75 };

const rowOf = (fields: object = {}, place: object = {}): FinderRow => {
  const locations = [{ city: 'Albany', region: 'NY', country: 'US', postalCode: '12203', ...place }];
  const provider = providerShape.stored.of(fixtureProvider({ locations, ...fields }));
  const row = rowsOfProfile('fixture', provider, () => ALBANY, TODAY)[0]?.row;
  if (!row) throw new Error('The fixture is hidden.');
  return row;
};

const asked = (question: Partial<FinderQuestion>): AskedWords => ({
  question: { ...EMPTY_QUESTION, ...question },
  nameOf: (_, slug) => slug,
  studiedTreatments: new Set(['yoga']),
});

describe('new patients', () => {
  const isAccepting = rowOf({ acceptingPatients: { code: 'newpt', asOf: '2026-11-03', waitDays: 14 } });

  test('are told with their day, and "confirmed" only where somebody asked', () => {
    expect(acceptingWords(isAccepting, { accepting: ['newpt', '2026-11-03', true] })).toBe(
      'Taking new patients (confirmed November 3, 2026), usual wait 14 days',
    );
    expect(acceptingWords(isAccepting, { accepting: ['newpt', '2026-11-03', false] })).toContain('(as of November 3');
  });

  test('that are not taken are told as well, and what is not known is no answer', () => {
    expect(acceptingWords(rowOf(), { accepting: ['nopt', '2026-11-03', true] })).toMatch(/^Not taking new patients/);
    expect(acceptingWords(rowOf(), undefined)).toBeUndefined();
  });
});

test('the plan that was asked for is named first, and others are counted', () => {
  const row = rowOf({ insurance: ['Plan A', 'Plan B', 'Plan C', 'Plan D', 'Plan X'], insuranceCheckedOn: TODAY });
  expect(paymentWords(row, undefined, asked({ insurance: 'Plan X' }))).toBe(
    'Takes Plan X, Plan A, Plan B and 2 other plans',
  );
  expect(paymentWords(rowOf(), undefined, asked({}))).toBeUndefined();
});

test('a result says what it meets of what was asked for', () => {
  const row = rowOf(
    {
      languages: ['es'],
      ageGroups: ['children'],
      homeVisits: true,
      homeVisitRadius: 20,
      treatments: ['yoga', 'reiki'],
      conditions: ['migraine'],
    },
    { accessibility: ['step-free'], hours: [{ day: 'Saturday', opens: '10:00', closes: '19:00' }] },
  );
  const question = {
    treatment: 'yoga,tai-chi,reiki',
    condition: 'knee-pain',
    language: 'es',
    age: 'children',
    home: true,
    evening: true,
    weekend: true,
    claimed: true,
    access: ['step-free'],
    who: 'person',
  };
  expect(matchWords(row, asked(question))).toEqual([
    'offers yoga and reiki',
    'offers yoga, studied for knee-pain',
    'a person',
    'speaks Spanish',
    'sees children',
    'visits at home within 20 miles',
    'open after 6 p.m.',
    'open on weekends',
    'confirmed their listing',
    'no steps',
  ]);
  expect(careWords(rowOf({ homeVisits: true }), asked({}))).toBe('Visits at home (how far they travel is not known)');
});

describe('home visits', () => {
  const near = { latitude: 42.7, longitude: -73.75 };
  const far = { latitude: 44, longitude: -73.75 };
  const reaches = (row: FinderRow, point: typeof near | undefined): boolean =>
    acceptsRow({ ...EMPTY_QUESTION, home: true }, { studiedTreatments: new Set(), point })(row);

  test('count where the radius reaches the reader; an unknown radius leaves nobody out', () => {
    const within = rowOf({ homeVisits: true, homeVisitRadius: 20 });
    expect([reaches(within, near), reaches(within, far), reaches(within, undefined)]).toEqual([true, false, true]);
    expect(reaches(rowOf({ homeVisits: true }), far)).toBe(true);
    expect(reaches(rowOf({ homeVisitRadius: 20 }), near)).toBe(false);
  });
});

test('what nobody said is no answer: ages, hours, a free talk, Medicare', () => {
  const row = rowOf();
  for (const filter of [{ age: 'adults' }, { evening: true }, { weekend: true }, { free: true }, { medicare: true }])
    expect(acceptsRow({ ...EMPTY_QUESTION, ...filter }, { studiedTreatments: new Set(), point: undefined })(row)).toBe(
      false,
    );
});

test.each([
  ['17:00', false],
  ['18:00', false],
  ['18:30', true],
  ['02:00', true],
])('hours until %s are evening hours: %s', (closes, isOpenEvenings) => {
  expect(openTimesOf([{ day: 'Friday', opens: '09:00', closes }])).toEqual({ isOpenEvenings, isOpenWeekends: false });
});

describe('several in one field', () => {
  const treatments = { yoga: ['Yoga'], 'tai-chi': ['Tai chi'], 'heat-and-cold': ['Heat and cold'] };
  const conditions = { 'knee-pain': ['Knee pain'] };
  const professions = { chiropractor: ['Chiropractor'], 'massage-therapist': ['Massage therapist'] };
  const read = (text: string) => findSeveralTopics(text, treatments, conditions, professions);
  const nothing = { treatment: '', profession: '', condition: '', unknown: '' };

  test.each([
    ['yoga, tai chi', { treatment: 'yoga,tai-chi' }],
    ['Yoga or Tai chi', { treatment: 'yoga,tai-chi' }],
    ['massage therapist, chiropractor', { treatment: 'massage-therapist,chiropractor' }],
    ['yoga; chiropractor', { treatment: 'yoga,chiropractor' }],
    ['yoga, knee pain', { treatment: 'yoga', condition: 'knee-pain' }],
    ['chiropractor, knee pain', { profession: 'chiropractor', condition: 'knee-pain' }],
    ['yoga, zzzz', { treatment: 'yoga', unknown: 'zzzz' }],
  ])('“%s” is read as such', async (text, expected) => {
    expect(await read(text)).toEqual({ ...nothing, ...expected });
  });

  test.each(['yoga', 'heat and cold', 'yoga,'])('“%s” is no list', async (text) => {
    expect(await read(text)).toBeUndefined();
  });
});
