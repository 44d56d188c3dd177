/** The way of a message from the form to the page: sent, decided by a person, built. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { nodeDoor, ownInbox } from '#scripts/inbox/node-door.ts';
import { readSite } from '#site/read-site.ts';
import { runOn, SMALL_DAY, writeSmallSite } from '#tests/site/small-site.ts';

const ROOT = '.cache/inbox-to-page';

let server: Server;

beforeAll(async () => {
  // A comment of tomorrow is none.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${SMALL_DAY}T12:00:00Z`) });
  writeSmallSite(ROOT);
  const door = nodeDoor({ inbox: ownInbox({ root: ROOT, site: readSite(ROOT) }) });
  server = createServer((request, response) => {
    void door(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
  rmSync(ROOT, { recursive: true, force: true });
});

/** As a browser without script sends a form. */
const send = async (kind: string, fields: Readonly<Record<string, string>>): Promise<void> => {
  const { port } = server.address() as AddressInfo;
  const body = new URLSearchParams({ ...fields, website: '' });
  const answer = await fetch(`http://127.0.0.1:${port}/inbox/${kind}`, { method: 'POST', body });
  expect(await answer.text()).toContain('Thank you. It has arrived.');
};

const published = (path: string): string => readFileSync(join(ROOT, 'dist', path, 'index.html'), 'utf8');

test('what a person accepted is published or gone with the next build; what was rejected is nowhere', async () => {
  await send('comment', { article: 'example-article', name: 'Ann', message: 'Walking helped me more.' });
  await send('comment', { article: 'example-article', name: 'Rex', message: 'My shop is the best.' });
  await send('newsletter', { email: 'ann@reader.example' });
  await send('correction', { wish: 'remove', page: '/providers/sample-practice/', message: 'I have retired.' });
  const { waiting } = JSON.parse(await runOn(ROOT, 'scripts/inbox.ts', '--json')) as { waiting: InboxMessage[] };
  const [comment = '', advertisement = '', signUp = '', removal = ''] = waiting.map(({ id }) => id);
  const decisions = ['--accept', comment, '--reject', advertisement, '--accept', signUp, '--accept', removal];
  await runOn(ROOT, 'scripts/inbox.ts', ...decisions);
  await runOn(ROOT, 'scripts/build.ts');

  const comments = published('articles/example-article/comments');
  expect(comments.includes('Walking helped me more.')).toBe(true);
  expect(comments.includes('<strong>Ann</strong>')).toBe(true);
  expect(comments.includes('My shop')).toBe(false);
  expect(existsSync(join(ROOT, 'dist/providers/example-clinic/index.html'))).toBe(true);
  expect(existsSync(join(ROOT, 'dist/providers/sample-practice/index.html'))).toBe(false);
  expect(published('providers').includes('Sample Practice')).toBe(false);
});
