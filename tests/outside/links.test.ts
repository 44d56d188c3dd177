import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { readContent } from '#scripts/checks/content.ts';
import { findOutsideLinks } from '#scripts/outside/find-links.ts';
import { isSameTitle, judge, renewed, report, type LinkRecords } from '#scripts/outside/judge.ts';
import { titleIn, visitAll, type Manners } from '#scripts/outside/visit.ts';

const TODAY = '2026-11-23';
const MANNERS: Manners = { agent: 'LinkTest', pause: 60, sitesAtOnce: 4, patience: 60_000, longestWait: 100 };

interface Asked {
  readonly host: string;
  readonly path: string;
  readonly at: number;
  readonly agent: string | undefined;
}

let server: Server;
let port = 0;
let busy = 0;
const asked: Asked[] = [];

/** Stands for all other sites: which one is meant says the header `x-host`. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const host = String(request.headers['x-host']);
    const path = request.url ?? '/';
    asked.push({ host, path, at: Number(request.headers['x-at']), agent: request.headers['user-agent'] });
    const answer = (status: number, title: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
      response.end(`<!doctype html><title>${title}</title>`);
    };
    if (path === '/silent') return;
    if (path === '/gone') answer(404, 'Not found');
    else if (path === '/refuses') answer(403, 'Forbidden');
    else if (path === '/wall') answer(200, 'Just a moment...');
    else if (path === '/sold') answer(200, 'Cheap casino games | Bets');
    else if (path === '/paper.pdf') answer(200, 'not read', { 'Content-Type': 'application/pdf' });
    else if (path === '/busy' && (busy += 1) === 1) answer(429, 'Too many', { 'Retry-After': '0' });
    else if (path === '/endless') {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      const drip = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => {
        clearInterval(drip);
      });
    } else answer(200, 'Acupuncture for back pain &amp; more &#124; A Journal');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked.length = 0;
  busy = 0;
});

/** Leads every address here; `moved.example` ends at another host, as a redirect would. */
const here = async (url: string, init: RequestInit): Promise<Response> => {
  const { host, pathname } = new URL(url);
  const headers = { ...(init.headers as Record<string, string>), 'x-host': host, 'x-at': String(performance.now()) };
  const response = await fetch(`http://127.0.0.1:${port}${pathname}`, { ...init, headers });
  const final = host === 'moved.example' ? `https://parked.example${pathname}` : url;
  Object.defineProperty(response, 'url', { value: host === 'doi.org' ? `https://journal.example${pathname}` : final });
  return response;
};

const linkTo = (url: string, title?: string) => ({
  url,
  files: ['content/a.md'],
  ...(title !== undefined && { title }),
});

const look = async (
  url: string,
  records: LinkRecords = {},
  title?: string,
  manners: Manners = MANNERS,
): Promise<string[]> => {
  const links = [linkTo(url, title)];
  const findings = judge(links, await visitAll([url], manners, here), records, TODAY);
  return findings.map(({ kind, what }) => `${kind}: ${what}`);
};

describe('a page', () => {
  test.each([
    ['that is there', 'https://a.example/page', []],
    ['that is gone', 'https://a.example/gone', ['gone: answered with 404']],
    ['that refuses robots', 'https://a.example/refuses', ['unclear: answered with 403; it may refuse robots alone']],
    ['behind a wall', 'https://a.example/wall', ['unclear: turned the robot away ("Just a moment...")']],
    ['that is no page but a file', 'https://a.example/paper.pdf', []],
    ['that is busy at first', 'https://a.example/busy', []],
    [
      'at a host that was sold',
      'https://moved.example/page',
      ['moved: leads to parked.example, not to moved.example: https://parked.example/page'],
    ],
    ['that a resolver leads to', 'https://doi.org/10.1/x', []],
  ])('%s', async (_name, url, expected) => {
    expect(await look(url)).toEqual(expected);
  });

  test('that never answers is given up, and not called gone', async () => {
    const impatient = { ...MANNERS, patience: 50 };
    expect((await look('https://a.example/silent', {}, undefined, impatient))[0]).toMatch(/^unclear: no answer: /);
  });

  test('without an end is read to its beginning alone', async () => {
    expect(await look('https://a.example/endless')).toEqual([]);
  });

  test('that is called something else than the last time has moved, whatever its host', async () => {
    const records = {
      'https://a.example/sold': { host: 'a.example', title: 'Acupuncture trials', seenOn: '2026-01-04' },
    };
    const findings = await look('https://a.example/sold', records);
    expect(findings).toEqual(['moved: is called "Cheap casino games | Bets", not "Acupuncture trials"']);
  });

  test('of a source is compared with the title of the source at first', async () => {
    expect(await look('https://doi.org/10.1/x', {}, 'Acupuncture for back pain')).toEqual([]);
    expect((await look('https://doi.org/10.1/x', {}, 'Yoga and sleep'))[0]).toMatch(/^unclear: is called/);
  });

  test('that a resolver now leads elsewhere has moved', async () => {
    const records = { 'https://doi.org/10.1/x': { host: 'old.example', seenOn: '2026-01-04' } };
    expect((await look('https://doi.org/10.1/x', records))[0]).toContain(
      'leads to journal.example, not to old.example',
    );
  });
});

