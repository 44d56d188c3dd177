import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DARK, LIGHT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const ARTICLE = '/articles/research-on-stem-cell-therapy-for-chronic-pain/';
const FORCED: Reader = { name: 'forced colours', forcedColors: 'active' };

interface Stop {
  /** Number that the page's focusable elements were given before the journey. */
  readonly index: number;
  readonly what: string;
  readonly hasRing: boolean;
  readonly isCovered: boolean;
}

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Numbers what Tab should reach, and returns a name for each. Of a group of radio buttons Tab reaches one. */
const numberFocusable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const candidates = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]',
    );
    const groups = new Set<string>();
    const reachable = [...candidates].filter((element) => {
      if (element.tabIndex < 0 || (element as HTMLButtonElement).disabled || !element.checkVisibility()) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio')
        return element.getClientRects().length > 0;
      if (groups.has(element.name)) return false;
      groups.add(element.name);
      return true;
    });
    return reachable.map((element, index) => {
      element.dataset['stop'] = String(index);
      return `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40) || element.id || element.className}"`;
    });
  });

const describeFocus = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const radios =
      element instanceof HTMLInputElement && element.type === 'radio' ? `[name="${element.name}"]` : undefined;
    const numbered = radios === undefined ? element : document.querySelector<HTMLElement>(`${radios}[data-stop]`);
    const style = getComputedStyle(element);
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    // A link that breaks over two lines has two boxes; its first one counts.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const isInside = top !== null && (element.contains(top) || top.contains(element));
    return {
      index: Number(numbered?.dataset['stop'] ?? -1),
      what: `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`,
      hasRing: hasOutline || style.boxShadow !== 'none',
      isCovered: !isInside,
    };
  });

/** Presses Tab until the focus leaves the page. */
async function tabThrough(page: Page, limit: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < limit; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await describeFocus(page);
    if (stop === undefined || stops.some(({ index }) => index === stop.index && index >= 0)) break;
    stops.push(stop);
  }
  return stops;
}

test.each([
  ['/', LIGHT],
  [ARTICLE, LIGHT],
  ['/search/', LIGHT],
  [ARTICLE, DARK],
  [ARTICLE, FORCED],
])('on %s Tab reaches all that can be used, with a ring that is seen (%o)', async (path, reader) => {
  const { page } = await site.visit(path, reader);
  const focusable = await numberFocusable(page);
  const stops = await tabThrough(page, focusable.length + 20);
  const reached = new Set(stops.map(({ index }) => index));
  expect({
    missed: focusable.filter((_, index) => !reached.has(index)),
    withoutRing: stops.filter(({ hasRing }) => !hasRing).map(({ what }) => what),
    covered: stops.filter(({ isCovered }) => isCovered).map(({ what }) => what),
    inOrder: stops.map(({ index }) => index).filter((index) => index >= 0),
  }).toEqual({
    missed: [],
    withoutRing: [],
    covered: [],
    inOrder: focusable.map((_, index) => index),
  });
  expect(focusable.length).toBeGreaterThan(10);
  await page.close();
});

test.each(['/', ARTICLE, '/search/'])(
  'on %s the skip link comes first and moves the focus to the text',
  async (path) => {
    const { page } = await site.visit(path);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main')?.id)).toBe('main');
    await page.close();
  },
);

test.each(['/', ARTICLE, '/search/', '/treatments/'])('on %s everything to press is 24 px at least', async (path) => {
  const { page } = await site.visit(path);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input:not([type=hidden]), select, summary, a[href]')]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
      // The box of a label takes the press for a small radio button.
      .map((element) => (element instanceof HTMLInputElement ? (element.closest('label') ?? element) : element))
      .map((element) => ({ box: element.getBoundingClientRect(), what: element.outerHTML.slice(0, 80) }))
      .filter(({ box }) => Math.min(box.width, box.height) < 24)
      .map(({ box, what }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${what}`),
  );
  expect(small).toEqual([]);
  await page.close();
});
