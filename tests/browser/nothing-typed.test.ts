import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { NO_SCRIPT, openSite, type OpenSite } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

/** Notes what a server would see of each request: its address, its headers and its body. */
const listen = (page: Page): string[] => {
  const seen: string[] = [];
  page.on('request', (request) => {
    const sent = [request.url().replace(/#.*/, ''), JSON.stringify(request.headers()), request.postData() ?? ''];
    seen.push(decodeURIComponent(sent.join('\n')));
  });
  return seen;
};

/** Goes on to another page and back, and loads the page again: what it shows comes back without being sent. */
async function leaveReturnAndReload(page: Page): Promise<void> {
  await page.goto(`${site.url}/about/`);
  await page.goBack();
  await settle(page);
  await page.reload();
  await settle(page);
}

const saysSomething = (page: Page, selector: string, words: string): Promise<unknown> =>
  page.waitForFunction(([place, wanted]) => document.querySelector(place)?.textContent.includes(wanted) === true, [
    selector,
    words,
  ] as const);

test('no request tells what was searched for: typed, filtered, loaded again, and gone back to', async () => {
  const { page } = await site.visit('/treatments/');
  const seen = listen(page);
  await page.locator('header input[type="search"]').fill('fibromyalgia warfarin');
  await page.keyboard.press('Enter');
  await saysSomething(page, 'main [role="status"]', 'fibromyalgia warfarin');
  await page.locator('main input[name="q"]').fill('sciatica yoga');
  await saysSomething(page, 'main [role="status"]', 'sciatica yoga');
  await page.locator('.search-page-kinds input[value="source"]').check();
  await page.waitForURL('**#q=sciatica+yoga&kind=source');
  await leaveReturnAndReload(page);
  await saysSomething(page, 'main [role="status"]', 'sciatica yoga');
  expect(await page.locator('main input[name="q"]').inputValue()).toBe('sciatica yoga');
  expect(seen.filter((request) => /fibromyalgia|warfarin|sciatica|yoga/i.test(request))).toEqual([]);
  await page.close();
});

test('an older link with the search after the ? is moved behind the #, and loads again without it', async () => {
  const { page } = await site.visit('/search/?q=sciatica');
  await saysSomething(page, 'main [role="status"]', 'sciatica');
  await page.waitForURL('**/search/#q=sciatica');
  const seen = listen(page);
  await page.reload();
  await saysSomething(page, 'main [role="status"]', 'sciatica');
  expect(seen.filter((request) => /sciatica/i.test(request))).toEqual([]);
  await page.close();
});

test('no request tells who is looked for, or where: typed, filtered, loaded again, and gone back to', async () => {
  const { page } = await site.visit('/providers/');
  const seen = listen(page);
  await page.getByLabel('Treatment or condition').fill('Acupuncture');
  await page.getByLabel('ZIP code or city').fill('12203');
  await page.getByRole('button', { name: 'Find providers' }).click();
  await saysSomething(page, '.provider-finder-status', 'offering acupuncture');
  await page.getByText('More filters').click();
  await page.locator('select[name="condition"]').selectOption('knee-pain');
  await page.waitForURL('**condition=knee-pain**');
  await leaveReturnAndReload(page);
  await saysSomething(page, '.provider-finder-status', 'offering acupuncture');
  expect(await page.getByLabel('ZIP code or city').inputValue()).toBe('12203');
  expect(seen.filter((request) => /acupuncture|12203|knee/i.test(request))).toEqual([]);
  await page.close();
});

test('an older link to the finder is moved behind the # at once', async () => {
  const { page } = await site.visit('/providers/?treatment=yoga&near=12203');
  await saysSomething(page, '.provider-finder-status', 'offering yoga');
  expect(new URL(page.url()).search).toBe('');
  expect(new URL(page.url()).hash).toBe('#treatment=yoga&near=12203');
  await page.close();
});

test('without script the search box leads to all topics, and sends no word that was typed', async () => {
  const { page } = await site.visit('/treatments/', NO_SCRIPT);
  const seen = listen(page);
  await page.locator('header input[type="search"]').fill('fibromyalgia');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/**');
  expect(await page.locator('main').innerText()).toContain('what you typed was not sent');
  expect(seen.filter((request) => /fibromyalgia/i.test(request))).toEqual([]);
  await page.close();
});
