import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finderDatasetOf } from '#providers/finder/dataset.ts';
import { rowsOfRegistry } from '#providers/finder/rows.ts';
import { isRegistryTag } from '#providers/finder/sets.ts';
import { medicareSentence, medicareWords, type MedicareFacts } from '#providers/medicare.ts';
import { medicareSourceText } from '#providers/medicare-files.ts';
import { medicareText } from '#providers/medicare-rows.ts';
import { registryCard } from '#providers/model.ts';
import { readRegistry } from '#providers/registry-files.ts';
import { registryLine, registryText, type RegistryRow } from '#providers/registry.ts';
import { npi } from '#tests/medicare/clinician-file.ts';

const TODAY = '2026-11-29';
const DAY = '2026-11-05';

let root: string;

const row = (number: number, place: string): string =>
  `${npi(number)},person,Fixture (fixture),PT,physical-therapist,,area,${place},US,,,2024-05-06`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'medicare-shown-'));
  mkdirSync(join(root, 'content/registry/medicare'), { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(join(root, 'content/registry', name), text);
  };
  write('source.yaml', 'registryOn: 2026-11-08\n');
  write('us-ny.csv', registryText([1, 2, 3].map((number) => row(number, 'Albany,NY,12203'))));
  write('us-vt.csv', registryText([row(4, 'Burlington,VT,05401')]));
  write('medicare/source.yaml', medicareSourceText(DAY, 4));
  write(
    'medicare/us-ny.csv',
    medicareText([
      `${npi(1)},yes,yes,"Fixture Clinic, LLC; Fixture Hospital",2`,
      `${npi(2)},,sometimes,,`,
      // Moved to Vermont since, where the practice of the list is not.
      `${npi(4)},yes,yes,Fixture Clinic,`,
      `${npi(9)},yes,yes,,`,
    ]),
  );
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (today = TODAY): RegistryRow[] => [...readRegistry(root, today).regions].flat();

const factsOf = (number: number): MedicareFacts => {
  const facts = read().find((each) => each.npi === npi(number))?.medicare;
  if (!facts) throw new Error('The list tells nothing.');
  return facts;
};

describe('what the list tells stands in the rows of its region', () => {
  test('by NPI, with its day', () => {
    expect(read().map(({ medicare }) => medicare)).toEqual([
      {
        offersTelehealth: true,
        assignment: 'yes',
        facilities: ['Fixture Clinic, LLC', 'Fixture Hospital'],
        moreFacilities: 2,
        on: DAY,
      },
      { offersTelehealth: false, assignment: 'sometimes', facilities: [], moreFacilities: 0, on: DAY },
      undefined,
      undefined,
    ]);
    expect(readRegistry(root, TODAY).medicareOn).toBe(DAY);
  });

  test('a row that the list does not name is the same as without a list', () => {
    const bare = read()[2];
    expect(bare && 'medicare' in bare).toBe(false);
  });

  test.each([
    ['2027-11-05', DAY],
    ['2027-11-06', ''],
  ])('on %s the day shown is "%s": a year later nothing of it is told', (today, day) => {
    expect(readRegistry(root, today).medicareOn).toBe(day);
    expect(read(today).some(({ medicare }) => medicare)).toBe(day !== '');
  });

  test('without a list all is as it was', () => {
    rmSync(join(root, 'content/registry/medicare'), { recursive: true });
    expect(readRegistry(root, TODAY).medicareOn).toBe('');
    expect(read()).toHaveLength(4);
  });

  test('it is not written into the file of the registry', () => {
    const [first] = read();
    expect(first && registryLine(first)).toBe(row(1, 'Albany,NY,12203'));
  });
});

describe('words name their source and its day', () => {
  test('in the finder', () => {
    expect(medicareWords(DAY, { takesMedicare: true, offersTelehealth: true })).toBe(
      'Medicare’s list of November 5, 2026: takes Medicare, offers telehealth.',
    );
    expect(medicareWords(DAY, { takesMedicare: false, offersTelehealth: false })).toBeUndefined();
  });

  test('in a list', () => {
    expect(medicareSentence(factsOf(1))).toBe(
      'Medicare’s list of November 5, 2026: takes Medicare, offers telehealth, works with Fixture Clinic, LLC; Fixture Hospital; 2 more groups.',
    );
    expect(medicareSentence(factsOf(2))).toBe('Medicare’s list of November 5, 2026: may take Medicare (ask).');
  });

  test('a card of a list has them, and says that telehealth is offered', () => {
    const card = registryCard({ ...(read()[0] as RegistryRow) }, new Map(), new Map(), '2026-11-08');
    expect(card).toMatchObject({ offersTelehealth: true, medicare: factsOf(1) });
  });
});

describe('the finder', () => {
  const rows = () =>
    read().flatMap((each) =>
      rowsOfRegistry(each, new Map(), () => ({ latitude: 42.65, longitude: -73.75 }), '2026-11-08', TODAY),
    );

  test('takes Medicare is said only of those who always do', () => {
    expect(rows().map(({ row: { takesMedicare, offersTelehealth } }) => [takesMedicare, offersTelehealth])).toEqual([
      [true, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
  });

  test('writes rows of the registry with telehealth, of which nobody said where', () => {
    const inRegistry = rows().map((each) => each.row);
    const { sets, files } = finderDatasetOf([], {
      rows: inRegistry,
      on: '2026-11-08',
      isOlder: false,
      treatmentsOf: new Map(),
    });
    expect(sets.registry).toBeDefined();
    expect([...files.values()].some((text) => text.includes('"r":'))).toBe(true);
  });

  test.each([
    ['r', true],
    ['rus-ny', false],
    ['foffice', true],
    ['fmedicare', true],
    ['fhome', false],
    ['fofficer', false],
    ['tacupuncture', true],
    ['pacupuncturist', true],
    ['les', false],
  ])('a row of the registry may tell "%s": %s', (tag, isOne) => {
    expect(isRegistryTag(tag)).toBe(isOne);
  });
});
