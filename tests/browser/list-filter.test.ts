import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIGHT, NO_SCRIPT, openSite, type OpenSite } from '#tests/browser/open-site.ts';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

describe.each([
  { path: '/glossary/', items: '.glossary-list dl > div', word: 'plaCEbo', letters: 'Words from A to Z' },
  { path: '/sources/', items: '.source-list section li', word: 'acupuncture', letters: 'Sources from A to Z' },
])('the list on $path', ({ path, items, word, letters }) => {
  test('shows what holds the typed words, says how many, and comes back whole', async () => {
    const { page, complaints } = await site.visit(path, { ...LIGHT, width: 360 });
    const all = await page.locator(items).count();
    const shown = page.locator(`${items}:visible`);
    await page.locator('list-filter input').fill(word);
    const texts = await shown.allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.length).toBeLessThan(all);
    expect(texts.filter((text) => !text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
    expect(await page.locator('list-filter [role=status]').textContent()).toBe(`${texts.length} of ${all}`);
    const empty = await page.locator('.source-list section:visible:not(:has(li:not([hidden])))').count();
    expect(empty).toBe(0);
    await page.locator('list-filter input').fill('');
    expect(await shown.count()).toBe(all);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is whole without script, with its letters and without a field', async () => {
    const { page } = await site.visit(path, NO_SCRIPT);
    expect(await page.locator('list-filter').isVisible()).toBe(false);
    expect(await page.locator(`${items}:visible`).count()).toBe(await page.locator(items).count());
    await page.getByRole('navigation', { name: letters }).getByRole('link', { name: 'B', exact: true }).click();
    const target = page.locator(':target');
    expect(await target.textContent()).toMatch(/^b/i);
    expect(await target.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(400);
    await page.close();
  });
});
