import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import {
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
import { ENDPOINT_HEADER, publishedFiles, workbookOf, zipOf } from '#tests/scripts/registry-archive.ts';

const SPAN = '20050523-20261108';
const providers: readonly Cells[] = [
  ...Array.from({ length: 12 }, (_, index) => practice(index + 1)),
  practice(20, { 'Healthcare Provider Taxonomy Code_1': '183500000X' }),
  { NPI: npi(21), 'NPI Deactivation Date': '01/02/2020' },
  practice(22, { 'Provider Business Practice Location Address State Name': 'ZZ' }),
];

const archive = (rows: readonly Cells[], span = SPAN): string =>
  write(
    `NPPES_Data_Dissemination_${span}.zip`,
    zipOf(
      publishedFiles(
        {
          providers: rows,
          otherNames: [[npi(2), 'THE FIXTURE ON THE DOOR']],
          places: [{ npi: npi(3), city: 'NEW YORK', state: 'NY', zip: '100011234' }],
          endpoints: [npi(4)],
        },
        span,
      ),
    ),
  );

const deactivations = [
  ['NPPES Deactivated NPI Report as of Nov 9 2026', ''],
  ['NPI', 'NPPES Deactivation Date'],
  [npi(1), '11/02/2026'],
] as const;

describe('the archive as the registry publishes it', () => {
  test('is read for what is known in it, and what was left is named and counted', async () => {
    const report = await run([archive(providers)]);
    expect(report).toMatchObject({ rows: 12, added: 12, removed: 0, registryOn: '2026-11-08', isComplete: true });
    expect(report.counts).toMatchObject({
      read: 17,
      kept: 14,
      skipped: { 'other profession': 1, deactivated: 1 },
      rejected: { 'no such state': 1 },
    });
    expect(rowsOf('us-ny')[1]?.name).toBe('The Fixture on the Door');
    expect(rowsOf('us-ny')[2]?.otherPlaces).toEqual([{ postalCode: '10001', region: 'NY', city: 'New York' }]);
    const passedOver = report.passedOver.map(({ name, reason }) => `${name.split(' → ')[1]}: ${reason}`);
    expect(passedOver).toContain(`endpoint_pfile_${SPAN}.csv: electronic addresses, which the site does not show`);
    expect(passedOver).toContain('NPPES_Data_Dissemination_Readme_v.2.pdf: not a table');
    // Copies of the head lines and what a Mac adds are nothing to tell of.
    expect(passedOver).toHaveLength(3);
  });

  test('a second time changes nothing', async () => {
    await run([archive(providers)]);
    const before = registryFiles();
    expect(await run([archive(providers)])).toMatchObject({ rows: 12, added: 0, removed: 0, changedFiles: [] });
    expect(registryFiles()).toEqual(before);
  });

  test('of the next month, cut to its head lines, is not believed; after a list of deactivations 11 remain', async () => {
    await run([archive(providers)]);
    const before = registryFiles();
    await expect(run([archive([], '20050523-20261213')])).rejects.toThrow(/all 12 rows.*--allow-shrink/s);
    expect(registryFiles()).toEqual(before);
    const report = await run([
      write('deactivated.zip', zipOf([{ name: 'list.xlsx', bytes: workbookOf(deactivations) }])),
    ]);
    expect(report).toMatchObject({ rows: 11, added: 0, removed: 1, registryOn: '2026-11-08' });
    expect(report.counts).toMatchObject({ read: 1, kept: 0, skipped: { deactivated: 1 } });
  });

  test('with nothing in it that the import reads is refused, and what it holds is named', async () => {
    const file = write(
      'other.zip',
      zipOf([
        { name: 'readme.pdf', bytes: '%PDF' },
        { name: 'endpoint_pfile_20050523-20261108.csv', bytes: ENDPOINT_HEADER },
      ]),
    );
    await expect(run([file])).rejects.toThrow(/other\.zip.*readme\.pdf.*endpoint_pfile/s);
  });

  test('with a main file that lacks a column is refused: it must not be passed over', async () => {
    const files = publishedFiles({ providers }, SPAN).map(({ name, bytes, ...rest }) => ({
      name,
      bytes: name.startsWith('npidata') ? String(bytes).replace('"Entity Type Code"', '"Entity Kind"') : bytes,
      ...rest,
    }));
    await expect(run([write('changed.zip', zipOf(files))])).rejects.toThrow(/npidata_pfile.*"Entity Type Code"/);
  });
});

describe('a list of deactivations', () => {
  const csv = `${deactivations.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;

  test.each([
    ['deactivated.csv', csv],
    ['NPPES Deactivated NPI Report 20261109.xlsx', workbookOf(deactivations)],
    ['numbers.xlsx', workbookOf([...deactivations.slice(0, 2), [Number(npi(1)), 46328]])],
    ['list.zip', zipOf([{ name: 'NPPES Deactivated NPI Report 20261109.xlsx', bytes: workbookOf(deactivations) }])],
  ])('%s takes out whom it names, and leaves the day of the registry', async (name, bytes) => {
    await run([monthly(practice(1), practice(2), practice(3))]);
    const report = await run([write(name, bytes)]);
    expect(report).toMatchObject({ rows: 2, removed: 1, registryOn: '2026-11-08' });
    expect(registryFiles().get('source.yaml')).toContain('registryOn: 2026-11-08\n');
  });

  test('in a workbook that is broken is refused with what to do', async () => {
    await run([monthly(practice(1), practice(2))]);
    const before = registryFiles();
    const file = write(
      'only-xlsx.zip',
      zipOf([{ name: 'NPPES Deactivated NPI Report.xlsx', bytes: 'PK\u0003\u0004' }]),
    );
    await expect(run([file])).rejects.toThrow(/NPPES Deactivated NPI Report\.xlsx.*[Ss]ave.*CSV/s);
    expect(registryFiles()).toEqual(before);
  });
});

describe('the day of the registry', () => {
  test('that nothing tells is asked for, never written as nothing', async () => {
    await run([monthly(practice(1), practice(2))]);
    writeFileSync(join(root, 'content/registry/source.yaml'), 'registryOn: \n');
    const list = write('deactivated.csv', `NPI,NPPES Deactivation Date\n${npi(1)},11/02/2026\n`);
    await expect(run([list])).rejects.toThrow(/--date YYYY-MM-DD/);
    expect(rowsOf('us-ny')).toHaveLength(2);
    expect(await run([list], { registryOn: '2026-11-09' })).toMatchObject({ rows: 1, registryOn: '2026-11-09' });
  });

  test('that is told but is no day is refused', async () => {
    await expect(run([monthly(practice(1))], { registryOn: '2026-02-30' })).rejects.toThrow(/"2026-02-30".*YYYY-MM-DD/);
  });

  test('does not go back with an older month, unless it is insisted on', async () => {
    await run([archive(providers)]);
    const before = registryFiles();
    const older = archive(providers.slice(0, 11), '20050523-20261011');
    await expect(run([older])).rejects.toThrow(/2026-10-11.*2026-11-08.*--allow-older/s);
    expect(registryFiles()).toEqual(before);
    expect(await run([older], { mayGoBack: true })).toMatchObject({ rows: 11, registryOn: '2026-10-11' });
  });

  test('is not set back by an answer of the interface for one provider', async () => {
    await run([monthly(practice(1))]);
    const answer = { results: [{ number: npi(2), enumeration_type: 'NPI-2', basic: { last_updated: '2024-05-06' } }] };
    expect(await run([write('answer.json', JSON.stringify(answer))])).toMatchObject({ registryOn: '2026-11-08' });
  });
});

describe('a monthly file that was cut short', () => {
  const NEXT = 'npidata_pfile_20050523-20261213.csv';
  const whole = REGISTRY_FILE_HEADER + providers.slice(0, 12).map(registryFileLine).join('');

  test.each([
    ['of its head alone', REGISTRY_FILE_HEADER, /all 12 rows/],
    ['of two rows', REGISTRY_FILE_HEADER + providers.slice(0, 2).map(registryFileLine).join(''), /10 of the 12 rows/],
    [
      'that breaks off in its first record',
      whole.slice(0, REGISTRY_FILE_HEADER.length + 120),
      /cut short.*all 12 rows/s,
    ],
    ['that breaks off in its last record', whole.slice(0, -200), /cut short.*1 of the 12 rows/s],
  ])('%s takes nobody out, and the flag that insists is named', async (_name, text, words) => {
    await run([monthly(...providers.slice(0, 12))]);
    const before = registryFiles();
    const refusal = await run([write(NEXT, text)]).catch((error: unknown) => String(error));
    expect(refusal).toMatch(words);
    expect(refusal).toContain('--allow-shrink');
    expect(refusal).toContain(NEXT);
    expect(registryFiles()).toEqual(before);
  });

  test('empties the registry when it is insisted on, and the report says so', async () => {
    await run([monthly(...providers.slice(0, 12))]);
    const report = await run([write(NEXT, REGISTRY_FILE_HEADER)], { mayShrink: true });
    expect(report).toMatchObject({ rows: 0, removed: 12 });
  });
});
