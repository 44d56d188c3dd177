import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLostAtDoubleSize, findTooWide } from '#tests/browser/layout-questions.ts';
import { FLARE, LIGHT, NO_SCRIPT, openSite, type OpenSite } from '#tests/browser/open-site.ts';

/** One row, in CSS pixels, on a phone that shows text at its usual size. */
const MOST_HEADER = 64;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const heightOf = (page: Awaited<ReturnType<OpenSite['visit']>>['page']): Promise<number> =>
  page.locator('header.site-header').evaluate((header) => header.getBoundingClientRect().height);

describe('the header', () => {
  test.each([
    ['on a phone', { ...LIGHT, width: 360 }],
    ['on a narrow phone', { ...LIGHT, width: 320 }],
    ['on a phone in flare mode', { ...FLARE, width: 360 }],
    ['on a tablet', { ...LIGHT, width: 768 }],
    ['on a small laptop', { ...LIGHT, width: 1024 }],
    ['on a wide screen', { ...LIGHT, width: 1216 }],
    ['on a wider screen', { ...LIGHT, width: 1280 }],
  ])('is one row of at most 64 px %s', async (_, reader) => {
    const { page } = await site.visit('/treatments/', reader);
    expect(await heightOf(page)).toBeLessThanOrEqual(MOST_HEADER);
    expect(await findTooWide(page)).toEqual([]);
    await page.close();
  });

  test.each([320, 360, 768, 1280])('stands still while it arrives on a slow line, at %i px', async (width) => {
    const { page } = await site.visit('/treatments/', { ...LIGHT, width });
    const moved = await page.locator('header.site-header > div').evaluate((row) => {
      const places = () =>
        [...row.children].map((child) => child.getBoundingClientRect()).map(({ x, y }) => `${x} ${y}`);
      const whole = places();
      const moves: string[] = [];
      // What has not arrived yet: the last child, the last two …
      for (let count = row.children.length - 1; count > 0; count--) {
        row.lastElementChild?.remove();
        for (const [index, place] of places().entries()) {
          if (place !== whole[index]) moves.push(`child ${index} of ${count}: ${place}, later ${whole[index] ?? ''}`);
        }
      }
      return moves;
    });
    expect(moved).toEqual([]);
    await page.close();
  });

  test('with text at 200 % on a screen of 320 × 640 it takes at most a quarter, and nothing scrolls sideways', async () => {
    const { page } = await site.visit('/', { ...LIGHT, width: 320 });
    expect(await findLostAtDoubleSize(page)).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await heightOf(page)).toBeLessThanOrEqual(160);
    for (const name of ['Menu', 'Search', 'Settings']) {
      const button = page.getByRole('button', { name, exact: true }).first();
      await button.click();
      expect(await findTooWide(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.close();
  });

  test('without script the menu opens by keyboard, leads on, and Escape closes it', async () => {
    const { page } = await site.visit('/', { ...NO_SCRIPT, width: 360 });
    const links = page.locator('#site-menu a');
    expect(await links.first().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Treatments');
    await page.keyboard.press('Escape');
    expect(await links.first().isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).press('Enter');
    await links.filter({ hasText: 'Conditions' }).click();
    await page.waitForURL('**/conditions/');
    await page.close();
  });

  test('the search of a phone takes the cursor when it opens', async () => {
    const { page } = await site.visit('/treatments/', { ...LIGHT, width: 360 });
    await page.getByRole('button', { name: 'Search' }).first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('header-search');
    await page.close();
  });
});

test('no word of the title of the home page is broken on a narrow phone with text at 200 %', async () => {
  const { page } = await site.visit('/', { ...LIGHT, width: 320 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const broken = await page.locator('h1').evaluate((title) => {
    const text = title.firstChild;
    if (!(text instanceof Text)) return ['no text'];
    return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return range.getClientRects().length > 1 ? [word] : [];
    });
  });
  expect(broken).toEqual([]);
  await page.close();
});

describe('the body map', () => {
  test.each([
    ['on a phone', { ...LIGHT, width: 320 }],
    ['without script', NO_SCRIPT],
  ])('%s names each part, and leads by keyboard to its conditions', async (_, reader) => {
    const { page } = await site.visit('/', reader);
    const map = page.getByRole('group', { name: 'Body map' });
    const names = await map
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !/^[A-Z][a-z ]+: \d+ conditions?$/.test(name ?? ''))).toEqual([]);
    // The same parts stand beside it as words.
    const addresses = await map
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const listed = await page
      .locator('.home-page-body li a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses.filter((address) => !listed.includes(address))).toEqual([]);
    await map.getByRole('link', { name: /^Knee:/ }).press('Enter');
    await page.waitForURL('**/conditions/#group-knee');
    expect(await page.locator('#group-knee').innerText()).toBe('Knee');
    await page.close();
  });
});
