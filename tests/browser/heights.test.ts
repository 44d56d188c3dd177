/**
 * How tall pages are on a phone of 360 × 740, with everything folded that is folded. The table shows each page type
 * before the order of the reader's questions (main, November 29, 2026) and now; topic pages are held, every one of them.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageType } from '#scripts/publish/page-types.ts';
import { openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { largestPages, readContentPages } from '#tests/site/pages.ts';

const PHONE: Reader = { name: 'a phone', colorScheme: 'light', width: 360 };
const SCREEN = { width: 360, height: 740 };

const MOST: Readonly<Partial<Record<PageType, number>>> = { condition: 8_000, treatment: 6_000 };
/** Three screens. */
const MOST_IN_FLARE = 3 * SCREEN.height;

/**
 * The three treatments that were studied for the most conditions (17 to 27 lines) are taller. November 29, 2026: what is
 * left to shorten is the site's own header and footer, 1,266 px of them.
 */
const TALLER: Readonly<Record<string, number>> = {
  '/treatments/acupuncture/': 6_800,
  '/treatments/exercise-therapy/': 6_500,
  '/treatments/physical-therapy/': 6_800,
};

/** Largest page of each type, before. */
const BEFORE: Readonly<Partial<Record<PageType, number>>> = {
  'not found': 2_044,
  'about the site': 13_499,
  article: 23_429,
  'article list': 4_571,
  condition: 26_149,
  'condition list': 9_908,
  corrections: 2_536,
  'open data': 9_209,
  'findings of a pair': 18_695,
  'evidence map': 9_519,
  glossary: 16_451,
  home: 9_409,
  newsletter: 25_395,
  person: 7_757,
  profile: 5_935,
  'providers for a treatment in a region': 2_261,
  'providers for a treatment': 2_373,
  'providers in a city': 2_175,
  'providers in a region': 2_495,
  finder: 3_885,
  search: 6_749,
  source: 53_991,
  'source list': 61_556,
  treatment: 26_247,
  'treatment list': 11_546,
};

interface Height {
  readonly url: string;
  readonly type: PageType | undefined;
  readonly usual: number;
  readonly inFlare: number;
}

let site: OpenSite;
let page: Page;

beforeAll(async () => {
  site = await openSite();
  ({ page } = await site.visit('/', PHONE));
  await page.setViewportSize(SCREEN);
});

afterAll(async () => {
  await site.close();
});

const measure = async (url: string, type: PageType | undefined): Promise<Height> => {
  await page.goto(site.url + url, { waitUntil: 'domcontentloaded' });
  const [usual, inFlare] = await page.evaluate(() => {
    const root = document.documentElement;
    const heights = ['', 'on'].map((flare) => {
      root.dataset['flare'] = flare;
      return Math.round(document.body.getBoundingClientRect().height);
    });
    return [heights[0] ?? 0, heights[1] ?? 0] as const;
  });
  return { url, type, usual, inFlare };
};

test('the largest page of each type, before and after', async () => {
  const table = [];
  for (const { url, type } of largestPages()) {
    const { usual, inFlare } = await measure(url, type);
    table.push({ type, url, before: type && BEFORE[type], now: usual, 'in flare mode': inFlare });
  }
  console.table(table);
  expect(table.length).toBeGreaterThan(20);
});

test('no condition, treatment or home is taller than it may be, nor longer than three screens in flare mode', async () => {
  const held = readContentPages().filter(({ type }) => type !== undefined && (type in MOST || type === 'home'));
  const heights: Height[] = [];
  for (const { url, type } of held) heights.push(await measure(url, type));
  const tallest = heights.toSorted((a, b) => b.usual - a.usual).slice(0, 8);
  const tallestInFlare = heights.toSorted((a, b) => b.inFlare - a.inFlare).slice(0, 8);
  console.table([...tallest, ...tallestInFlare]);
  const over = heights.filter(
    ({ url, type, usual, inFlare }) =>
      usual > (TALLER[url] ?? (type && MOST[type]) ?? Infinity) || inFlare > MOST_IN_FLARE,
  );
  expect(over).toEqual([]);
  expect(heights.length).toBeGreaterThan(100);
});
