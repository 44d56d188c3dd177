import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '#shell/headers.ts';
import { LIGHT, NO_SCRIPT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

/** The headers that were seen to work; each directive may only grow by hashes and by the operator's form addresses. */
const LEAST_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "frame-src 'none'",
];

const LEAST_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
};

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

test('the headers are as strict as those that were seen to work', () => {
  const headers = securityHeaders();
  const policy = (headers['Content-Security-Policy'] ?? '').split('; ').map((directive) =>
    directive
      .split(' ')
      .filter((source) => !source.startsWith("'sha256-"))
      .join(' '),
  );
  expect(policy).toEqual(LEAST_POLICY);
  expect(headers).toMatchObject(LEAST_HEADERS);
});

test.each([
  ['a phone reads its first page in its own letters', 360, 0],
  ['a wide screen loads both faces', 1024, 2],
] as const)('%s', async (_what, width, fonts) => {
  const { page, requests } = await site.visit('/', { ...LIGHT, width });
  expect(requests.filter((address) => address.endsWith('.woff2'))).toHaveLength(fonts);
  await page.close();
});

const PHONE: Reader = { ...LIGHT, name: 'a phone', width: 360 };
const familyOf = (page: Page): Promise<string> => page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily);

test('a phone fetches our faces on the second page, and shows them from the third on', async () => {
  const { page, requests } = await site.visit('/', { ...PHONE, name: 'a phone that reads on' });
  const faces = () => requests.filter((address) => address.endsWith('.woff2'));
  await page.locator('.home-page-doors a[href="/conditions/"]').click();
  await page.waitForURL('**/conditions/');
  await page.waitForFunction(() => localStorage.getItem('fonts') === 'own');
  expect(faces()).toHaveLength(2);
  expect(await familyOf(page)).not.toContain('Young Serif');
  await page.locator('main a[href="/conditions/gout/"]').first().click();
  await page.waitForURL('**/gout/');
  expect(await familyOf(page)).toContain('Young Serif');
  await page.locator('reading-settings button').click();
  await page.locator('reading-settings input[name="theme"][value="dark"]').check();
  await page.reload();
  expect(await familyOf(page)).toContain('Young Serif');
  await page.close();
});

test.each([
  ['a phone', { ...PHONE, name: 'a phone that has our faces' }],
  ['a wide screen', { ...LIGHT, width: 1280 }],
] as const)('faces that come late move nothing on %s', async (_, reader) => {
  const { page } = await site.visit('/accessibility/', reader);
  await page.evaluate(() => {
    localStorage.setItem('fonts', 'own');
  });
  let late = 0;
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    late += 1;
    await route.continue();
  });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.url}/articles/tens-for-chronic-pain-what-trials-show/`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect.poll(() => late).toBe(2);
  await settle(page);
  expect(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toBe(0);
  await page.close();
});

test('without script the search page says why it is silent, and how to browse instead', async () => {
  const { page } = await site.visit('/search/?q=knee', NO_SCRIPT);
  const text = await page.locator('main').innerText();
  expect(text).toMatch(/needs JavaScript/i);
  expect(text).toMatch(/browse|from A to Z/i);
  expect(await page.locator('main a[href="/conditions/"], main a[href^="/conditions/"]').count()).toBeGreaterThan(0);
  expect(await page.locator('main a[href^="/treatments/"]').count()).toBeGreaterThan(0);
  await page.close();
});

test('without script no control is shown that would do nothing', async () => {
  const { page } = await site.visit('/', NO_SCRIPT);
  expect(await page.locator('reading-settings').isVisible()).toBe(false);
  await page.close();
});

test('an unknown address is answered with 404 and the page that helps on', async () => {
  // By number, because a bare machine may not know the name localhost.
  const response = await fetch(`${site.url.replace('localhost', '127.0.0.1')}/no/such/page/`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('/search/');
});

test('reading settings last from page to page, without a flash', async () => {
  const { page } = await site.visit('/');
  await page.locator('reading-settings button').click();
  await page.locator('reading-settings input[name="theme"][value="dark"]').check();
  await page.goto(`${site.url}/treatments/`, { waitUntil: 'commit' });
  await page.waitForSelector('title', { state: 'attached' });
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.close();
});
