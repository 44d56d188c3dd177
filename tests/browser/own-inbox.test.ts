/** The site as `npm start` serves it, whose own inbox takes the forms: comment, sign-up, report, removal, and deciding. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { readWaiting } from '#scripts/inbox/folder.ts';
import { nodeDoor, ownInbox } from '#scripts/inbox/node-door.ts';
import { readSite } from '#site/read-site.ts';
import { LIGHT, NO_SCRIPT, openSite, type OpenPage, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { DIST } from '#tests/site/pages.ts';

const ARTICLE = 'does-acupuncture-help-chronic-pain';
const LISTING = '/providers/cindy-perlin/';
const LISTING_FILE = 'content/providers/us-ny/cindy-perlin.yaml';

/** What the inbox does next: as it should, or as on a full disk. */
const disk = { isFull: false };

let root: string;
let site: OpenSite;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'own-inbox-'));
  cpSync('content', join(root, 'content'), { recursive: true });
  const inbox = ownInbox({ root, site: readSite(), rate: { messages: 1000, windowSeconds: 60 } });
  const door = nodeDoor({ inbox });
  site = await openSite({
    dir: DIST,
    headers: siteHeaders(DIST),
    inbox: async (request, response) => {
      if (disk.isFull) response.writeHead(503).end();
      else await door(request, response);
    },
  });
});

afterAll(async () => {
  await site.close();
  rmSync(root, { recursive: true, force: true });
});

beforeEach(() => {
  rmSync(join(root, 'inbox'), { recursive: true, force: true });
  disk.isFull = false;
});

const send = (page: Page) => page.locator('main kept-form button[type="submit"]');
const status = (page: Page) => page.locator('main kept-form [role="status"]');

/** The inbox takes nothing that came faster than a person types. */
const takeTime = (page: Page): Promise<unknown> => page.waitForFunction(() => performance.now() > 2600);

/** Sends the form of the page, and waits for what the reader is told. */
async function sendAndBeThanked(page: Page, reader: Reader): Promise<void> {
  if (reader !== NO_SCRIPT) {
    await takeTime(page);
    await send(page).click();
    await expect.poll(() => status(page).textContent()).toContain('Thank you');
    return;
  }
  await send(page).click();
  await page.getByRole('heading', { name: 'Thank you. It has arrived.' }).waitFor();
}

const onlyHere = ({ requests, complaints }: OpenPage): void => {
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([]);
};

async function comment(reader: Reader): Promise<void> {
  const opened = await site.visit(`/articles/${ARTICLE}/`, reader);
  const { page } = opened;
  await page.getByRole('link', { name: 'Write a comment' }).click();
  await page.waitForURL('**/comments/**');
  await page.getByLabel(/^Name to show/).fill('Ann');
  await page.locator('textarea').fill(`Walking helped me more, ${reader.name}.`);
  await sendAndBeThanked(page, reader);
  onlyHere(opened);
  await page.close();
}

async function signUp(reader: Reader): Promise<void> {
  const opened = await site.visit(`/articles/${ARTICLE}/`, reader);
  const { page } = opened;
  await page.getByRole('link', { name: 'Join our newsletter' }).click();
  await page.waitForURL('**/newsletter/');
  await page.getByLabel('Your e-mail address').fill(`ann-${reader.hasScript ?? true}@reader.example`);
  await sendAndBeThanked(page, reader);
  onlyHere(opened);
  await page.close();
}

async function reportError(reader: Reader): Promise<void> {
  const opened = await site.visit('/evidence/tens/chronic-pain/', reader);
  const { page } = opened;
  await page
    .getByRole('link', { name: /^Something wrong in/ })
    .first()
    .click();
  await page.waitForURL('**/corrections/**');
  if (reader === NO_SCRIPT) await page.getByLabel('Which page?').fill('/evidence/tens/chronic-pain/');
  await page.locator('textarea').fill(`It was 38 trials, ${reader.name}.`);
  await sendAndBeThanked(page, reader);
  onlyHere(opened);
  await page.close();
}

