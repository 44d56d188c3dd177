import { describe, expect, test } from 'vitest';
import { finderDatasetOf } from '#providers/finder/dataset.ts';
import { planRegistry } from '#providers/finder/registry-plan.ts';
import { ALL, type RegistrySets } from '#providers/finder/sets.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { GENERATED_TREATMENTS_OF, generateRows } from '#scripts/bench/people.ts';

const VOCABULARY = ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'];

const registry: RegistrySets = {
  on: '2026-11-01',
  isOlder: false,
  indexes: { [ALL]: 'a', acupuncturist: 'b', 'physical-therapist': 'c', chiropractor: 'd', psychologist: 'e' },
  lacking: { acupuncturist: ['fmedicare', 'r'] },
  treatments: {
    acupuncturist: ['acupuncture'],
    'physical-therapist': ['physical-therapy'],
    chiropractor: ['chiropractic'],
  },
};

describe('the sets of the registry that a question is asked of', () => {
  test.each([
    ['anybody', '', [], [ALL], true],
    ['a treatment', 'acupuncture', [], ['acupuncturist'], true],
    ['a treatment that nobody of a profession must give', 'yoga', [], [], false],
    ['a profession', '', [['pchiropractor']], ['chiropractor'], true],
    ['a profession that does not give the treatment', 'acupuncture', [['pchiropractor']], ['acupuncturist'], true],
    ['a condition, with what was studied for it', '', [['cknee-pain', 'tacupuncture']], ['acupuncturist'], false],
    ['Medicare', '', [['fmedicare']], [ALL], true],
    ['Medicare, where no row takes it', 'acupuncture', [['fmedicare']], [], false],
    ['telehealth, where no row offers it', 'acupuncture', [['rus-ny', 'r']], [], false],
    ['Medicare, of two professions', '', [['pacupuncturist', 'pchiropractor'], ['fmedicare']], ['chiropractor'], false],
  ] as const)('%s', (_, treatment, tags, slugs, hasProfiles) => {
    expect(planRegistry(registry, treatment, tags)).toEqual({ slugs, hasProfiles });
  });

  test('never hold the profiles while the registry is older', () => {
    expect(planRegistry({ ...registry, isOlder: true }, '', []).hasProfiles).toBe(false);
  });
});

test('a set says what its rows of the registry lack, whatever the profiles among them bear', () => {
  const dated = generateRows(
    3000,
    readPostalAreas().areas,
    { treatments: VOCABULARY, conditions: [], professions: ['acupuncturist'] },
    3,
  );
  const profiles = dated.filter(({ row }) => row.source === 'profile');
  const { sets } = finderDatasetOf(
    profiles.map((each) => ({ ...each, row: { ...each.row, takesMedicare: true } })),
    {
      rows: dated.flatMap(({ row }) => (row.source === 'registry' ? [row] : [])),
      on: '2026-11-01',
      isOlder: false,
      treatmentsOf: GENERATED_TREATMENTS_OF,
    },
  );
  expect(sets.registry?.lacking?.['acupuncturist']).toEqual(expect.arrayContaining(['fmedicare', 'r']));
  expect(sets.registry?.lacking?.['physical-therapist'] ?? []).not.toContain('fmedicare');
});
