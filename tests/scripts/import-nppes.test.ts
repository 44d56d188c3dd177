import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRegistry } from '#providers/registry.ts';
import { hashOfNpi } from '#providers/removed.ts';
import {
  PROVIDER_FILE_COLUMNS,
  REGISTRY_FILE_HEADER,
  registryFileLine,
  writeRegistryFile,
} from '#scripts/bench/registry-file.ts';
import {
  ACUPUNCTURIST,
  MONTHLY,
  WEEKLY,
  monthly,
  npi,
  practice,
  registryFiles,
  root,
  rowsOf,
  run,
  write,
  type Cells,
} from '#tests/scripts/import-folder.ts';
import { zipOf } from '#tests/scripts/registry-archive.ts';

describe('a monthly file', () => {
  test('becomes one file a region, sorted by NPI, and a second run changes nothing', async () => {
    const file = join(root, MONTHLY);
    await writeRegistryFile(file, 800);
    const report = await run([file]);
    const before = registryFiles();
    expect(report.counts.read).toBe(800);
    expect(report.rows).toBe(report.counts.kept);
    expect(report.rows).toBeGreaterThan(200);
    expect(before.get('source.yaml')).toContain('registryOn: 2026-11-08');
    for (const [name, text] of before) {
      if (!name.endsWith('.csv')) continue;
      const numbers = parseRegistry(text, name).map((row) => row.npi);
      expect(numbers).toEqual(numbers.toSorted());
    }
    const second = await run([file]);
    expect(second).toMatchObject({ added: 0, removed: 0, changedFiles: [] });
    expect(registryFiles()).toEqual(before);
  });

  test('leaves behind what we do not publish', async () => {
    await run([monthly(practice(1))]);
    const text = registryFiles().get('us-ny.csv') ?? '';
    for (const secret of ['SECRET', 'Secret', 'LICENSE99', 'OFFICIAL', 'Official', ',F,'])
      expect(text).not.toContain(secret);
    expect(rowsOf('us-ny')[0]).toMatchObject({
      npi: npi(1),
      name: 'Fixture Clinic 1 LLC',
      professions: ['acupuncturist'],
      postalCode: '12203',
      phone: '1 518 555 0100',
      precision: 'address',
    });
  });

  test('is read by the names of its columns, in any order, under the old name of one', async () => {
    const names = PROVIDER_FILE_COLUMNS.map((name) => (name === 'Provider Sex Code' ? 'Provider Gender Code' : name));
    const cells = practice(1);
    const turned = [...PROVIDER_FILE_COLUMNS.keys()].reverse();
    const quote = (text: string): string => `"${text}"`;
    const text = [
      turned.map((at) => quote(names[at] ?? '')).join(','),
      turned.map((at) => quote(cells[PROVIDER_FILE_COLUMNS[at] ?? ''] ?? '')).join(','),
    ].join('\n');
    await run([write(MONTHLY, `${text}\n`)]);
    expect(rowsOf('us-ny').map(({ name }) => name)).toEqual(['Fixture Clinic 1 LLC']);
  });

  test('shows of an address that looks like a home its area alone', async () => {
    await run([monthly(practice(1, { 'Provider Second Line Business Practice Location Address': 'APT 4B' }))]);
    expect(rowsOf('us-ny')[0]).toMatchObject({ address: '', precision: 'area', postalCode: '12203' });
  });

  test('never touches curated profiles', async () => {
    const folder = join(root, 'content/providers/us-ny');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'fixture.yaml'), `npi: "${npi(1)}"\n`);
    await run([monthly(practice(1))]);
    expect(readFileSync(join(folder, 'fixture.yaml'), 'utf8')).toBe(`npi: "${npi(1)}"\n`);
  });
});