async function askForRemoval(reader: Reader): Promise<void> {
  const opened = await site.visit(LISTING, reader);
  const { page } = opened;
  await page.getByRole('link', { name: 'Remove this listing' }).click();
  await page.waitForURL('**/corrections/**');
  if (reader === NO_SCRIPT) {
    await page.getByLabel('What do you want?').selectOption('remove');
    await page.getByLabel('Which page?').fill(LISTING);
  }
  await page.locator('textarea').fill(`I have retired, ${reader.name}.`);
  await sendAndBeThanked(page, reader);
  onlyHere(opened);
  await page.close();
}

const command = async (...args: readonly string[]): Promise<string> => {
  const env = { ...process.env, SITE_CONTENT_ROOT: root };
  return (await promisify(execFile)('node', ['scripts/inbox.ts', ...args], { env })).stdout;
};

describe.each([
  ['with script', LIGHT],
  ['without script', NO_SCRIPT],
])('%s', (_name, reader) => {
  test('a comment, a sign-up, a report and a removal lie in the inbox at once, and a person decides', async () => {
    for (const write of [comment, signUp, reportError, askForRemoval]) await write(reader);
    const { waiting } = JSON.parse(await command('--json')) as { waiting: InboxMessage[] };
    expect(waiting.map(({ kind, fields }) => [kind, fields['wish']])).toEqual([
      ['comment', undefined],
      ['newsletter', undefined],
      ['correction', 'correct'],
      ['correction', 'remove'],
    ]);
    const [first, second, third, fourth] = waiting.map(({ id }) => id);
    const listing = readFileSync(join(root, LISTING_FILE));
    await command('--accept', first ?? '', '--accept', fourth ?? '', '--reject', third ?? '', '--done', second ?? '');
    expect(readWaiting(root).messages).toEqual([]);
    const comments = join(root, 'content/comments', ARTICLE);
    expect(readdirSync(comments).map((name) => readFileSync(join(comments, name), 'utf8'))).toEqual([
      expect.stringContaining(`body: Walking helped me more, ${reader.name}.`),
    ]);
    expect(existsSync(join(root, LISTING_FILE))).toBe(false);
    // The other half of the test begins where this one did.
    rmSync(comments, { recursive: true });
    cpSync(LISTING_FILE, join(root, LISTING_FILE));
    expect(readFileSync(join(root, LISTING_FILE)).equals(listing)).toBe(true);
    // What was rejected and sent again does not come back.
    await reportError(reader);
    expect(readWaiting(root).messages).toEqual([]);
  });

  test('a mistake is told beside the words, which are still there', async () => {
    const { page } = await site.visit(`/articles/${ARTICLE}/comments/`, reader);
    await page.getByLabel(/^Name to show/).fill('Ann');
    await page.locator('textarea').fill('http://a.example '.repeat(20));
    if (reader !== NO_SCRIPT) await takeTime(page);
    await send(page).click();
    await page.getByText('leave at most 10 links in it').waitFor();
    expect(await page.locator('textarea').inputValue()).toContain('http://a.example');
    await page.close();
  });
});

test('when the inbox is out of order the reader keeps the text, and can send it later', async () => {
  disk.isFull = true;
  const { page } = await site.visit(`/articles/${ARTICLE}/comments/`);
  await page.getByLabel(/^Name to show/).fill('Ann');
  await page.locator('textarea').fill('An hour of work.');
  await takeTime(page);
  await send(page).click();
  await expect.poll(() => status(page).textContent()).toContain('error 503');
  await page.reload();
  expect(await page.locator('textarea').inputValue()).toBe('An hour of work.');
  disk.isFull = false;
  await takeTime(page);
  await send(page).click();
  await expect.poll(() => status(page).textContent()).toContain('Thank you');
  expect(readWaiting(root).messages).toHaveLength(1);
  await page.close();
});
