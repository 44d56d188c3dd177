import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenPage, type OpenSite } from '#tests/browser/open-site.ts';

const RESULTS = '.search-page-results a[href]';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const queryBox = (page: Page) => page.locator('main input[name="q"]').first();

const countIn = async (page: Page): Promise<number> => {
  const text = (await page.locator('main [role="status"]').first().textContent()) ?? '';
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
};

/** Waits until the announcement holds a number. */
const waitForCount = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => /\d/.test(document.querySelector('main [role="status"]')?.textContent ?? ''));

const foreign = ({ requests }: OpenPage): string[] => requests.filter((address) => !address.startsWith(site.url));

test('typing shows results, announces their number and keeps the focus in the box', async () => {
  const opened = await site.visit('/search/');
  const { page, complaints } = opened;
  await queryBox(page).focus();
  await page.keyboard.type('stem cell', { delay: 20 });
  await waitForCount(page);
  expect(await countIn(page)).toBeGreaterThan(0);
  expect(await page.locator(RESULTS).count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  expect(new URL(page.url()).searchParams.get('q')).toBe('stem cell');
  expect(foreign(opened)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a search from the header of any page arrives with its results', async () => {
  const { page } = await site.visit('/treatments/');
  await page.locator('header input[name="q"]').fill('osteoarthritis');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=osteoarthritis');
  await waitForCount(page);
  expect(await queryBox(page).inputValue()).toBe('osteoarthritis');
  expect(await page.locator(RESULTS).count()).toBeGreaterThan(0);
  await page.close();
});

test('the results are reached and opened with the keyboard alone', async () => {
  const { page } = await site.visit('/search/?q=stem%20cell%20therapy');
  await waitForCount(page);
  await page.locator(RESULTS).first().waitFor();
  await queryBox(page).focus();
  let href: string | null = null;
  for (let presses = 0; presses < 40 && href === null; presses += 1) {
    await page.keyboard.press('Tab');
    href = await page.evaluate(
      (results) =>
        document.activeElement?.matches(results) === true ? document.activeElement.getAttribute('href') : null,
      RESULTS,
    );
  }
  expect(href).not.toBeNull();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href ?? ''}`);
  expect(await page.locator('h1').count()).toBe(1);
  await page.close();
});

test('a search without a result says so and offers a way on', async () => {
  const { page } = await site.visit('/search/?q=xqzvwkj');
  const status = page.locator('main [role="status"]').first();
  await status.filter({ hasText: /nothing|no results?|\b0\b/i }).waitFor();
  expect(await status.textContent()).toContain('xqzvwkj');
  const waysOn = page.locator('main a[href^="/conditions/"], main a[href^="/treatments/"]').filter({ visible: true });
  expect(await waysOn.count()).toBeGreaterThan(0);
  await page.close();
});

test('what was typed is shown as text, never as markup', async () => {
  const { page, complaints } = await site.visit(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await page.waitForTimeout(1500);
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});
