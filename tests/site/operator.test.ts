/** The first day of an operator: the site takes another name, readers write, a person decides, and it is built. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { nodeDoor, ownInbox } from '#scripts/inbox/node-door.ts';
import { readSite } from '#site/read-site.ts';
import { findOldNames, NEW_FLAGS, SHIPPED } from '#tests/site/old-names.ts';
import { runOn, SMALL_DAY, writeSmallSite } from '#tests/site/small-site.ts';

const ROOT = '.cache/operator-site';
const DIST = join(ROOT, 'dist');

let server: Server;
let decided = '';

/** As a browser without script sends a form. */
const send = async (kind: string, fields: Readonly<Record<string, string>>): Promise<void> => {
  const { port } = server.address() as AddressInfo;
  const body = new URLSearchParams({ ...fields, website: '' });
  const answer = await fetch(`http://127.0.0.1:${port}/inbox/${kind}`, { method: 'POST', body });
  expect(await answer.text()).toContain('Thank you. It has arrived.');
};

const decide = async (): Promise<void> => {
  await send('comment', { article: 'example-article', name: 'Ann', message: 'Walking helped me more.' });
  await send('comment', { article: 'example-article', name: 'Rex', message: 'My shop is the best.' });
  await send('newsletter', { email: 'ann@reader.example' });
  await send('correction', { wish: 'remove', page: '/providers/sample-practice/', message: 'I have retired.' });
  const { waiting } = JSON.parse(await runOn(ROOT, 'scripts/inbox.ts', '--json')) as { waiting: InboxMessage[] };
  const idOf = (kind: string, words = ''): string =>
    waiting.find((message) => message.kind === kind && (message.fields['message'] ?? '').includes(words))?.id ?? '';
  const accepted = [idOf('comment', 'Walking'), idOf('newsletter'), idOf('correction')];
  const decisions = [...accepted.flatMap((id) => ['--accept', id]), '--reject', idOf('comment', 'shop')];
  decided = await runOn(ROOT, 'scripts/inbox.ts', ...decisions);
};

beforeAll(async () => {
  writeSmallSite(ROOT);
  await runOn(ROOT, 'scripts/setup.ts', ...NEW_FLAGS);
  // A comment of tomorrow is none.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${SMALL_DAY}T12:00:00Z`) });
  const door = nodeDoor({ inbox: ownInbox({ root: ROOT, site: readSite(ROOT) }) });
  server = createServer((request, response) => {
    void door(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await decide();
  await runOn(ROOT, 'scripts/build.ts');
});

afterAll(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
  rmSync(ROOT, { recursive: true, force: true });
});

const published = (path: string): string => readFileSync(join(DIST, path, 'index.html'), 'utf8');

test('what a person accepted is published or gone with the next build; what was rejected is nowhere', () => {
  expect(decided).toContain('content/providers/us-ny/sample-practice.yaml is removed.');
  const comments = published('articles/example-article/comments');
  expect(comments.includes('Walking helped me more.')).toBe(true);
  expect(comments.includes('<strong>Ann</strong>')).toBe(true);
  expect(comments.includes('My shop')).toBe(false);
  expect(existsSync(join(DIST, 'providers/example-clinic/index.html'))).toBe(true);
  expect(existsSync(join(DIST, 'providers/sample-practice/index.html'))).toBe(false);
  expect(published('providers').includes('Sample Practice')).toBe(false);
});

/** What the small site was called, and every number that its texts leave to site.yaml. */
const SMALL = ['Example Directory \\(test fixture\\)', 'directory\\.example', 'made-up site for tests'];

test('after a rename no old name, address or number stands anywhere in what is published', () => {
  expect(findOldNames(DIST, [...SHIPPED, ...SMALL])).toEqual([]);
  // It would be found.
  expect(findOldNames(DIST, ['Schmerz Atlas', '112']).length).toBeGreaterThan(20);
});

test('the new name and the new numbers stand where the old ones stood', () => {
  const home = published('');
  expect(home.includes('<title>Schmerz Atlas')).toBe(true);
  expect(home.includes('In an emergency call 112 or your local number.')).toBe(true);
  expect(home.includes('call 116 123 in Ireland')).toBe(true);
  const contribute = published('contribute');
  expect(
    contribute.includes('Call 112. In Ireland, call 116 123. Call 116 123 at any hour. Poison: 01 809 2166.'),
  ).toBe(true);
  expect(contribute.includes('[[')).toBe(false);
});
