import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { VisitCounter } from '#scripts/visits/count.ts';
import { readLogLine } from '#scripts/visits/log-line.ts';

const COMBINED =
  '203.0.113.9 - ann [29/Nov/2026:21:03:27 +0000] "GET /treatments/tens/?q=back+pain HTTP/1.1" 200 5123 "https://www.search.example/?q=sciatica" "Mozilla/5.0 (X11; Linux)"';
const OURS = '- - - [30/Nov/2026:08:00:00 +0000] "GET /none HTTP/1.1" 404 5 "" "-"';
const CADDY = JSON.stringify({
  ts: 1795986207.4,
  request: {
    remote_ip: '203.0.113.9',
    method: 'GET',
    uri: '/treatments/tens/?x=1',
    headers: { Referer: ['https://www.paintreatmentdirectory.com/'], 'User-Agent': ['Mozilla/5.0'] },
  },
  status: 304,
});

test('a line of every log is read without its sender and without any query', () => {
  expect(readLogLine(COMBINED)).toEqual({
    day: '2026-11-29',
    method: 'GET',
    path: '/treatments/tens/',
    status: 200,
    referrerHost: 'search.example',
    isRobot: false,
  });
  expect(readLogLine(OURS)).toMatchObject({ day: '2026-11-30', path: '/none', status: 404 });
  expect(readLogLine(CADDY)).toMatchObject({ day: '2026-11-29', path: '/treatments/tens/', status: 304 });
});

test.each([
  '',
  '{',
  '{"ts":"never"}',
  '[]',
  'GET /',
  '- - - [99/Foo/2026:1] "GET / HTTP/1.1" 200 1',
  '\u0000\u001b[2J',
])('%j tells of no request', (line) => {
  expect(readLogLine(line)).toBeUndefined();
});

test('pages, missing addresses and other sites are counted; files, robots and our own pages are not', () => {
  const counter = new VisitCounter('www.paintreatmentdirectory.com');
  const robot = COMBINED.replace('Mozilla/5.0 (X11; Linux)', 'Examplebot/2.0');
  const file = COMBINED.replace('/treatments/tens/?q=back+pain', '/_astro/x.css');
  const sent = COMBINED.replace('GET /treatments/tens/?q=back+pain', 'POST /inbox/comment');
  for (const line of [COMBINED, OURS, CADDY, robot, file, sent, 'nonsense']) counter.add(readLogLine(line));
  expect(counter.report()).toEqual({
    firstDay: '2026-11-29',
    lastDay: '2026-11-30',
    views: 2,
    pages: [{ name: '/treatments/tens/', times: 2 }],
    missing: [{ name: '/none', times: 1 }],
    referrers: [{ name: 'search.example', times: 1 }],
    robots: 1,
    unreadable: 1,
  });
});

test('the command reads plain and compressed logs, and shows nobody’s address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'visits-'));
  try {
    writeFileSync(join(folder, 'access.log'), `${COMBINED}\n${OURS}\n`);
    writeFileSync(join(folder, 'access.log.1.gz'), gzipSync(`${CADDY}\n`));
    const logs = ['access.log', 'access.log.1.gz'].map((name) => join(folder, name));
    const { stdout } = await promisify(execFile)('node', ['scripts/visits.ts', ...logs]);
    expect(stdout).toContain('2 page views, 2026-11-29 to 2026-11-30');
    expect(stdout).toMatch(/ 2 {2}\/treatments\/tens\//);
    expect(stdout).not.toMatch(/203\.0|ann|sciatica|Mozilla/);
    await expect(promisify(execFile)('node', ['scripts/visits.ts', join(folder, 'none.log')])).rejects.toThrow(
      'none.log does not exist.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
