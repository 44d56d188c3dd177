import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLARE, LIGHT, NO_SCRIPT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const CONDITION = '/conditions/low-back-pain/';
const TREATMENT = '/treatments/stem-cell-therapy/';
const OTHERS = ['/conditions/gout/', '/treatments/acupuncture/'];
const PHONE: Reader = { ...LIGHT, name: 'a phone', width: 360 };
const FLARE_PHONE: Reader = { ...FLARE, name: 'flare mode on a phone', width: 360 };

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** The text of a topic is folded: a reader opens it first. */
const openText = (page: Page): Promise<void> =>
  page.locator('.topic-text > details').evaluateAll((folds: HTMLDetailsElement[]) => {
    for (const fold of folds) fold.open = true;
  });

describe('the order of a topic page', () => {
  test.each([
    [CONDITION, ['h1', '.warning-signs', '.key-messages', '#evidence', '#untreated', '#questions', '.topic-text']],
    [
      TREATMENT,
      ['h1', '.standing-badge', '.warning-signs', '.key-messages', '#evidence', '#safety', '#at-home', '#questions'],
    ],
  ])('%s answers what readers ask first', async (path, parts) => {
    const { page } = await site.visit(path, PHONE);
    const tops = await page.evaluate(
      (selectors) => selectors.map((selector) => document.querySelector(selector)?.getBoundingClientRect().top ?? -1),
      parts,
    );
    expect(tops.every((top) => top > 0)).toBe(true);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    await page.close();
  });

  test('a warning of what is not approved stands above every link to a provider', async () => {
    const { page } = await site.visit(TREATMENT, PHONE);
    const first = page.locator('.safety-box-warning, main a[href^="/providers/"]').first();
    expect(await first.getAttribute('class')).toContain('safety-box-warning');
    expect(await page.locator('.standing-badge-warning').textContent()).toContain('Not approved: FDA');
    await page.close();
  });

  test.each([CONDITION, TREATMENT, ...OTHERS])('on %s nothing that needs help at once is folded', async (path) => {
    for (const reader of [PHONE, FLARE_PHONE]) {
      const { page } = await site.visit(path, reader);
      const signs = page.locator('[data-urgency="emergency"] li');
      expect(await signs.count()).toBeGreaterThan(0);
      for (const sign of await signs.all()) expect(await sign.isVisible()).toBe(true);
      await page.close();
    }
  });

  test.each([CONDITION, TREATMENT, ...OTHERS])('on %s the first finding is at most 20 stops away', async (path) => {
    const { page } = await site.visit(path);
    const stops = await page.evaluate(() => {
      const focusable = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary')];
      const reachable = focusable.filter(
        (element) => element.checkVisibility() && element.tabIndex >= 0 && element.getClientRects().length > 0,
      );
      return reachable.findIndex((element) => element.matches('.topic-evidence-rows summary')) + 1;
    });
    console.log(`${path}: ${stops} stops`);
    expect(stops).toBeGreaterThan(0);
    expect(stops).toBeLessThanOrEqual(20);
    await page.close();
  });
});

describe('what is folded', () => {
  test('opens for a link that leads into it', async () => {
    const { page } = await site.visit(CONDITION, PHONE);
    const source = page.locator('.reference-list li').first();
    expect(await source.isVisible()).toBe(false);
    await page.locator('.key-messages .citation a').first().click();
    expect(await source.isVisible()).toBe(true);
    await page.goto(`${site.url}${CONDITION}#what-it-feels-like`);
    await expect
      .poll(() => page.locator('#what-it-feels-like ~ p, details:has(#what-it-feels-like) > p').first().isVisible())
      .toBe(true);
    await page.close();
  });

  test('opens without script', async () => {
    const { page } = await site.visit(CONDITION, NO_SCRIPT);
    const row = page.locator('.topic-evidence-rows details').first();
    await row.locator('summary').click();
    expect(await row.locator('a').first().isVisible()).toBe(true);
    await page.close();
  });
});

describe('“On this page”', () => {
  test('is in reach everywhere on a phone, leads to a section, and closes again', async () => {
    const { page } = await site.visit(CONDITION, PHONE);
    const list = page.locator('.page-sections');
    for (const part of ['h1', '#evidence', '#questions']) {
      await page.locator(part).scrollIntoViewIfNeeded();
      const box = await list.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
      expect(box?.height).toBeLessThan(60);
    }
    await list.locator('summary').click();
    await list.getByText('Questions to ask').click();
    expect(await page.locator('#questions').isVisible()).toBe(true);
    expect(await list.locator('details').getAttribute('open')).toBe(null);
    expect(await page.locator('#questions').evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(
      400,
    );
    await page.close();
  });

  test('lets go of a small screen whose text is twice as large', async () => {
    const { page } = await site.visit(CONDITION, { ...PHONE, name: 'a narrow phone', width: 320 });
    const share = () =>
      page.locator('.page-sections').evaluate((list) => {
        const { top, bottom } = list.getBoundingClientRect();
        return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / innerHeight;
      });
    expect(await share()).toBeGreaterThan(0);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await share()).toBe(0);
    await page.close();
  });

  test('never covers what has the focus', async () => {
    const { page } = await site.visit(CONDITION, PHONE);
    const covered = await page.evaluate(() => {
      const list = document.querySelector('.page-sections');
      const found: string[] = [];
      for (const element of document.querySelectorAll<HTMLElement>('main summary, main a[href], main button')) {
        if (list?.contains(element) === true || !element.checkVisibility()) continue;
        element.focus();
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const bar = list?.getBoundingClientRect();
        if (bar && box.bottom > bar.top && box.top < bar.bottom && box.right > bar.left) found.push(element.outerHTML);
      }
      return found;
    });
    expect(covered).toEqual([]);
    await page.close();
  });

  test('is open beside the text where there is room', async () => {
    const { page } = await site.visit(CONDITION, { ...LIGHT, name: 'a wide screen', width: 1280 });
    expect(await page.locator('.page-sections a').first().isVisible()).toBe(true);
    await page.close();
  });
});

describe('flare mode', () => {
  test.each([CONDITION, TREATMENT, ...OTHERS])(
    '%s: the 911 line, one key message, what to do today, show all',
    async (path) => {
      const { page } = await site.visit(path, FLARE_PHONE);
      expect(await page.locator('.key-messages li:visible').count()).toBe(1);
      expect(await page.locator('[data-urgency="emergency"]').isVisible()).toBe(true);
      expect(await page.locator('.topic-text-today li:visible, .treatment-facts p:visible').count()).toBeGreaterThan(0);
      await page.locator('[data-flare-off]:visible').click();
      expect(await page.locator('.topic-evidence').isVisible()).toBe(true);
      expect(await page.locator('.key-messages li:visible').count()).toBeGreaterThan(1);
      await page.close();
    },
  );
});

describe('a word of the glossary', () => {
  test.each([LIGHT, NO_SCRIPT])('shows its definition in place and Escape takes it away ($name)', async (reader) => {
    const { page } = await site.visit(CONDITION, reader);
    await openText(page);
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
    await openText(page);
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
    await page.locator('.topic-evidence summary', { hasText: 'How to read this list' }).click();
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
