import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { removeListings } from '#scripts/nppes/removal.ts';
import { clinician, CLINICIAN_HEADER, clinicianText, npi, SAMPLE, sampleRows } from '#tests/medicare/clinician-file.ts';
import { csv, DAY, files, root, rowsOf, run, write, writeRegistry } from '#tests/medicare/medicare-folder.ts';
import { zipOf } from '#tests/scripts/registry-archive.ts';

describe('the sample in the form of the file', () => {
  test('every fact that is written is that of the raw cells, and every told fact is written', async () => {
    const numbers = Array.from({ length: 24 }, (_, index) => index + 1);
    writeRegistry({ 'us-ny': numbers.filter((each) => each % 2 === 0), 'us-vt': numbers.filter((each) => each % 2) });
    const report = await run(SAMPLE);
    const byNpi = Map.groupBy(sampleRows(), (cells) => cells['NPI'] ?? '');
    const written = new Map([...rowsOf('us-ny'), ...rowsOf('us-vt')].map((row) => [row.npi, row]));
    expect(report.counts).toMatchObject({ read: sampleRows().length, kept: sampleRows().length });
    expect([...written.keys()].sort()).toEqual([...byNpi.keys()].sort());
    for (const [id, cells] of byNpi) {
      const told = cells.map((row) => row['ind_assgn']).filter((value) => value !== '');
      const groups = new Set(cells.map((row) => (row['Facility Name'] ?? '').toLowerCase()).filter(Boolean));
      const row = written.get(id);
      expect(row?.offersTelehealth, id).toBe(cells.some((each) => each['Telehlth'] === 'Y'));
      expect(row?.assignment, id).toBe(
        told.length === 0
          ? undefined
          : told.length === cells.length && told.every((value) => value === 'Y')
            ? 'yes'
            : 'sometimes',
      );
      expect(
        row?.facilities.map((name) => name.toLowerCase()),
        id,
      ).toEqual([...groups].sort().slice(0, 2));
      expect(row?.moreFacilities, id).toBe(Math.max(0, groups.size - 2));
    }
  });

  test('becomes one file a region, sorted by NPI, with its day, and a second run changes no byte', async () => {
    writeRegistry({ 'us-ny': [9, 3, 1], 'us-vt': [4] });
    await run(SAMPLE);
    const before = files();
    expect(Object.keys(before)).toEqual(['source.yaml', 'us-ny.csv', 'us-vt.csv']);
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(1), npi(3), npi(9)]);
    expect(before['source.yaml']).toContain(`medicareOn: ${DAY}\nrows: 4\n`);
    expect(await run(SAMPLE)).toMatchObject({ changedFiles: [], rows: 4 });
    expect(files()).toEqual(before);
  });

  test('leaves behind what we do not publish, and who is not in the registry', async () => {
    const report = await run(SAMPLE);
    const text = Object.values(files()).join('');
    for (const secret of ['SECRET', 'Secret', 'MADEUP', '1999', '555', ',F,', npi(5)])
      expect(text).not.toContain(secret);
    expect(report.counts.skipped['not in content/registry']).toBeGreaterThan(0);
  });
});

describe('several rows of one clinician are one provider', () => {
  test.each([
    [['Y', 'Y'], 'yes'],
    [['Y', 'M'], 'sometimes'],
    [['M', 'M'], 'sometimes'],
    [['Y', ''], 'sometimes'],
    [['', 'Y'], 'sometimes'],
    [['Y', 'N'], 'sometimes'],
    [['y', ' Y '], 'yes'],
    [['', ''], undefined],
  ])('assignment %j is %s', async (values, assignment) => {
    await run(csv(...values.map((value) => clinician(1, { ind_assgn: value, Telehlth: 'Y' }))));
    expect(rowsOf('us-ny')).toMatchObject([{ assignment }]);
  });

  test('telehealth is offered if any row says so; groups are distinct, two at most, whatever the order', async () => {
    const groups = ['FIXTURE GROUP B', 'FIXTURE GROUP C', 'FIXTURE GROUP A', 'FIXTURE GROUP B', ''];
    const rows = groups.map((group, index) =>
      clinician(1, { 'Facility Name': group, Telehlth: index === 2 ? 'Y' : '' }),
    );
    await run(csv(...rows));
    const before = files();
    expect(rowsOf('us-ny')).toEqual([
      {
        npi: npi(1),
        offersTelehealth: true,
        assignment: undefined,
        facilities: ['Fixture Group A', 'Fixture Group B'],
        moreFacilities: 1,
      },
    ]);
    await run(csv(...rows.toReversed()));
    expect(files()).toEqual(before);
  });

  test('of whom nothing is told there is no row', async () => {
    await run(csv(clinician(1), clinician(2, { ind_assgn: 'Y' })));
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(2)]);
  });
});

