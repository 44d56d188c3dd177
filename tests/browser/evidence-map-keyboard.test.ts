/** The map of the evidence without a mouse: one tab stop for each table of marks, arrow keys inside, words on focus. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIGHT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const MAP = '/evidence/';
const WIDE: Reader = { ...LIGHT, name: 'a wide screen', width: 1440 };
const TABLET: Reader = { ...LIGHT, name: 'a tablet', width: 768 };

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '');

/** Tabs from the list of regions into the first table. */
async function enterTable(page: Page): Promise<void> {
  await page.locator('.map-index a:visible').last().focus();
  await page.keyboard.press('Tab');
}

/** The table that has the focus, by its number. */
const focusedTable = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.map-region table')].findIndex((table) => table.contains(document.activeElement)),
  );

test('one tab stop leads into a table of marks, the next one into the next table, and at last out of the map', async () => {
  const { page } = await site.visit(MAP, WIDE);
  await enterTable(page);
  const tables = await page.locator('.map-region table').count();
  for (let table = 0; table < tables; table += 1) {
    expect(await focusedTable(page)).toBe(table);
    await page.keyboard.press('Tab');
  }
  expect(await focusedTable(page)).toBe(-1);
  await page.close();
});

test('arrow keys lead from mark to mark, to the heads and to the ends of the row, and Tab comes back to the last', async () => {
  const { page } = await site.visit(MAP, WIDE);
  await enterTable(page);
  expect(await page.evaluate(() => document.activeElement?.closest('th')?.scope)).toBe('col');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.closest('td') !== null)).toBe(true);
  const first = await focused(page);
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.closest('th')?.scope)).toBe('col');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe(first);
  await page.keyboard.press('End');
  const last = await focused(page);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe(last);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toBe(last);
  await page.keyboard.press('Home');
  expect(await page.evaluate(() => document.activeElement?.closest('th')?.scope)).toBe('row');
  await page.close();
});

test('every mark is reached with arrow keys', async () => {
  const { page } = await site.visit(MAP, WIDE);
  const missed = await page.evaluate(() => {
    const press = (key: string): void => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    };
    return [...document.querySelectorAll('.map-region table')].flatMap((table) => {
      const seen = new Set<Element>();
      table.querySelector<HTMLElement>('[scope=row] a')?.focus();
      for (let row = document.activeElement; row !== null;) {
        for (let cell: Element | null = row; cell !== null;) {
          seen.add(cell);
          press('ArrowRight');
          cell = seen.has(document.activeElement ?? cell) ? null : document.activeElement;
        }
        press('Home');
        press('ArrowDown');
        row = seen.has(document.activeElement ?? row) ? null : document.activeElement;
      }
      return [...table.querySelectorAll('td a')]
        .filter((mark) => !seen.has(mark))
        .map(({ textContent }) => textContent);
    });
  });
  expect(missed).toEqual([]);
  await page.close();
});

test('focus shows the words of a mark, Escape hides them, and the next mark shows its own', async () => {
  const { page } = await site.visit(MAP, TABLET);
  await page.locator('#nerves').scrollIntoViewIfNeeded();
  await page.locator('[aria-labelledby=nerves] [scope=col] a').first().focus();
  await page.keyboard.press('ArrowDown');
  const wordsHeight = (): Promise<number> =>
    page.evaluate(() => {
      const words = document.activeElement?.querySelector(':scope > span');
      return words && getComputedStyle(words).clipPath === 'none' ? words.getBoundingClientRect().height : 0;
    });
  expect(await wordsHeight()).toBeGreaterThan(30);
  await page.keyboard.press('Escape');
  expect(await wordsHeight()).toBe(0);
  await page.keyboard.press('ArrowDown');
  expect(await wordsHeight()).toBeGreaterThan(30);
  await page.close();
});

test('a focused mark is never hidden behind the heads', async () => {
  const { page } = await site.visit(MAP, TABLET);
  const covered = await page.evaluate(() => {
    const marks = [...document.querySelectorAll<HTMLElement>('.map-region td a')];
    // Upwards, where the heads wait.
    return marks.reverse().flatMap((mark) => {
      mark.focus();
      const box = mark.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + 12, box.top + box.height / 2);
      return mark.contains(top) ? [] : [mark.textContent.trim()];
    });
  });
  expect(covered).toEqual([]);
  await page.close();
});
