import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLARE, onePageOfEachType, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

/** 320 CSS pixels is a screen of 1280 at 400 % (WCAG 1.4.10). */
const NARROW = 320;

const READERS: readonly Reader[] = [
  { name: 'a narrow screen', width: NARROW },
  { name: 'a narrow screen with the largest text', width: NARROW, settings: { size: 'larger' } },
  { ...FLARE, name: 'a narrow screen in flare mode', width: NARROW },
];

/** Distances that a reader may set (WCAG 1.4.12). */
const SPACED_OUT = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Elements that make the page wider than the screen; those inside a box that scrolls by itself do not. */
const findTooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isContained = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !isContained(element),
    );
    return [
      `page ${document.documentElement.scrollWidth} of ${width} px`,
      ...wide.slice(0, 5).map((element) => {
        const around = element.closest('[class]')?.getAttribute('class') ?? '';
        return `<${element.tagName.toLowerCase()}> in .${around}: ${element.textContent.trim().slice(0, 40)}`;
      }),
    ];
  });

/** Text that its own box cuts off. */
const findClipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(element);
        const isHiddenFromSight = position === 'absolute' && clipPath !== 'none';
        const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
        const isCut = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
        return hides && isCut && !isHiddenFromSight && element.textContent.trim() !== '';
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
  );

describe.each(READERS)('no page scrolls sideways on $name', (reader) => {
  test.each(onePageOfEachType())('%s', async (path) => {
    const { page } = await site.visit(path, reader);
    expect(await findTooWide(page)).toEqual([]);
    await page.close();
  });
});

describe('no text is cut off when a reader spaces it out, or makes it twice as large', () => {
  test.each(onePageOfEachType())('%s', async (path) => {
    const { page } = await site.visit(path, { name: 'spaced', width: 640 });
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, SPACED_OUT);
    expect([...(await findTooWide(page)), ...(await findClipped(page))]).toEqual([]);
    await page.evaluate(() => {
      document.adoptedStyleSheets.pop();
      document.documentElement.style.fontSize = '200%';
    });
    expect([...(await findTooWide(page)), ...(await findClipped(page))]).toEqual([]);
    await page.close();
  });
});

/** A contributor's longest word, in every place where contributors write. */
const writeEndlessWords = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const places = document.querySelectorAll(
      'main :is(h1, h2, h3, p, li, dd, dt, figcaption, blockquote, legend, summary)',
    );
    const written = [...places].filter((place) => place.children.length === 0 && place.textContent.trim() !== '');
    for (const place of written) place.textContent = 'a'.repeat(110);
    for (const link of document.querySelectorAll('main :is(h2, h3, li, p) > a, nav li > a'))
      link.textContent = 'b'.repeat(110);
    return written.length;
  });

describe('no word is so long that a page scrolls sideways on a narrow screen', () => {
  test.each(onePageOfEachType())('%s', async (path) => {
    const { page } = await site.visit(path, { name: 'a narrow screen', width: NARROW });
    expect(await writeEndlessWords(page)).toBeGreaterThan(0);
    expect(await findTooWide(page)).toEqual([]);
    await page.close();
  });
});
