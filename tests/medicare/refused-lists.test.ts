import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clinician, clinicianText, SAMPLE } from '#tests/medicare/clinician-file.ts';
import { csv, DAY, files, refusal, rejects, root, run, write, writeRegistry } from '#tests/medicare/medicare-folder.ts';

describe('what cannot be believed is refused, and nothing changes', () => {
  const good = (): string =>
    csv(clinician(1, { ind_assgn: 'Y' }), clinician(2, { ind_assgn: 'Y' }), clinician(4, { ind_assgn: 'Y' }));

  test.each(['NPI', 'Telehlth', 'Facility Name', 'ind_assgn'])('a file without the column %s', async (column) => {
    const text = clinicianText(clinician(1)).replace(column, 'something_else');
    expect(await refusal(write('DAC.csv', text))).toMatch(
      new RegExp(`DAC\\.csv is no Doctors and Clinicians .* has no column "${column}" in line 1\\. Download`),
    );
  });

  test.each([
    ['page.csv', '<!doctype html><title>Not found</title>', /page\.csv is a web page/],
    ['empty.csv', '', /empty\.csv is empty/],
    ['answer.json', '{"results": []}', /holds no table, but an answer/],
    ['cut.csv.gz', gzipSync(clinicianText(clinician(1))).subarray(0, 200), /cut short/],
  ])('%s', async (name, bytes, words) => {
    expect(await refusal(write(name, bytes))).toMatch(words);
    expect(files()).toEqual({});
  });

  test('a file that breaks off in the middle of a row', async () => {
    await run(good());
    const before = files();
    const text = readFileSync(good(), 'utf8');
    const cut = write('cut.csv', text.slice(0, text.lastIndexOf('ALBANY')));
    expect(await refusal(cut)).toMatch(/cut\.csv ends in the middle of a record.*\n.*no longer tells of 1 of the 3/);
    expect(files()).toEqual(before);
    expect(await run(cut, { mayShrink: true })).toMatchObject({ rows: 2 });
  });

  test('a list that no longer tells of most', async () => {
    await run(good());
    const before = files();
    const small = csv(clinician(1, { ind_assgn: 'Y' }));
    expect(await refusal(small)).toMatch(/no longer tells of 2 of the 3 providers.*\n.*--allow-shrink/);
    expect(files()).toEqual(before);
    expect(await run(small, { mayShrink: true })).toMatchObject({ rows: 1 });
    expect(Object.keys(files())).toEqual(['source.yaml', 'us-ny.csv']);
  });

  test('who left the registry is no loss of the list', async () => {
    await run(good());
    writeRegistry({ 'us-ny': [1], 'us-vt': [] });
    expect(await run(good())).toMatchObject({ rows: 1 });
  });

  test('a list that is older than the one before', async () => {
    await run(good());
    const before = files();
    expect(await refusal(good(), { on: '2026-10-08' })).toMatch(/is of 2026-10-08, and .* is of 2026-11-05 already/);
    expect(files()).toEqual(before);
    expect(await run(good(), { on: '2026-10-08', mayGoBack: true })).toMatchObject({ medicareOn: '2026-10-08' });
  });

  test.each([
    [undefined, /does not tell the day .* --date YYYY-MM-DD/],
    ['2026-02-30', /"2026-02-30" is no day/],
    ['2026-11-30', /has not come yet/],
  ])('the day %s', async (on, words) => {
    expect(await refusal(good(), { on })).toMatch(words);
    expect(files()).toEqual({});
  });

  test('a registry without rows', async () => {
    rmSync(join(root, 'content/registry'), { recursive: true });
    expect(await refusal(good())).toMatch(/Import the public registry first: npm run import:nppes/);
  });

  test('rows that say something unknown, each told with its line', async () => {
    const report = await run(
      csv(
        clinician(1, { Telehlth: 'MAYBE' }),
        clinician(2, { ind_assgn: 'Q' }),
        clinician(3, { NPI: '12345' }),
        clinician(3, { ind_assgn: 'Y' }),
      ),
    );
    expect(report.counts).toMatchObject({ read: 4, kept: 1 });
    expect(rejects()).toContain('"DAC.csv",2,"telehealth is neither Y nor empty","MAYBE"');
    expect(rejects()).toContain('"DAC.csv",3,"assignment is neither Y, M nor empty","Q"');
    expect(rejects()).toContain('"DAC.csv",4,"NPI is not ten digits","12345"');
  });
});

describe('the command', () => {
  const command = (...args: readonly string[]) =>
    spawnSync('node', ['scripts/import-medicare.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, SITE_TODAY: '2026-11-29' },
    });

  test('says what it did', () => {
    writeFileSync(join(root, 'content/professions.yaml'), readFileSync('content/professions.yaml'));
    writeFileSync(join(root, 'content/removed.yaml'), '[]\n');
    const work = join(root, 'work');
    const { stdout, stderr, status } = command(SAMPLE, '--date', DAY, '--root', root, '--work', work);
    expect({ stderr, status }).toMatchObject({ status: 0 });
    expect(stdout).toContain(
      'The list of 2026-11-05 tells of 4 of the 4 providers in content/registry (telehealth: 1, assignment: 4)',
    );
  });

  test.each([
    [[], /Name the one file to read/],
    [['no-such-file.csv'], /There is no file no-such-file\.csv/],
    [['--fro', 'x'], /'--fro'.*--help/],
  ])('%j is answered in words', (args, words) => {
    const { stdout, stderr, status } = command(...args);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toMatch(words);
  });
});
