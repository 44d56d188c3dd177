import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPostalAreas } from '#places/postal-areas.ts';
import { finderDatasetOf } from '#providers/finder/dataset.ts';
import { findByName } from '#providers/finder/engine.ts';
import { keysMeantBy, nameKeyOf } from '#providers/finder/name-keys.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { GENERATED_TREATMENTS_OF, generateRows } from '#scripts/bench/people.ts';

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'],
  conditions: ['knee-pain'],
  professions: ['psychologist'],
};
const { areas } = readPostalAreas();
/** Of real length, and many of one family. */
const FAMILIES = ['Fixture', 'Fixture-Doe', "O'Fixture", 'van Fixture', 'Sample', 'Example'];
const COMMON_FROM = 2000;

const rows: DatedRow[] = generateRows(12_000, areas, VOCABULARY, 3, 0.1).map((dated, index) => {
  const plain = dated.row.name.replace(' (generated)', '');
  const [first = ''] = plain.split(' ');
  const name = index < COMMON_FROM ? `${first} ${FAMILIES[index % FAMILIES.length] ?? ''}` : plain;
  const shown =
    dated.row.kind === 'organization' ? `${plain} Clinic LLC` : `${name}${index % 3 === 0 ? ', L.Ac.' : ''}`;
  return { ...dated, row: { ...dated.row, name: shown } };
});
const withRow = (row: Partial<FinderRow>, beside = rows.slice(0, 600)): DatedRow[] => {
  const [first] = rows.filter((dated) => dated.row.source === 'registry');
  if (!first) throw new Error('There is no registry row.');
  return [...beside, { ...first, row: { ...first.row, id: '1999999999', kind: 'person', ...row } }];
};
const datasetOf = (dated: readonly DatedRow[]) =>
  finderDatasetOf(
    dated.filter(({ row }) => row.source === 'profile'),
    {
      rows: dated.flatMap(({ row }) => (row.source === 'registry' ? [row] : [])),
      on: '2026-11-01',
      isOlder: false,
      treatmentsOf: GENERATED_TREATMENTS_OF,
    },
  );
const dataset = datasetOf(rows);

const sizes = new Map<string, number>();
const look = async (text: string, { sets, files } = dataset, count = 20, point?: FinderRow) => {
  const paths = new Set<string>();
  const fetchFile = (path: string): Promise<unknown> => {
    paths.add(path);
    return Promise.resolve(JSON.parse(files.get(path) ?? 'null') as unknown);
  };
  const result = await findByName(text, { sets, fetchFile, day: '2026-11-23', point, count });
  let bytes = 0;
  for (const path of paths) {
    const size = sizes.get(path) ?? brotliCompressSync(files.get(path) ?? '').length;
    sizes.set(path, size);
    bytes += size;
  }
  return { ids: result.groups.flatMap(({ found }) => found.map(({ id }) => id)), result, bytes, requests: paths.size };
};

const bare = (name: string): string => name.replace(/,.*$/, '');

describe('by name', () => {
  test('everybody is found, in at most 30 kB and few requests', async () => {
    let most = 0;
    for (const { row } of rows.filter((_, index) => index % 41 === 0)) {
      const { ids, result, bytes, requests } = await look(bare(row.name), dataset, 1000);
      expect(ids, row.name).toContain(row.id);
      expect(result.count).toBe(ids.length);
      expect(requests).toBeLessThanOrEqual(10);
      most = Math.max(most, bytes);
    }
    expect(most).toBeLessThan(30_000);
  });

  test('exactly those whose key begins as was typed are found', async () => {
    for (const text of ['Ba', 'Bad', 'Bade', 'Fixture Ba', 'Sample Du', 'Lalo clinic']) {
      const [turned = '', typed = ''] = [...keysMeantBy(text), ''];
      const having = (start: string): string[] =>
        start === '' ? [] : rows.filter(({ row }) => nameKeyOf(row).startsWith(start)).map(({ row }) => row.id);
      const expected = having(turned).length > 0 ? having(turned) : having(typed);
      const { ids, result } = await look(text, dataset, 1e6);
      const isTooShort = text.length < 3;
      if (result.isCut) expect(expected).toEqual(expect.arrayContaining(ids));
      else expect(ids.toSorted()).toEqual(isTooShort ? [] : [...new Set(expected)].sort());
    }
  });

  test.each([
    ['Jane Testcase', 'Jane Testcase'],
    ['jane testcase', 'Jane Testcase'],
    ['Testcase, Jane', 'Jane Testcase'],
    ['Testcase Jane', 'Jane Testcase'],
    ['Testcase', 'Jane Testcase'],
    ['Jane Testcase', 'Jane D. Testcase III, L.Ac., MSOM'],
    ['Testcase', 'Jane Testcase Jr'],
    ['JOSE O’TESTCASE', "José O'Testcase"],
    ['jane testcase-roe', 'Jane Testcase-Roe'],
    ['jane testcase', 'Jane (Janie) Testcase'],
    ['Jane Testcase (Janie)', 'Jane Testcase'],
  ])('“%s” finds %s', async (text, name) => {
    const { ids } = await look(text, datasetOf(withRow({ name })));
    expect(ids).toContain('1999999999');
  });

  test('an organization is found by how its name begins', async () => {
    const { ids } = await look(
      'testcase pain',
      datasetOf(withRow({ kind: 'organization', name: 'Testcase Pain Center, Inc.' })),
    );
    expect(ids).toEqual(['1999999999']);
  });

  test('of so common a name the nearest of those read come first, and more are told to be', async () => {
    const [{ row: near } = { row: undefined }] = rows;
    const { result, ids } = await look('Fixture', dataset, 20, near);
    expect(ids).toHaveLength(20);
    expect(result.isCut).toBe(true);
    const distances = result.groups.flatMap(({ found }) => found.map(({ distanceKm }) => distanceKm));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  test('nobody is found by what nobody is called, nor by a letter or two', async () => {
    expect((await look('Nosuchname Atall')).ids).toEqual([]);
    expect((await look('ba')).ids).toEqual([]);
    expect((await look('…')).ids).toEqual([]);
  });

  test('a new name changes a leaf and what leads to it, and no other file', () => {
    const after = datasetOf(withRow({ name: 'Jane Testcase' }, rows));
    const added = [...after.files.keys()].filter((path) => path.startsWith('names.') && !dataset.files.has(path));
    expect(added.length).toBeLessThanOrEqual(4);
  });
});
