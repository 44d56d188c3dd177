import { describe, expect, test } from 'vitest';
import { type RegistryRow } from '#providers/registry.ts';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import {
  MONTHLY,
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

describe('dirty input', () => {
  const mended: readonly (readonly [string, Cells, Partial<RegistryRow>, string])[] = [
    ['an NPI that a spreadsheet made a float', { NPI: `${npi(1)}.0` }, { npi: npi(1) }, 'NPI written as a decimal'],
    [
      'a ZIP code that lost its zero',
      {
        'Provider Business Practice Location Address Postal Code': '1001',
        'Provider Business Practice Location Address State Name': 'MA',
        'Provider Business Practice Location Address City Name': 'AGAWAM',
      },
      { postalCode: '01001' },
      'zeros of the postal code',
    ],
    [
      'a name that would be a formula',
      { 'Provider Organization Name (Legal Business Name)': '=HYPERLINK("http://fixture.example")' },
      {},
      'cell that looks like a formula',
    ],
    [
      'a placeholder',
      { 'Provider Second Line Business Practice Location Address': '<UNAVAIL>' },
      { address: '12 Fixture St' },
      'placeholder left out',
    ],
    [
      'a phone number of nobody',
      { 'Provider Business Practice Location Address Telephone Number': '0000000000' },
      { phone: '' },
      'phone number left out',
    ],
  ];

  test.each(mended)('%s is mended and counted', async (_name, cells, expected, repair) => {
    const report = await run([monthly(practice(1, cells))]);
    expect(report.counts).toMatchObject({ read: 1, kept: 1, repaired: { [repair]: 1 } });
    const rows = [...rowsOf('us-ny'), ...rowsOf('us-ma')];
    expect(rows[0]).toMatchObject(expected);
  });

  test('a formula cannot run when the file is opened in a spreadsheet', async () => {
    await run([monthly(practice(1, { 'Provider Organization Name (Legal Business Name)': '=1+1 FIXTURE' }))]);
    expect(registryFiles().get('us-ny.csv')).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });

  test('bytes of Latin-1 are read as the letters they are', async () => {
    const line = registryFileLine(
      practice(1, { 'Provider Organization Name (Legal Business Name)': 'CLÍNICA FIXTURE' }),
    );
    const file = write(MONTHLY, Buffer.concat([Buffer.from(REGISTRY_FILE_HEADER), Buffer.from(line, 'latin1')]));
    const report = await run([file]);
    expect(rowsOf('us-ny')[0]?.name).toBe('Clínica Fixture');
    expect(report.counts.repaired).toMatchObject({ 'Latin-1 letters': 1 });
  });

  const rejected: readonly (readonly [string, Cells])[] = [
    ['NPI fails its check digit', { NPI: '1234567890' }],
    ['NPI is not ten digits', { NPI: '1.23457E+09' }],
    ['no such state', { 'Provider Business Practice Location Address State Name': 'ZZ' }],
    ['no postal code', { 'Provider Business Practice Location Address Postal Code': 'N/A' }],
    ['no name', { 'Provider Organization Name (Legal Business Name)': '<UNAVAIL>' }],
    ['no date', { 'Last Update Date': 'soon' }],
  ];

  test.each(rejected)('"%s" is rejected with its line', async (reason, cells) => {
    const report = await run([monthly(practice(1), practice(2, cells), practice(3))]);
    expect(report.counts).toMatchObject({ read: 3, kept: 2, rejected: { [reason]: 1 } });
    expect(rejects()).toContain(`"${MONTHLY}",3,"${reason}"`);
  });

  test('a row with too few cells and a last line that breaks off are located, and the rest is read', async () => {
    const whole =
      REGISTRY_FILE_HEADER + registryFileLine(practice(1)) + '"short","row"\n' + registryFileLine(practice(2));
    const cut = registryFileLine(practice(3)).slice(0, 120);
    const report = await run([write(MONTHLY, whole + cut)]);
    expect(report.counts).toMatchObject({ read: 4, kept: 2, rejected: { 'wrong number of cells': 1 } });
    expect(Object.values(report.counts.rejected).reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(rejects()).toContain(`"${MONTHLY}",3,"wrong number of cells"`);
    expect(rejects()).toContain(`"${MONTHLY}",5,`);
  });

  test('a deactivated row, blank but for its number, is left out and counted', async () => {
    const report = await run([monthly({ NPI: npi(9), 'NPI Deactivation Date': '01/02/2020' }, practice(1))]);
    expect(report.counts).toMatchObject({ read: 2, kept: 1, skipped: { deactivated: 1 } });
  });

  test('a file that is none of the registry’s is refused with the columns it lacks', async () => {
    await expect(run([write('list.csv', 'name,phone\nx,y\n')])).rejects.toThrow(/no file of the NPI registry.*"NPI"/);
  });
});
