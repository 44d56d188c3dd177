/** Fifteen things that people come to the finder for, done as they would do them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseRegistry } from '#providers/registry.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const PHONE: Reader = { name: 'a phone', width: 360 };

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

const saysSoon = async (page: Page, words: RegExp): Promise<string> => {
  await page.waitForFunction(
    (source) =>
      new RegExp(source).test(document.querySelector('.provider-finder-status')?.textContent ?? '') &&
      !document.querySelector('provider-finder')?.hasAttribute('data-busy'),
    words.source,
  );
  return page.locator('.provider-finder-status').innerText();
};

/** Types into the two fields and presses Enter. */
const ask = async (page: Page, what: string, where: string): Promise<void> => {
  await page.getByLabel('Treatment or condition').fill(what);
  await page.getByLabel('ZIP code or city').fill(where);
  await page.getByLabel('ZIP code or city').press('Enter');
};

const names = (page: Page): Promise<string[]> => page.locator('.provider-finder-list > li h3').allInnerTexts();

/** Somebody of the public registry, who has no page of their own. */
const someNameOf = async (page: Page): Promise<string> => {
  await saysSoon(page, /providers/);
  return page.locator('.provider-finder-list > li h3:not(:has(a))').first().innerText();
};

test('1. somebody by name, with the keyboard alone', async () => {
  const { page, requests } = await site.visit('/providers/#radius=0&near=12203');
  const name = await someNameOf(page);
  await page.getByLabel('Treatment or condition').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await saysSoon(page, /called “/);
  expect(await names(page)).toContain(name);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('results');
  const [first = ''] = name.split(' ');
  expect(requests.filter((address) => address.replace(/#.*/, '').includes(first))).toEqual([]);
  await page.reload();
  await saysSoon(page, /called “/);
  expect(await names(page)).toContain(name);
  await page.close();
});

test('2. somebody by the family name, first as in a list', async () => {
  const file = join(FINDER_DIST, '../content/registry/us-ny.csv');
  const { name = '' } = parseRegistry(readFileSync(file, 'utf8'), file).find(({ kind }) => kind === 'person') ?? {};
  const [first = '', last = ''] = name.split(' ');
  const { page } = await site.visit('/providers/');
  await ask(page, `${last}, ${first}`, '12203');
  await saysSoon(page, /nearest ZIP area 12203/);
  expect(await names(page)).toContain(name);
  await page.close();
});

test.each([
  ['3. a state by its name', 'Wyoming', /Wyoming/],
  ['4. a state by its letters', 'WY', /Wyoming/],
  ['5. a city and its state', 'albany ny', /Albany, NY/],
  ['6. a territory', 'San Juan, Puerto Rico', /San Juan, PR/],
  ['7. a ZIP code that no area has', '12299', /122/],
])('%s', async (_, where, words) => {
  const { page } = await site.visit('/providers/#radius=0');
  await ask(page, '', where);
  await saysSoon(page, words);
  expect((await names(page)).length).toBeGreaterThan(0);
  await page.close();
});

test('8. a misspelled city is asked back', async () => {
  const { page } = await site.visit('/providers/');
  await ask(page, 'Yoga', 'Albanny, NY');
  await saysSoon(page, /Did you mean Albany, NY/);
  await page.close();
});

test('9. a misspelled treatment is understood', async () => {
  const { page } = await site.visit('/providers/');
  await ask(page, 'accupunture', '12203');
  await saysSoon(page, /offering acupuncture/);
  await page.close();
});

test('10. a military ZIP code, which lies nowhere in the country, is told as unknown', async () => {
  const { page } = await site.visit('/providers/');
  await ask(page, 'Yoga', '09012');
  await saysSoon(page, /We found no place “09012”/);
  expect(await page.getByLabel('ZIP code or city').getAttribute('aria-invalid')).toBe('true');
  await page.close();
});

test('11. Back goes to the question before, and not out of the finder', async () => {
  const { page } = await site.visit('/providers/');
  await ask(page, 'Yoga', '12203');
  const first = await saysSoon(page, /offering yoga/);
  await ask(page, 'Acupuncture', '12203');
  await saysSoon(page, /offering acupuncture/);
  await page.goBack();
  expect(await saysSoon(page, /offering yoga/)).toBe(first);
  expect(await page.getByLabel('Treatment or condition').inputValue()).toBe('Yoga');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.provider-finder-results')?.hasAttribute('hidden'));
  expect(new URL(page.url()).pathname).toBe('/providers/');
  expect(await page.getByLabel('Treatment or condition').inputValue()).toBe('');
  await page.goForward();
  expect(await saysSoon(page, /offering yoga/)).toBe(first);
  await page.close();
});

test('12. what was shown is there after a reload, and where the address is sent', async () => {
  const { page } = await site.visit('/providers/');
  await ask(page, 'Acupuncture', '12203');
  await saysSoon(page, /offering acupuncture/);
  const before = await names(page);
  await page.reload();
  await saysSoon(page, /offering acupuncture/);
  expect(await names(page)).toEqual(before);
  const shared = await site.visit(page.url().slice(site.url.length));
  await saysSoon(shared.page, /offering acupuncture/);
  expect(await names(shared.page)).toEqual(before);
  await page.close();
  await shared.page.close();
});

test('13. when nobody fits, a press leads on', async () => {
  const { page } = await site.visit('/providers/#treatment=yoga&near=99950&radius=5');
  await saysSoon(page, /Nobody fits/);
  await page.getByRole('button', { name: 'Show at any distance' }).click();
  await saysSoon(page, /offering yoga from/);
  expect((await names(page)).length).toBeGreaterThan(0);
  await page.close();
});

test('14. on a phone the map is there, its dots to be touched, and the first result near the button', async () => {
  const { page } = await site.visit('/providers/', PHONE);
  await ask(page, 'Acupuncture', '12203');
  await saysSoon(page, /offering acupuncture/);
  await page.locator('.provider-finder-map .dot').first().waitFor();
  const dot = page.locator('.provider-finder-map .dot').last();
  const circle = await dot.locator('circle').boundingBox();
  expect(Math.min(circle?.width ?? 0, circle?.height ?? 0)).toBeGreaterThanOrEqual(24);
  const button = await page.getByRole('button', { name: 'Find providers' }).boundingBox();
  const result = await page.locator('.provider-finder-list > li').first().boundingBox();
  expect((result?.y ?? 0) - (button?.y ?? 0) - (button?.height ?? 0)).toBeLessThanOrEqual(500);
  const number = Number.parseInt(await dot.locator('text').innerHTML(), 10);
  await dot.click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe(String(number));
  await page.close();
});

test('15. a press on the button with nothing typed says what is missing', async () => {
  const { page } = await site.visit('/providers/');
  await page.getByRole('button', { name: 'Find providers' }).click();
  await saysSoon(page, /name a place/);
  expect(await page.getByLabel('Treatment or condition').evaluate((field) => field === document.activeElement)).toBe(
    true,
  );
  await page.close();
});
