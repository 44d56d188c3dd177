import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIGHT, NO_SCRIPT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const CONDITION = '/conditions/low-back-pain/';
const TREATMENT = '/treatments/stem-cell-therapy/';
const PHONE: Reader = { ...LIGHT, name: 'a phone', width: 360 };

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

describe('a word of the glossary', () => {
  test.each([LIGHT, NO_SCRIPT])('shows its definition in place and Escape takes it away ($name)', async (reader) => {
    const { page } = await site.visit(CONDITION, reader);
    const word = page.locator('.topic-text button.term').first();
    const note = page.locator('.term-note').first();
    expect(await note.isVisible()).toBe(false);
    await word.focus();
    await page.keyboard.press('Enter');
    expect(await note.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await note.locator('a:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);
    expect(await word.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('shows its definition inside a narrow screen', async () => {
    const { page } = await site.visit(CONDITION, PHONE);
    const words = page.locator('.topic-text button.term');
    for (let index = 0; index < (await words.count()); index += 1) {
      await words.nth(index).click();
      const box = await page.locator('.term-note:popover-open').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
      await page.keyboard.press('Escape');
    }
    await page.close();
  });
});

describe('the sheet to take along', () => {
  test.each([CONDITION, TREATMENT])('is built from what %s says and gives the page back', async (path) => {
    const { page, complaints } = await site.visit(path);
    const name = await page.locator('h1').first().textContent();
    await page.locator('take-along button').click();
    const sheet = page.locator('.sheet');
    await sheet.waitFor();
    expect(await page.locator('h1:visible').textContent()).toBe(`My sheet: ${name?.trim() ?? ''}`);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const titles = await sheet.locator('h2').allTextContents();
    expect(titles).toEqual(
      expect.arrayContaining(['What to know', 'What studies found', 'What I want to ask', 'My notes']),
    );
    await page.keyboard.press('Escape');
    expect(await sheet.count()).toBe(0);
    expect(await page.locator('take-along button').evaluate((element) => element === document.activeElement)).toBe(
      true,
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('prints what is ticked, the notes, and nothing else of the page', async () => {
    const { page } = await site.visit(CONDITION);
    await page.locator('take-along button').click();
    const lines = page.locator('.sheet li');
    await page.locator('.sheet [type=checkbox]').nth(1).uncheck();
    await page.locator('.sheet textarea').fill('Worse after sitting');
    const all = await lines.count();
    const ticked = await page.locator('.sheet :checked').count();
    expect(ticked).toBeLessThan(all);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet li:visible').count()).toBe(ticked);
    expect(await page.locator('.sheet textarea').isVisible()).toBe(true);
    expect(await page.locator('.condition-page').isVisible()).toBe(false);
    expect(await page.locator('.sheet button:visible').count()).toBe(0);
    await page.close();
  });

  test('is stored nowhere and sent nowhere', async () => {
    const opened = await site.visit(CONDITION);
    const { page, requests } = opened;
    await page.locator('take-along button').click();
    await page.locator('.sheet textarea').fill('A secret');
    const before = requests.length;
    await settle(page);
    expect(requests.length).toBe(before);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('secret');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.reload();
    expect(await page.locator('.sheet').count()).toBe(0);
    await page.close();
  });

  test('without script there is no button that does nothing', async () => {
    const { page } = await site.visit(CONDITION, NO_SCRIPT);
    expect(await page.locator('take-along').isVisible()).toBe(false);
    await page.close();
  });
});

describe('the findings of a topic', () => {
  test('on a phone each pair is a row that does not scroll sideways', async () => {
    const { page } = await site.visit(CONDITION, PHONE);
    expect(await page.locator('.topic-evidence-rows > li').count()).toBeGreaterThan(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.close();
  });

  test('on paper all of them are told, also those that are folded on the screen', async () => {
    const { page } = await site.visit('/sources/skelly-2020/');
    const folded = page.locator('.finding-list details .fact-box').first();
    expect(await folded.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await folded.isVisible()).toBe(true);
    await page.close();
  });

  test('the way to the map leads to this condition', async () => {
    const { page } = await site.visit(CONDITION);
    await page.locator('.topic-evidence a[href="/evidence/#low-back-pain"]').click();
    await page.waitForURL('**/evidence/#low-back-pain');
    expect(await page.locator('.map-filters [name=condition]').inputValue()).toBe('low-back-pain');
    await page.close();
  });
});

test('a reference is copied with one press, and the copy is announced', async () => {
  const { page } = await site.visit('/sources/mu-2020/');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('source-copy button', { hasText: 'BibTeX' }).click();
  await page.locator('source-copy [role=status]', { hasText: 'Copied: BibTeX' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('@article{mu-2020,');
  await page.close();
});