describe('what comes after', () => {
  const weekly = (...rows: readonly Cells[]): string =>
    write(WEEKLY, REGISTRY_FILE_HEADER + rows.map(registryFileLine).join(''));

  test('a weekly file adds and changes, and takes nobody out', async () => {
    await run([monthly(practice(1), practice(2))]);
    const changed = practice(2, { 'Provider Organization Name (Legal Business Name)': 'FIXTURE RENAMED LLC' });
    const report = await run([weekly(changed, practice(3))]);
    expect(report).toMatchObject({ rows: 3, added: 1, removed: 0 });
    expect(rowsOf('us-ny').map(({ name }) => name)).toEqual([
      'Fixture Clinic 1 LLC',
      'Fixture Renamed LLC',
      'Fixture Clinic 3 LLC',
    ]);
  });

  test('the next monthly file takes out who is no longer in it', async () => {
    await run([monthly(practice(1), practice(2))]);
    expect(await run([monthly(practice(2))])).toMatchObject({ rows: 1, removed: 1 });
  });

  test('files of deactivations, second places and other names find their rows', async () => {
    await run([monthly(practice(1), practice(2))]);
    const off = write(
      'NPPES Deactivated NPI Report 20261109.csv',
      `NPI,NPPES Deactivation Date\n${npi(1)},11/02/2026\n`,
    );
    const places = write(
      'pl_pfile_20261109-20261115.csv',
      [
        'NPI,Provider Secondary Practice Location Address- Address Line 1,Provider Secondary Practice Location Address - City Name,Provider Secondary Practice Location Address - State Name,Provider Secondary Practice Location Address - Postal Code,Provider Secondary Practice Location Address - Country Code (If outside U.S.)',
        `${npi(2)},5 FIXTURE AVE,NEW YORK,NY,10001,US`,
      ].join('\n'),
    );
    const names = write(
      'othername_pfile_20261109-20261115.csv',
      `NPI,Provider Other Organization Name,Provider Other Organization Name Type Code\n${npi(2)},THE FIXTURE ON THE DOOR,3\n`,
    );
    await run([off, places, names]);
    expect(rowsOf('us-ny')).toMatchObject([
      {
        npi: npi(2),
        name: 'The Fixture on the Door',
        otherPlaces: [{ postalCode: '10001', region: 'NY', city: 'New York' }],
      },
    ]);
  });

  test('who asked to be left out stays out of every import', async () => {
    writeFileSync(
      join(root, 'content/removed.yaml'),
      `- slug: ${hashOfNpi(npi(1))}\n  removedOn: 2026-05-04\n  reason: requested\n`,
    );
    const report = await run([monthly(practice(1), practice(2))]);
    expect(report.counts.skipped).toEqual({ 'asked to be left out': 1 });
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(2)]);
  });

  test('a run that was stopped goes on where it stopped, to the same end', async () => {
    const file = join(root, MONTHLY);
    await writeRegistryFile(file, 600);
    const whole = await run([file]);
    const expected = registryFiles();
    rmSync(join(root, 'content/registry'), { recursive: true });
    await expect(run([file], { stopAfterRows: 250 })).rejects.toThrow('Stopped.');
    const resumed = await run([file]);
    // What had been read from the disk already is still taken.
    expect(resumed.resumedAt).toBeGreaterThanOrEqual(250);
    expect(resumed.resumedAt).toBeLessThan(600);
    expect(resumed.counts).toEqual(whole.counts);
    expect(registryFiles()).toEqual(expected);
  });
});

test('a zipped file is read as it lies in its archive', async () => {
  const text = REGISTRY_FILE_HEADER + registryFileLine(practice(1));
  const report = await run([write('NPPES_Data_Dissemination.zip', zipOf([{ name: MONTHLY, bytes: text, method: 0 }]))]);
  expect(report).toMatchObject({ rows: 1, registryOn: '2026-11-08' });
});

test('an answer of the registry’s interface is read, its second places too', async () => {
  const answer = {
    result_count: 1,
    results: [
      {
        number: npi(1),
        enumeration_type: 'NPI-2',
        basic: { organization_name: 'FIXTURE CLINIC LLC', last_updated: '2024-05-06' },
        addresses: [
          {
            address_purpose: 'LOCATION',
            address_1: '12 FIXTURE ST',
            city: 'ALBANY',
            state: 'NY',
            postal_code: '122031234',
            country_code: 'US',
          },
        ],
        practiceLocations: [{ city: 'NEW YORK', state: 'NY', postal_code: '10001', country_code: 'US' }],
        taxonomies: [{ code: ACUPUNCTURIST, primary: true }],
      },
    ],
  };
  await run([write('answer.json', JSON.stringify(answer))]);
  expect(rowsOf('us-ny')).toMatchObject([{ name: 'Fixture Clinic LLC', otherPlaces: [{ postalCode: '10001' }] }]);
});

test('the interface’s complaint is told in its own words', async () => {
  const file = write('answer.json', JSON.stringify({ Errors: [{ description: 'No valid search criteria' }] }));
  await expect(run([file])).rejects.toThrow('No valid search criteria');
});