test('each site is asked one page at a time, with a pause, by somebody who says who it is', async () => {
  const urls = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3', 'https://b.example/1'];
  const visits = await visitAll(urls, MANNERS, here);
  expect(visits.map(({ url }) => url)).toEqual(urls);
  const times = asked.filter(({ host }) => host === 'a.example').map(({ at }) => at);
  const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(MANNERS.pause - 5);
  expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set(['LinkTest']));
});

test('what is in order is recorded; what is not keeps its old entry', async () => {
  const links = [linkTo('https://a.example/page'), linkTo('https://a.example/gone'), linkTo('https://b.example/gone')];
  const records = { 'https://a.example/gone': { host: 'a.example', title: 'It was here', seenOn: '2026-01-04' } };
  const visits = await visitAll(
    links.map(({ url }) => url),
    MANNERS,
    here,
  );
  expect(renewed(links, visits, records, TODAY)).toEqual({
    'https://a.example/page': {
      host: 'a.example',
      title: 'Acupuncture for back pain & more | A Journal',
      seenOn: TODAY,
    },
    ...records,
  });
});

test('the report offers an archived copy from when the page was in order, and takes no markup from a stranger', () => {
  const finding = {
    kind: 'moved',
    url: 'https://a.example/x',
    files: ['content/a.md'],
    what: 'is called "@team [click](https://evil.example) <img>"',
    archive: 'https://web.archive.org/web/20260104/https://a.example/x',
  } as const;
  const text = report([finding], 3);
  expect(text).toContain('3 addresses of other sites, 1 to look at.');
  expect(text).toContain('[Archive](<https://web.archive.org/web/20260104/https://a.example/x>)');
  expect(text).not.toMatch(/@team|\[click\]|<img>/);
});

test.each([
  ['Acupuncture for back pain', 'Acupuncture for back pain | PubMed', true],
  ['A very long title about yoga for chronic low back pain', 'Yoga for chronic low back pain', true],
  ['Acupuncture for back pain', 'Domain for sale', false],
  ['Acupuncture', '', true],
])('"%s" and "%s" are the same title: %s', (one, other, same) => {
  expect(isSameTitle(one, other)).toBe(same);
});

test('a title is read with its entities and without its line breaks', () => {
  expect(titleIn('<title lang="en">\n Pain &amp; sleep &#8211; a&nbsp;review\n</title>')).toBe(
    'Pain & sleep – a review',
  );
  expect(titleIn('<p>None</p>')).toBeUndefined();
});

test('links are found in fields, in text and as DOIs, each once, without our own', () => {
  const links = findOutsideLinks(readContent('.', TODAY), 'https://www.paintreatmentdirectory.com');
  const urls = links.map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls).toContain('https://doi.org/10.1002/14651858.CD013814');
  expect(urls.some((url) => url.startsWith('https://www.fda.gov/'))).toBe(true);
  expect(urls).toContain('https://www.fclb.org/Resources/CheckingonChiropractors.aspx');
  for (const { url } of LICENSE_SEARCHES.values()) expect(urls).toContain(url);
  expect(urls.filter((url) => url.includes('paintreatmentdirectory.com'))).toEqual([]);
  expect(links.find(({ url }) => url.endsWith('CD013814'))?.title).toBe(
    'Acupuncture for chronic nonspecific low back pain',
  );
});