describe('names of groups are those that the public may read', () => {
  test.each([
    ['FIXTURE REHAB, LLC', 'Fixture Rehab, LLC'],
    ['FIXTURE REHAB ATTN: JANE FIXTURE', 'Fixture Rehab'],
    ['=HYPERLINK("x")', '=HYPERLINK("x")'],
    ['FIXTURE; CLINIC', 'Fixture, Clinic'],
    [' FIXTURE  “CLINIC” ', 'Fixture “Clinic”'],
    ['FIXTURE '.repeat(30), `${'Fixture '.repeat(9)}Fixture`],
  ])('%s', async (cell, name) => {
    await run(csv(clinician(1, { 'Facility Name': cell })));
    expect(rowsOf('us-ny')[0]?.facilities[0]).toBe(name);
    expect(files()['us-ny.csv']).not.toMatch(/[,"]=/);
  });

  test.each(['N/A', '-', '<UNAVAIL>'])('%s is no name', async (cell) => {
    await run(csv(clinician(1, { 'Facility Name': cell, ind_assgn: 'Y' })));
    expect(rowsOf('us-ny')).toMatchObject([{ facilities: [] }]);
  });

  test('letters of Windows are read as such', async () => {
    const text = clinicianText(clinician(1, { 'Facility Name': 'FIXTURE CLÍNICA' }));
    await run(write('DAC.csv', Buffer.from(text, 'latin1')));
    expect(rowsOf('us-ny')[0]?.facilities).toEqual(['Fixture Clínica']);
  });
});

describe('other forms of the same table are read', () => {
  const text = clinicianText(clinician(1, { ind_assgn: 'Y' }), clinician(2, { Telehlth: 'Y' }));
  test.each([
    ['a byte order mark', `\uFEFF${text}`],
    ['lines that end as on Windows', text.replaceAll('\n', '\r\n')],
    ['columns in lower case', text.replace(CLINICIAN_HEADER, CLINICIAN_HEADER.toLowerCase())],
    ['columns joined by underscores', text.replace(CLINICIAN_HEADER, CLINICIAN_HEADER.replaceAll(/[ /]/g, '_'))],
    [
      'blanks and tabs around columns',
      text.replace(CLINICIAN_HEADER, ` ${CLINICIAN_HEADER.replaceAll(',', '\t\t, ')}`),
    ],
    ['the older name of a column', text.replace('Facility Name', 'org_nm')],
    ['everything in quotes', text.replaceAll(/[^,\n]+/g, '"$&"')],
    ['no line break at the end', text.trimEnd()],
    ['gzip', gzipSync(text)],
    [
      'the archive of the download',
      zipOf([
        { name: 'DAC/Utilization.csv', bytes: 'NPI,Procedure\n1,2\n' },
        { name: 'DAC/DAC_NationalDownloadableFile.csv', bytes: text },
        { name: 'DAC/Dictionary.pdf', bytes: '%PDF-1.7 fixture' },
      ]),
    ],
  ])('%s', async (_name, bytes) => {
    const report = await run(write('DAC.csv', bytes));
    expect(report).toMatchObject({ rows: 2, withTelehealth: 1, withAssignment: 1 });
  });

  test.each([
    ['DAC_20261105.csv', '2026-11-05'],
    ['doctors_and_clinicians_11_05_2026.csv', '2026-11-05'],
    ['DAC_2026-11-05.csv', '2026-11-05'],
  ])('%s tells its day', async (name, day) => {
    expect(await run(write(name, text), { on: undefined })).toMatchObject({ medicareOn: day });
  });
});

describe('what becomes of the providers', () => {
  test('who moved to another region stands in its file after the next import', async () => {
    const file = csv(clinician(1, { ind_assgn: 'Y' }), clinician(2, { ind_assgn: 'Y' }));
    await run(file);
    writeRegistry({ 'us-ny': [1], 'us-vt': [2] });
    await run(file);
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(1)]);
    expect(rowsOf('us-vt').map((row) => row.npi)).toEqual([npi(2)]);
  });

  test('who asked to be left out stays out', async () => {
    const file = csv(clinician(1, { ind_assgn: 'Y' }), clinician(2, { ind_assgn: 'Y' }));
    const report = await run(file, { isRemoved: (id) => id === npi(1) });
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(2)]);
    expect(report.counts.skipped).toMatchObject({ 'asked to be left out': 1 });
  });

  test('who is taken out later is taken out here, too', async () => {
    await run(csv(clinician(1, { ind_assgn: 'Y' }), clinician(2, { ind_assgn: 'Y' })));
    writeFileSync(join(root, 'content/removed.yaml'), '[]\n');
    removeListings(root, [npi(1)], { reason: 'requested', removedOn: '2026-11-29' });
    expect(rowsOf('us-ny').map((row) => row.npi)).toEqual([npi(2)]);
    expect(files()['source.yaml']).toContain(`medicareOn: ${DAY}\nrows: 1\n`);
  });
});
