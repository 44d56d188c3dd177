/** A hundred raw rows through the import: every field that is published beside the raw cells it comes from. */
import { describe, expect, test } from 'vitest';
import { parseRegistry, type RegistryRow } from '#providers/registry.ts';
import { hundredRows, LEFT_OUT, STREET_COLUMNS } from '#tests/scripts/hundred-rows.ts';
import {
  monthly,
  npi,
  practice,
  registryFiles,
  rejects,
  rowsOf,
  run,
  write,
  type Cells,
} from '#tests/scripts/import-folder.ts';

const rows = hundredRows();

const importRows = async (): Promise<{ report: Awaited<ReturnType<typeof run>>; published: RegistryRow[] }> => {
  const report = await run([monthly(...rows.map(({ cells }) => cells))]);
  const published = [...registryFiles()]
    .filter(([name]) => name.endsWith('.csv'))
    .flatMap(([name, text]) => parseRegistry(text, name));
  return { report, published };
};

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The columns that a field may come from, and no other. */
const COLUMNS_OF = {
  name: /^Provider (?:Organization Name|Last Name|First Name|Middle Name|Name Suffix|Other Organization Name)/,
  credentials: /^Provider Credential Text$/,
  address: new RegExp(`^(?:${STREET_COLUMNS.join('|')})$`),
  city: /^Provider Business Practice Location Address City Name$/,
  phone: /^Provider Business Practice Location Address Telephone Number$/,
} as const;
const FIELDS = Object.keys(COLUMNS_OF) as readonly (keyof typeof COLUMNS_OF)[];

/** The letters and digits of the cells, in their order. */
const rawLetters = (cells: Cells, columns: RegExp): string =>
  Object.entries(cells)
    .filter(([column]) => columns.test(column))
    .flatMap(([, text]) => words(text))
    .join('');

describe('a hundred rows of the registry', () => {
  test('are published field by field as it stands beside their raw cells, and no other row is', async () => {
    const { published } = await importRows();
    const expected = rows.flatMap((row) => row.published ?? []);
    const byNpi = (a: RegistryRow, b: RegistryRow): number => (a.npi < b.npi ? -1 : 1);
    expect(published.sort(byNpi)).toEqual(expected.sort(byNpi));
    expect(expected).toHaveLength(100 - LEFT_OUT.length);
  });

  test('say nothing that does not stand in the cells of the field', async () => {
    const { published } = await importRows();
    for (const row of published) {
      const cells = rows.find(({ cells: { NPI } }) => NPI === row.npi)?.cells ?? {};
      for (const field of FIELDS) {
        const letters = rawLetters(cells, COLUMNS_OF[field]);
        // "M D" is written as MD, a phone number in groups behind its country's code, and a middle name as an initial.
        const strange = words(row[field]).filter((word) => !`1${letters}`.includes(word));
        expect([row.npi, field, strange]).toEqual([row.npi, field, []]);
      }
      expect(row.kind === 'person' ? row.address : '').toBe('');
    }
  });

  test('hold nothing of what is never published', async () => {
    await importRows();
    const text = [...registryFiles().values()].join('');
    expect(text).not.toMatch(/secret|zoe|0199|60199|2125550|@|attn|c\/o|\bcare of zoe/i);
    expect(text).not.toMatch(/(?:^|,)[FMY](?:,|$)/m);
  });

  test('are all accounted for, each left out one by its reason', async () => {
    const { report } = await importRows();
    const { read, kept, skipped, rejected, repaired } = report.counts;
    expect({ read, kept }).toEqual({ read: 100, kept: 100 - LEFT_OUT.length });
    expect({ ...skipped, ...rejected }).toEqual(Object.fromEntries(LEFT_OUT.map(([, reason]) => [reason, 1])));
    expect(rejects().trim().split('\n')).toHaveLength(1 + Object.keys(rejected).length);
    expect(repaired).toMatchObject({
      'street of a person left out': expect.any(Number) as number,
      'home address left out': expect.any(Number) as number,
      'addressee or contact left out': expect.any(Number) as number,
      'number or contact left out of a name': expect.any(Number) as number,
      'number or contact left out of credentials': expect.any(Number) as number,
      'phone number left out': expect.any(Number) as number,
      'also registered as something else': expect.any(Number) as number,
    });
  });
});

describe('other names and second places', () => {
  const names = (...rows: readonly (readonly [number, string])[]): string =>
    write(
      'othername_pfile_20261109-20261115.csv',
      [
        'NPI,Provider Other Organization Name,Provider Other Organization Name Type Code',
        ...rows.map(([number, name]) => `${npi(number)},"${name}",3`),
      ].join('\n'),
    );

  test('are held to the same rules, and a name of which nothing is left takes the place of none', async () => {
    await run([monthly(practice(1), practice(2), practice(3), practice(4))]);
    const places = write(
      'pl_pfile_20261109-20261115.csv',
      [
        'NPI,Provider Secondary Practice Location Address - City Name,Provider Secondary Practice Location Address - State Name,Provider Secondary Practice Location Address - Postal Code,Provider Secondary Practice Location Address - Country Code (If outside U.S.)',
        `${npi(1)},NEW YORK ATTN ZOE SECRET,NY,10001,US`,
        `${npi(1)},ZOE@SECRET.EXAMPLE,NY,12203,US`,
      ].join('\n'),
    );
    await run([
      places,
      names([1, 'FIXTURE SPINE C/O ZOE SECRET'], [2, 'C/O ZOE SECRET'], [3, '<UNAVAIL>'], [4, 'NPI 1234567893']),
    ]);
    expect(rowsOf('us-ny').map(({ name }) => name)).toEqual([
      'Fixture Spine',
      'Fixture Clinic 2 LLC',
      'Fixture Clinic 3 LLC',
      'Fixture Clinic 4 LLC',
    ]);
    expect([...registryFiles().values()].join('')).not.toMatch(/secret|zoe/i);
  });
});
