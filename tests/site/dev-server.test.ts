/** `npm run dev`, started once on a site of its own, while a person writes, makes mistakes and mends them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generateSite } from '#scripts/bench/generated-site.ts';
import { readWaiting } from '#scripts/inbox/folder.ts';
import { today } from '#site/today.ts';

const ROOT = '.cache/dev-server';
const DAY = today();
const PATIENCE = { timeout: 60_000, interval: 100 };

const inContent = (...path: string[]): string => join(ROOT, 'content', ...path);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

let port: number;
let server: ChildProcess;
let said = '';

const statusOf = async (path: string): Promise<number> => (await fetch(`http://localhost:${port}${path}`)).status;

const pageAt = async (path: string): Promise<string> => (await fetch(`http://localhost:${port}${path}`)).text();

/** Waits until the terminal says something that it had not said before `change`. */
const saysAfter = async (change: () => void, words: string | RegExp): Promise<void> => {
  const before = said.length;
  change();
  await vi.waitFor(() => {
    expect(said.slice(before)).toMatch(words);
  }, PATIENCE);
};

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
};

/** What the server tells a page that is open. */
const overlayMessage = async (): Promise<unknown> => {
  const socket = new WebSocket(`ws://localhost:${port}/`, 'vite-hmr');
  try {
    return await new Promise((done, fail) => {
      socket.onerror = () => {
        fail(new Error('The server does not answer pages that are open.'));
      };
      socket.onmessage = ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as { type: string };
        if (message.type === 'error') done(message);
      };
    });
  } finally {
    socket.close();
  }
};

beforeAll(async () => {
  generateSite(ROOT, { articles: 4, profiles: 5 }, DAY);
  const square = sharp({ create: { width: 800, height: 600, channels: 3, background: '#008866' } });
  for (const slug of ['generated-1', 'generated-3']) {
    writeFileSync(inContent('articles', slug, 'square.png'), await square.png().toBuffer());
    edit(inContent('articles', slug, 'index.md'), (text) => `${text}\n![A green square](square.png)\n`);
  }
  edit(inContent('site.yaml'), (text) => text.replace('forms: {}', 'forms: node'));
  // The index of an earlier build, so that none is made in the background.
  mkdirSync(join(ROOT, 'dist/pagefind'), { recursive: true });
  port = await freePort();
  server = spawn('node', ['scripts/dev.ts', '--port', String(port)], {
    // Astro serves no pages inside Vitest, which it knows by this name.
    env: { ...process.env, VITEST: undefined, SITE_CONTENT_ROOT: ROOT, SITE_TODAY: DAY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (bytes: Buffer) => (said += String(bytes)));
  await vi.waitFor(() => {
    expect(said).toContain('The search finds the site as it was built on');
  }, PATIENCE);
});

afterAll(async () => {
  if (server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
  rmSync(ROOT, { recursive: true, force: true });
});

test('it serves the site and the editor on the port it was given', async () => {
  expect(await Promise.all(['/', '/articles/', '/articles/generated-1/', '/admin/'].map(statusOf))).toEqual([
    200, 200, 200, 200,
  ]);
  expect(said).toContain(`http://localhost:${port}/admin/`);
});

test('all places for banners can be looked at, which no build publishes', async () => {
  const page = await pageAt('/advertise/preview/');
  expect(page.match(/data-place="article-\d"/g)).toHaveLength(6);
  expect(page).toContain('A stand-in of 600 by 150 pixels');
});

test('what a form sends lies in the inbox at once', async () => {
  const answer = await fetch(`http://localhost:${port}/inbox/comment`, {
    method: 'POST',
    body: new URLSearchParams({ article: 'generated-1', name: 'Ann', message: 'It helped me.', website: '' }),
  });
  expect(await answer.text()).toContain('Thank you. It has arrived.');
  expect(readWaiting(ROOT).messages).toMatchObject([{ kind: 'comment', fields: { article: 'generated-1' } }]);
});

test('an article folder with a picture can be renamed and deleted', async () => {
  expect(await pageAt('/articles/generated-1/')).toContain('alt="A green square"');
  renameSync(inContent('articles/generated-1'), inContent('articles/renamed'));
  await vi.waitFor(async () => {
    expect(await statusOf('/articles/renamed/')).toBe(200);
    expect(await statusOf('/articles/generated-1/')).toBe(404);
  }, PATIENCE);
  expect(await pageAt('/articles/renamed/')).toMatch(/srcset="[^"]*renamed/);
  rmSync(inContent('articles/renamed'), { recursive: true });
  await vi.waitFor(async () => {
    expect(await statusOf('/articles/renamed/')).toBe(404);
  }, PATIENCE);
  expect(await Promise.all(['/', '/articles/', '/articles/generated-2/'].map(statusOf))).toEqual([200, 200, 200]);
});

const article = inContent('articles/generated-2/index.md');
const person = inContent('people/editorial-team.yaml');

const picture = inContent('articles/generated-3/square.png');

const MISTAKES: readonly (readonly [name: string, file: string, says: RegExp, make: () => void])[] = [
  [
    'one wrong slug',
    article,
    /generated-2\/index\.md:\d+:\d+ {2}link-unknown\n.*Did you mean "editorial-team"\?/,
    () => {
      edit(article, (text) => text.replace('- editorial-team', '- editoral-team'));
    },
  ],
  [
    'front matter without an end',
    article,
    /generated-2\/index\.md:\d+:\d+ {2}/,
    () => {
      edit(article, (text) => text.replace(/\n---\n/, '\n'));
    },
  ],
  [
    'a person who is named and whose file is gone',
    person,
    /generated-2\/index\.md:\d+:\d+ {2}link-unknown/,
    () => {
      rmSync(person);
    },
  ],
  [
    'a text that cites a source which does not exist',
    article,
    /generated-2\/index\.md:\d+:\d+ {2}\w/,
    () => {
      edit(article, (text) => `${text}\nThis is cited [@nobody-2020].\n`);
    },
  ],
  [
    'a picture that is gone',
    picture,
    /generated-3\/index\.md:\d+:\d+ {2}picture-missing/,
    () => {
      rmSync(picture);
    },
  ],
  [
    'a text that shows a picture which does not exist',
    article,
    /generated-2\/index\.md:\d+:\d+ {2}picture-missing/,
    () => {
      edit(article, (text) => `${text}\n![Nothing](none.png)\n`);
    },
  ],
];

test.each(MISTAKES)(
  '%s is told with its place, and every page keeps its last good version until it is mended',
  async (_, file, says, make) => {
    const whole = readFileSync(file);
    const before = await pageAt('/articles/generated-2/');
    await saysAfter(make, says);
    expect(await overlayMessage()).toMatchObject({
      err: { message: expect.stringMatching(/content\/.*:\d+:\d+[^]*Fix: [^]*Help: /) as string },
    });
    expect(
      await Promise.all(
        ['/', '/articles/', '/articles/generated-2/', '/articles/generated-3/', '/about/'].map(statusOf),
      ),
    ).toEqual([200, 200, 200, 200, 200]);
    expect(await pageAt('/articles/generated-2/')).toBe(before);
    await saysAfter(() => {
      writeFileSync(file, whole);
    }, 'No problems any more.');
    expect(await statusOf('/articles/generated-2/')).toBe(200);
  },
);

test('the server is still the one that was started, and said nothing of its own code', () => {
  expect(server.exitCode).toBeNull();
  expect(said).not.toMatch(/the checks should have said so|\n\s+at .*\.(?:ts|js):\d+/);
});
