import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { closeMessage, folderSink, inboxFolder, readWaiting, rejectMessage } from '#scripts/inbox/folder.ts';
import { nodeDoor, ownInbox } from '#scripts/inbox/node-door.ts';
import { readSite } from '#site/read-site.ts';
import { copiedRoot, type InboxRoot } from '#tests/community/inbox/inbox-folder.ts';
import { goodPost, hostilePost, senderAt, sendPost } from '#scripts/bench/inbox-posts.ts';

let folder: InboxRoot;
let server: Server;
let origin: string;

beforeEach(async () => {
  folder = copiedRoot();
  const door = nodeDoor({ inbox: ownInbox({ root: folder.root, site: readSite() }), isBehindProxy: true });
  server = createServer((request, response) => {
    void door(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  folder.remove();
});

/** Some at a time, as browsers would. */
const sendAll = async (count: number, send: (index: number) => Promise<void>): Promise<void> => {
  let next = 0;
  const sendOn = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await send(index);
  };
  await Promise.all(Array.from({ length: 20 }, sendOn));
};

test('of 1,000 hostile and 1,000 good posts each good one lies in the folder, and no other', async () => {
  const statuses = new Map<string, number>();
  const note = (name: string): void => {
    statuses.set(name, (statuses.get(name) ?? 0) + 1);
  };
  await sendAll(1000, async (index) => {
    note(`good ${await sendPost(origin, goodPost(index), senderAt(index))}`);
    const status = await sendPost(origin, hostilePost(index), senderAt(100_000 + index));
    note(status >= 400 && status < 500 ? 'hostile refused' : `hostile ${status}`);
  });
  expect(Object.fromEntries(statuses)).toEqual({ 'good 200': 1000, 'hostile refused': 1000 });
  const { messages, unreadable } = readWaiting(folder.root);
  expect([messages.length, unreadable]).toEqual([1000, []]);
  // Nothing half-written lies beside them, and nobody's address in any.
  const names = readdirSync(inboxFolder(folder.root));
  expect(names.filter((name) => !/^\d{4}-\d\d-\d\d-[0-9a-f]{16}\.json$/.test(name))).toEqual([]);
  expect(names.filter((name) => readFileSync(join(inboxFolder(folder.root), name), 'utf8').includes('"10.'))).toEqual(
    [],
  );
});

test('a flood from one address is refused, and another reader still gets through', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 200 }, (_, index) => sendPost(origin, goodPost(index), '192.0.2.9')),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(180);
  expect(await sendPost(origin, goodPost(9999), '192.0.2.10')).toBe(200);
});

/** What a raw connection is answered; empty when it is cut. */
const sendRaw = (text: string): Promise<string> =>
  new Promise((done) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      done(answer);
    });
  });

test('a sender who hangs up, or speaks no HTTP, disturbs nobody and leaves nothing', async () => {
  const head = 'POST /inbox/comment HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n';
  await sendRaw(`${head}Content-Length: 5000\r\n\r\nmessage=half`);
  expect(await sendRaw('\u0000\u0001\u0002 nonsense\r\n\r\n')).toContain('400');
  expect(await sendRaw('POST /inbox/comment HTTP/1.1\r\nHost: a b c\r\nContent-Length: 0\r\n\r\n')).toContain('400');
  expect(await sendPost(origin, goodPost(1), '192.0.2.1')).toBe(200);
  expect(readWaiting(folder.root).messages).toHaveLength(1);
});

const MESSAGE: InboxMessage = {
  id: '2026-11-29-0123456789abcdef',
  kind: 'newsletter',
  receivedOn: '2026-11-29T12:00:00.000Z',
  fields: { email: 'ann@reader.example' },
  hadHiddenCharacters: false,
};

test('what was rejected does not come back, on any day, and its words are gone', async () => {
  const store = folderSink(folder.root);
  await store(MESSAGE);
  rejectMessage(folder.root, MESSAGE, '2026-11-29');
  await store({ ...MESSAGE, id: '2026-12-24-0123456789abcdef' });
  await folderSink(folder.root)({ ...MESSAGE, id: '2026-12-25-0123456789abcdef' });
  expect(readWaiting(folder.root).messages).toEqual([]);
  expect(readFileSync(join(inboxFolder(folder.root), 'rejected/0123456789abcdef'), 'utf8')).toBe('2026-11-29\n');
});

test('what was accepted may come again: a reader who left the newsletter joins once more', async () => {
  const store = folderSink(folder.root);
  await store(MESSAGE);
  closeMessage(folder.root, MESSAGE);
  await store({ ...MESSAGE, id: '2027-01-02-0123456789abcdef' });
  expect(readWaiting(folder.root).messages).toHaveLength(1);
});

test('a full inbox takes no more until somebody has decided', async () => {
  const store = folderSink(folder.root, 1);
  await store(MESSAGE);
  const next = { ...MESSAGE, id: '2026-11-29-fedcba9876543210' };
  await expect(store(next)).rejects.toThrow('npm run inbox');
  closeMessage(folder.root, MESSAGE);
  await store(next);
  expect(existsSync(join(inboxFolder(folder.root), `${next.id}.json`))).toBe(true);
});
