import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { REGISTRY_FILE_HEADER, registryFileLine } from '#scripts/bench/registry-file.ts';
import {
  MONTHLY,
  WEEKLY,
  monthly,
  npi,
  practice,
  rejects,
  root,
  rowsOf,
  run,
  write,
} from '#tests/scripts/import-folder.ts';
import { zipOf } from '#tests/scripts/registry-archive.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const text = REGISTRY_FILE_HEADER + [1, 2, 3].map((number) => registryFileLine(practice(number))).join('');
const separatedBy = (separator: string): string => text.replaceAll('","', '"' + separator + '"');

describe('other forms of the same table are read', () => {
  test.each([
    ['a byte order mark', MONTHLY, `\uFEFF${text}`],
    ['gzip', `${MONTHLY}.gz`, gzipSync(text)],
    ['gzip under the name of a CSV', MONTHLY, gzipSync(text)],
    ['tabs', MONTHLY, separatedBy('\t')],
    ['semicolons', MONTHLY, separatedBy(';')],
    ['tabs without quotes', MONTHLY, separatedBy('\t').replaceAll('"', '')],
    ['lines that end as on Windows', MONTHLY, text.replaceAll('\n', '\r\n')],
    ['UTF-16, as spreadsheets save "Unicode text"', MONTHLY, Buffer.from(`\uFEFF${separatedBy('\t')}`, 'utf16le')],
    ['a byte order mark in an archive', 'a.zip', zipOf([{ name: MONTHLY, bytes: `\uFEFF${text}` }])],
  ])('%s', async (_name, file, bytes) => {
    const report = await run([write(file, bytes)]);
    expect(report).toMatchObject({ rows: 3, registryOn: '2026-11-08' });
    expect(report.counts).toMatchObject({ read: 3, kept: 3, rejected: {} });
  });
});

describe('what cannot be read is named, with what it is and what to do', () => {
  test.each([
    ['empty.csv', '', /empty\.csv is empty.*[Dd]ownload it again/s],
    ['blank.csv', '\n\n  \n', /blank\.csv is empty/],
    ['page.zip', '<!doctype html><title>Not found</title>', /page\.zip is a web page.*[Dd]ownload/s],
    ['page.csv', '\n<html><body>Not found', /page\.csv is a web page/],
    ['book.csv', '%PDF-1.7', /book\.csv is a PDF/],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old\.xls.*old Excel.*[Ss]ave.*CSV/s],
    [
      'cut.zip',
      zipOf([{ name: MONTHLY, bytes: text }]).subarray(0, 200),
      /cut\.zip is cut short.*[Dd]ownload it again/s,
    ],
    [
      'deflate64.zip',
      zipOf([{ name: MONTHLY, bytes: text, method: 9 }]),
      /deflate64\.zip → npidata.*Deflate64.*[Uu]npack it.*import the CSV/s,
    ],
    ['cut.csv.gz', gzipSync(text).subarray(0, 300), /cut\.csv\.gz is cut short/],
    ['list.csv', 'name,phone\nx,y\n', /list\.csv is no file of the NPI registry.*"NPI"/],
    ['answer.json', '<!doctype html>', /answer\.json is a web page/],
  ])('%s', async (name, bytes, words) => {
    const refusal = await run([write(name, bytes)]).catch((error: unknown) => String(error));
    expect(refusal).toMatch(words);
  });
});

describe('what is too long is bounded', () => {
  test('a name of 5,000 letters is cut wherever it comes from, and the registry can still be read', async () => {
    const long = 'FIXTURE '.repeat(625);
    await run([
      monthly(practice(1, { 'Provider Organization Name (Legal Business Name)': long }), practice(2)),
      write(
        'othername_pfile_20261109-20261115.csv',
        `NPI,Provider Other Organization Name,Provider Other Organization Name Type Code\n${npi(2)},${long},3\n`,
      ),
      write(
        'pl_pfile_20261109-20261115.csv',
        `NPI,Provider Secondary Practice Location Address- Address Line 1,Provider Secondary Practice Location Address - City Name,Provider Secondary Practice Location Address - State Name,Provider Secondary Practice Location Address - Postal Code,Provider Secondary Practice Location Address - Country Code (If outside U.S.)\n${npi(2)},X,${long},NY,10001,US\n`,
      ),
    ]);
    const rows = rowsOf('us-ny');
    for (const { name } of rows) expect(name.length).toBeLessThanOrEqual(160);
    expect(rows[1]?.otherPlaces[0]?.city.length).toBeLessThanOrEqual(80);
    expect(rows[1]?.name).toMatch(/^Fixture Fixture .*Fixture$/);
  });

  test('a name is cut between letters, never inside one', async () => {
    await run([monthly(practice(1, { 'Provider Organization Name (Legal Business Name)': '𝒜'.repeat(300) }))]);
    expect(rowsOf('us-ny')[0]?.name).toMatch(/^𝒜+$/u);
  });

  test.each(['row', 'first line'])(
    'a %s of 40 million letters is rejected in bounded memory',
    { timeout: 60_000 },
    async (place) => {
      const file = join(root, WEEKLY);
      const stream = createWriteStream(file);
      if (place === 'row') stream.write(REGISTRY_FILE_HEADER + registryFileLine(practice(1)));
      for (let part = 0; part < 40; part += 1) if (!stream.write('x'.repeat(1_000_000))) await once(stream, 'drain');
      stream.end(`\n${registryFileLine(practice(2))}`);
      await once(stream, 'finish');
      const before = process.memoryUsage().arrayBuffers;
      const outcome = await run([file]).catch((error: unknown) => String(error));
      // What is garbage already is not held.
      collectGarbage();
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
      if (place === 'row') {
        expect(outcome).toMatchObject({ rows: 2, counts: { read: 3, kept: 2, rejected: { 'record too long': 1 } } });
        expect(rejects()).toContain(`"${WEEKLY}",3,"record too long"`);
      } else expect(outcome).toMatch(/is no file of the NPI registry/);
    },
  );
});

describe('the command', () => {
  const command = (script: string, ...args: readonly string[]) =>
    spawnSync('node', [`scripts/${script}.ts`, ...args], { encoding: 'utf8' });

  test.each(['import-nppes', 'remove-listing', 'import-comments'])('%s --help says how it is used', (script) => {
    const { status, stdout, stderr } = command(script, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^npm run (?:import:nppes|remove:listing|import:comments) -- /);
  });

  test.each(['import-nppes', 'remove-listing', 'import-comments'])(
    '%s answers an unknown option in one line',
    (script) => {
      const { status, stdout, stderr } = command(script, '--fro', 'x');
      expect(status).not.toBe(0);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain("'--fro'");
      expect(stderr).toContain('--help');
    },
  );
});
