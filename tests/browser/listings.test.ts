import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { NO_SCRIPT, openSite, type OpenSite } from '#tests/browser/open-site.ts';

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

describe('without script', () => {
  test('the lists lead from treatment to region to city, page by page, and the finder is not there', async () => {
    const { page } = await site.visit('/providers/', NO_SCRIPT);
    expect(await page.locator('provider-finder').isVisible()).toBe(false);
    expect(await page.getByText('Every listing is in the lists below').isVisible()).toBe(true);
    await page.getByRole('link', { name: /^New York \(\d+\)/ }).click();
    const total = Number.parseInt((await page.locator('#listings').innerText()).replace(',', ''));
    let seen = await page.locator('.provider-list > li').count();
    expect(seen).toBe(50);
    for (let next = page.getByRole('link', { name: /next/i }); (await next.count()) > 0;) {
      await next.first().click();
      // Before it is read, the next page has no rows to count.
      await page.waitForLoadState('domcontentloaded');
      seen += await page.locator('.provider-list > li').count();
      next = page.getByRole('link', { name: /next/i });
    }
    expect(seen).toBe(total);
    await page.goto(`${site.url}/providers/in/us-ny/`);
    await page.getByRole('link', { name: /^Albany \(\d+\)/ }).click();
    expect(await page.locator('h1').innerText()).toBe('Providers in Albany, New York');
    await page.close();
  });

  test('a territory that the map has no place for is in the list beside it', async () => {
    const { page } = await site.visit('/providers/', NO_SCRIPT);
    await page.getByRole('link', { name: /^Puerto Rico/ }).click();
    expect(await page.locator('h1').innerText()).toBe('Providers in Puerto Rico');
    expect(await page.locator('.region-map circle').count()).toBeGreaterThan(0);
    await page.close();
  });

  test('a registry row says what it is, has no page of its own, and can be claimed, corrected and removed', async () => {
    const { page } = await site.visit('/providers/in/us-ak/', NO_SCRIPT);
    const row = page.locator('.provider-list > li', { hasText: 'public registry' }).first();
    expect(await row.innerText()).toContain('Unclaimed, from the public registry of November 9, 2026.');
    expect(await row.locator('h3 a').count()).toBe(0);
    expect(await row.locator('a[aria-label]').allInnerTexts()).toEqual(['Claim', 'Correct', 'Remove']);
    await page.close();
  });
});

describe('a profile', () => {
  test('gives a card for contacts, directions on press, and questions', async () => {
    const { page, requests } = await site.visit('/providers/generated-13/');
    const card = await fetch(`${site.url}/providers/generated-13/contact.vcf`);
    const text = await card.text();
    expect(card.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
    expect(text.startsWith('BEGIN:VCARD\r\nVERSION:4.0\r\n')).toBe(true);
    const links = await page
      .locator('.provider-places-ways a')
      .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href.replace(/[?].*/, '')));
    expect(links).toEqual([
      'geo:0,0',
      'https://maps.apple.com/',
      'https://www.openstreetmap.org/search',
      expect.stringContaining('/providers/'),
    ]);
    expect(requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'))).toEqual([]);
    expect(await page.locator('.questions-to-ask li').count()).toBeGreaterThan(3);
    await page.close();
  });

  test('leads with how to reach the person, and folds what is not known into one line', async () => {
    const { page } = await site.visit('/providers/generated-13/');
    const [first] = await page.locator('main h2').allInnerTexts();
    expect(first).toMatch(/^How to reach /);
    expect(await page.locator('.provider-page-reach a[href^="tel:"]').count()).toBe(1);
    expect(await page.locator('.provider-page-facts dd', { hasText: 'Not known' }).count()).toBe(0);
    expect(await page.locator('summary', { hasText: 'Not known, so ask' }).count()).toBeLessThanOrEqual(1);
    await page.close();
  });

  test('without a phone number, an address or a page says so, and offers no empty card', async () => {
    const { page } = await site.visit('/providers/cindy-perlin/');
    expect(await page.locator('.provider-page-reach').innerText()).toContain('No phone number, address or web page');
    expect(await page.locator('a[download]').count()).toBe(0);
    await page.close();
  });

  test('fits on paper without what only a screen needs', async () => {
    const { page } = await site.visit('/providers/generated-13/');
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.provider-places-ways', '.listing-changes', 'a[download]'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    expect(await page.locator('.questions-to-ask').isVisible()).toBe(true);
    await page.close();
  });
});
