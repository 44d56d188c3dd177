import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersBy } from '#scripts/hosts/sent-headers.ts';
import { openFormEndpoint, type FormEndpoint } from '#tests/browser/form-endpoint.ts';
import { buildGuestSite, GUEST_DIST, OPEN_ARTICLE } from '#tests/browser/guest-site.ts';
import { LIGHT, openSite, type OpenPage, type OpenSite } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const TREATMENT = '/treatments/tens/';

let site: OpenSite;
let endpoint: FormEndpoint;
let visit: OpenPage;
let page: Page;
const violations: string[] = [];

/** Every page tells what its policy refused (`securitypolicyviolation`), also what the console keeps to itself. */
async function tellViolations(opened: Page): Promise<void> {
  await endpoint.serve(opened);
  await opened.exposeFunction('tellViolation', (text: string) => violations.push(text));
  await opened.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation: (text: string) => void };
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      tellViolation(`${location.pathname}: ${effectiveDirective} refused ${blockedURI}`);
    });
  });
}

beforeAll(async () => {
  await buildGuestSite();
  endpoint = await openFormEndpoint();
  // The headers that hosts are told to send, not those of the preview.
  const headers = headersBy(readFileSync(join(GUEST_DIST, '_headers'), 'utf8'));
  site = await openSite({ dir: GUEST_DIST, headers, prepare: tellViolations });
  visit = await site.visit('/', LIGHT);
  ({ page } = visit);
});

afterAll(async () => {
  await site.close();
  await endpoint.close();
});

async function open(path: string): Promise<void> {
  await page.goto(site.url + path);
  const height = await page.evaluate(() => document.body.scrollHeight);
  for (let y = 0; y < height; y += 800) await page.mouse.wheel(0, 800);
  await settle(page);
}

async function search(): Promise<void> {
  // Large text has folded the box away.
  if (!(await page.locator('header input[name="q"]').isVisible()))
    await page.locator('header').getByRole('button', { name: 'Search' }).first().click();
  await page.locator('header input[name="q"]').fill('acupuncture for back pain');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/#q=**');
  await page.locator('.search-page-results a[href]').first().waitFor();
  // A misspelt word and an uncommon one load more of the index, in Pagefind's WebAssembly.
  for (const words of ['accupunture', 'sciatica laser']) {
    await page.evaluate(() => {
      document.querySelector('main [role="status"]')?.replaceChildren();
    });
    await page.locator('main input[name="q"]').first().fill(words);
    await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent !== '');
  }
  await page.locator('.search-page-results a[href]').first().click();
  await page.waitForLoadState();
}

async function chooseSettings(): Promise<void> {
  for (const [name, value] of [
    ['theme', 'dark'],
    ['size', 'larger'],
    ['flare', 'on'],
    ['flare', ''],
    ['theme', ''],
  ] as const) {
    const settings = page.locator('reading-settings');
    if (!(await settings.locator('form').isVisible())) await settings.locator('button').click();
    await settings.locator(`input[name="${name}"][value="${value}"]`).check();
  }
}

/** Presses all that opens, copies or filters on the page, as a curious reader would. */
async function tryControls(): Promise<void> {
  await page.locator('main summary:visible').evaluateAll((all: HTMLElement[]) => {
    for (const summary of all) summary.click();
  });
  // One press can hide the next button, so that a real pointer would wait for it in vain.
  for (const button of await page.locator('main button:not([type=submit])').elementHandles()) {
    await button.evaluate((element) => {
      (element as HTMLElement).click();
    });
    await page.keyboard.press('Escape');
  }
  for (const select of await page.locator('main :not(form) > label > select:visible').all()) {
    await select.selectOption({ index: 1 });
  }
  await settle(page);
}

async function send(path: string, fill: () => Promise<void>, button: string): Promise<void> {
  const before = endpoint.posts.length;
  await open(path);
  await fill();
  await page.getByRole('button', { name: button }).first().click();
  await expect.poll(() => endpoint.posts.length).toBe(before + 1);
  await page.waitForLoadState();
}

test('a whole visit with search, finder, forms and every control breaks no rule of the policy', async () => {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await open('/');
  await chooseSettings();
  await search();
  for (const path of [
    OPEN_ARTICLE,
    TREATMENT,
    '/conditions/low-back-pain/',
    '/evidence/',
    '/sources/mu-2020/',
    '/glossary/',
    '/data/',
    '/providers/',
    '/providers/cindy-perlin/',
    '/articles/',
  ]) {
    await open(path);
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await tryControls();
  }
  await page.goto(`${site.url}/no/such/page/`);
  await send('/newsletter/', () => page.getByLabel('Your e-mail address').fill('ann@reader.example'), 'Sign up');
  await send(
    `${OPEN_ARTICLE}comments/`,
    async () => {
      await page.getByLabel(/^Name to show/).fill('Ann');
      await page.locator('textarea').fill('Thank you.');
    },
    'Send',
  );
  await send('/corrections/#page=/treatments/tens/', () => page.locator('textarea').fill('It was 38 trials.'), 'Send');
  expect(violations).toEqual([]);
  // The address that does not exist is answered with 404, and Chromium says so.
  expect(visit.complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
});

test('what the policy refuses is noticed', async () => {
  await page.goto(`${site.url}/about/`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = '1';
    document.body.append(script);
    const image = new Image();
    image.src = 'https://pixel.example/a.gif';
  });
  await expect.poll(() => violations.length).toBeGreaterThanOrEqual(2);
  expect(violations.join('\n')).toMatch(/script-src-elem refused inline/);
  expect(violations.join('\n')).toMatch(/img-src refused https:\/\/pixel\.example/);
});
