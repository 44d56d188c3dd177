import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenSite } from '#tests/browser/open-site.ts';
import { readQuestions } from '#tests/search/questions.ts';

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  ({ page } = await site.visit('/search/'));
});

afterAll(async () => {
  await site.close();
});

/** Asks, and waits for the full results. */
async function ask(query: string): Promise<void> {
  await page.evaluate(() => document.querySelector('main [role="status"]')?.replaceChildren());
  await page.locator('main input[name="q"]').fill(query);
  await page.waitForFunction(
    (words) => document.querySelector('main [role="status"]')?.textContent.includes(words) === true,
    query,
  );
}

test.each(readQuestions())('“$q” is answered first by “$shows”', async ({ q, shows, corrects }) => {
  await ask(q);
  expect(await page.locator('.search-page-results .search-answer').first().textContent()).toContain(shows);
  if (corrects !== undefined) expect(await page.locator('.search-page-hints').textContent()).toContain(corrects);
});

test('a page of results does not end in the list of all topics, and an empty one does', async () => {
  await ask('knee pain');
  expect(await page.locator('[data-browse]').isVisible()).toBe(false);
  await page.locator('main input[name="q"]').fill('');
  await page.locator('[data-browse]').waitFor();
});

test('the rest of a long list is one press away, and arrows go through what is shown', async () => {
  await ask('blood thinners');
  const answer = page.locator('.search-answer').first();
  expect(await answer.locator('[data-result]:visible').count()).toBe(5);
  await answer.getByText(/^All \d+$/).click();
  expect(await answer.locator('[data-result]:visible').count()).toBeGreaterThan(20);
});
