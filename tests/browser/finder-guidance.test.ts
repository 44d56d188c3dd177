import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { openSite, type OpenSite } from '#tests/browser/open-site.ts';

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

const saysSoon = (page: Page, words: RegExp): Promise<unknown> =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.provider-finder-status')?.textContent ?? ''),
    words.source,
  );

test('a profession, by what patients call it, moves into its own field', async () => {
  const { page } = await site.visit('/providers/');
  await page.getByLabel('Treatment or condition').fill('pain doctor');
  await page.getByRole('button', { name: 'Find providers' }).click();
  await page.waitForURL('**profession=pain-physician**');
  await saysSoon(page, /providers?/);
  expect(await page.locator('.provider-finder-list > li p').first().innerText()).toContain('Pain medicine physician');
  await page.close();
});

test('what authorities say of a treatment that they have not approved stands above everything that was found', async () => {
  const { page } = await site.visit('/providers/#treatment=stem-cell-therapy&near=12203');
  await saysSoon(page, /Nobody in this directory/);
  const warning = page.locator('[data-standing="stem-cell-therapy"]');
  expect(await warning.innerText()).toMatch(/Stem cell therapy: /);
  expect(await page.locator('[data-standing]:visible').count()).toBe(1);
  const isAbove = await warning.evaluate((element) => {
    const results = document.querySelector('.provider-finder-results');
    return (element.compareDocumentPosition(results ?? element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  expect(isAbove).toBe(true);
  await page.locator('[name="treatment"]').fill('Yoga');
  await page.keyboard.press('Enter');
  await saysSoon(page, /offering yoga/);
  expect(await page.locator('[data-standing]:visible').count()).toBe(0);
  await page.close();
});

test('where nobody is listed, the finder leads to the license searches and directories of those who give it', async () => {
  const { page } = await site.visit('/providers/#profession=chiropractor&near=98101');
  await saysSoon(page, /Nobody fits/);
  const official = page.locator('[data-official]');
  expect(await official.innerText()).toContain('Licensed in Washington: check a license by way of the Department of');
  expect(await official.innerText()).toContain(
    'Chiropractors: check a license by way of the Federation of Chiropractic',
  );
  expect(await official.innerText()).toContain('We did not check');
  const links = await official.locator('[data-lookups] a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links).toContain('https://www.fclb.org/Resources/CheckingonChiropractors.aspx');
  expect(links.every((href) => href?.startsWith('https://'))).toBe(true);
  await page.close();
  // A treatment that nobody lists leads to those who usually give it; where somebody is found, nothing of this shows.
  const { page: unlisted } = await site.visit('/providers/#treatment=stem-cell-therapy&near=12203');
  await saysSoon(unlisted, /Nobody in this directory/);
  expect(await unlisted.locator('[data-official]').innerText()).toContain('the Federation of State Medical Boards');
  await unlisted.close();
  const { page: found } = await site.visit('/providers/#treatment=acupuncture&near=12203');
  await saysSoon(found, /providers? offering acupuncture/);
  expect(await found.locator('[data-official]').isVisible()).toBe(false);
  await found.close();
});
