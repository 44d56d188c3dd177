import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BANNER_PLACES } from '#community/schema.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { readSite } from '#site/read-site.ts';
import { askAxe } from '#tests/browser/axe-questions.ts';
import { buildGuestSite, CLOSED_ARTICLE, GUEST_DIST, LONG_TALK, OPEN_ARTICLE } from '#tests/browser/guest-site.ts';
import { FLARE, LIGHT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { paint } from '#tests/browser/settle.ts';

const PAGES = [OPEN_ARTICLE, `${OPEN_ARTICLE}comments/`, '/corrections/', '/newsletter/', '/newsletter/thanks/'];
const PHONE: Reader = { name: 'a phone', width: 360 };
const DESK: Reader = { name: 'a desk', width: 1280 };
const NARROW: Reader = { name: 'a narrow screen', width: 320 };

let site: OpenSite;

beforeAll(async () => {
  await buildGuestSite();
  site = await openSite({
    dir: GUEST_DIST,
    headers: siteHeaders(GUEST_DIST),
    prepare: watchShifts,
  });
});

afterAll(async () => {
  await site.close();
});

/** Banners that a test holds back, by address, until it lets them come. */
let held: Map<string, () => void> | undefined;

/** Notes what moves without the reader's doing (Layout Instability API), and lets a test decide when banners come. */
async function watchShifts(page: Page): Promise<void> {
  await page.route('**/_astro/fixture-*', async (route) => {
    const waiting = held;
    if (waiting) await new Promise<void>((release) => waiting.set(route.request().url(), release));
    await route.continue();
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    const note = (entries: PerformanceEntryList): void => {
      for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value);
      }
    };
    const observer = new PerformanceObserver((list) => {
      note(list.getEntries());
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    const takeShifts = (): number[] => {
      note(observer.takeRecords());
      return shifts;
    };
    Object.assign(window, { takeShifts });
  });
}

/** Reads on to each banner: its place is painted empty first, and then it comes while one looks at it. */
async function watchBannersCome(page: Page, waiting: Map<string, () => void>): Promise<void> {
  for (const picture of await page.locator('.banner-slot img').all()) {
    await picture.evaluate((image) => {
      image.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    const name = /fixture-[a-z-]+/.exec((await picture.getAttribute('src')) ?? '')?.[0] ?? 'no name';
    // A fine screen asks for a larger file of the same picture.
    const address = (): string | undefined => [...waiting.keys()].find((key) => key.includes(`${name}.`));
    await expect.poll(address).toBeDefined();
    await paint(page);
    waiting.get(address() ?? '')?.();
    // Only this one: the next may be on the screen, too, and is still held back.
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
    await paint(page);
  }
}

afterEach(() => {
  for (const release of held?.values() ?? []) release();
  held = undefined;
});

const slots = (page: Page) => page.locator('.banner-slot');

describe.each([PHONE, DESK])('on $name', (reader) => {
  test.each([
    ['six banners', OPEN_ARTICLE, 6],
    ['five banners and the house notice', '/articles/exercise-for-chronic-pain-which-kind/', 6],
  ])('an article with %s: nothing moves while they come', async (_name, path) => {
    const waiting = (held = new Map<string, () => void>());
    const { page, complaints, requests } = await site.visit(path, reader, 'domcontentloaded');
    await watchBannersCome(page, waiting);
    const pictures = await page.locator('.banner-slot img').evaluateAll((images: HTMLImageElement[]) =>
      images.map(({ complete, naturalWidth, width, height }) => ({
        isThere: complete && naturalWidth > 0,
        width,
        height,
      })),
    );
    expect(pictures.length).toBeGreaterThanOrEqual(5);
    for (const { isThere, width, height } of pictures) {
      expect(isThere).toBe(true);
      expect(width / height).toBeCloseTo(4, 1);
    }
    const shifts = await page.evaluate(() => (window as unknown as { takeShifts: () => number[] }).takeShifts());
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'))).toEqual([]);
    await page.close();
  });
});

describe('banners', () => {
  test('stand in their six places, each labeled in words, each link as what it is', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    const found = await slots(page).evaluateAll((elements) =>
      elements.map((slot) => ({
        place: slot.getAttribute('data-place'),
        label: slot.querySelector('p')?.textContent,
        rel: slot.querySelector('a')?.rel,
        alt: slot.querySelector('img')?.alt.startsWith('Fixture'),
      })),
    );
    const labeled = { label: 'Advertisement', rel: 'sponsored noopener', alt: true };
    expect(found).toEqual(BANNER_PLACES.map((place) => ({ place, ...labeled })));
    await page.close();
  });

  test('come after the warnings and the text they could stand between, and in flare mode not at all', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    const [safety, text, banner] = await Promise.all(
      ['.safety-box', '.prose', '.banner-slot'].map((part) =>
        page
          .locator(part)
          .first()
          .evaluate((element) => element.getBoundingClientRect().top),
      ),
    );
    expect(safety).toBeLessThan(text ?? 0);
    expect(text).toBeLessThan(banner ?? 0);
    await page.close();
    const flare = await site.visit(OPEN_ARTICLE, FLARE);
    for (const slot of await slots(flare.page).all()) expect(await slot.isVisible()).toBe(false);
    await flare.page.close();
  });

  test('that exclude a topic stay away from its pages, and their place goes to the house notice, once', async () => {
    const { page } = await site.visit('/articles/medical-cannabis-for-chronic-pain/');
    expect(await page.locator('.banner-slot a[href="/advertise/"]').count()).toBeLessThanOrEqual(1);
    await page.close();
  });

  test('leave no mark on paper', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    await page.emulateMedia({ media: 'print' });
    for (const slot of await slots(page).all()) expect(await slot.isVisible()).toBe(false);
    await page.close();
  });
});

describe('comments', () => {
  test('are shown with role and disclosure, as text, their links not vouched for', async () => {
    const { page, complaints, requests } = await site.visit(OPEN_ARTICLE);
    const hostile = page.locator('#comment-fixture-hostile');
    expect(await hostile.locator('> p').first().innerText()).toContain('<b>Fixture</b> provider (provider)');
    expect(await hostile.locator('> p').first().innerText()).toContain('Gives this treatment');
    expect(await hostile.locator('h1, h2, img, script').count()).toBe(0);
    expect(
      await hostile
        .locator('.prose a')
        .evaluateAll((links: HTMLAnchorElement[]) => links.map(({ href, rel }) => [href, rel])),
    ).toEqual([['https://clinic.example/', 'ugc nofollow noopener']]);
    expect(complaints).toEqual([]);
    expect(requests.filter((address) => address.includes('pixel'))).toEqual([]);
    await page.close();
  });

  test('on a closed article stay, and no new one can be begun', async () => {
    const { page } = await site.visit(CLOSED_ARTICLE);
    const text = await page.locator('.comments').innerText();
    expect(text).toContain('This was written before the comments were closed.');
    expect(text).toContain('Comments on this article are closed.');
    expect(await page.locator('.comments a').count()).toBe(0);
    expect((await fetch(`${site.url}${CLOSED_ARTICLE}comments/`)).status).toBe(404);
    await page.close();
  });

  test('that are many leave the newest on the article and the rest on their own page', async () => {
    const { page } = await site.visit(LONG_TALK);
    expect(await page.locator('.comments h2').innerText()).toBe('Comments (6)');
    const shown = await page.locator('.comments .comment').count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(6);
    await page.getByRole('link', { name: 'Read the earlier comments' }).click();
    await page.waitForURL('**/comments/');
    expect(await page.locator('.comment').count()).toBe(6);
    await page.close();
  });
});

describe('sharing', () => {
  test('copies the address of the page, and says so', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.locator('share-row [role="status"]').textContent()).toBe('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${readSite().url}${OPEN_ARTICLE}`);
    await page.close();
  });

  test('prints, and mails the address without script', async () => {
    const { page } = await site.visit(OPEN_ARTICLE);
    await page.evaluate(() => {
      window.print = () => (document.title = 'printed');
    });
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.title()).toBe('printed');
    await page.close();
    const plain = await site.visit(OPEN_ARTICLE, { name: 'without script', hasScript: false });
    const mail = await plain.page.getByRole('link', { name: 'E-mail this page' }).getAttribute('href');
    expect(mail).toBe(`mailto:?body=${readSite().url}${OPEN_ARTICLE}`);
    expect(await plain.page.locator('share-row button').count()).toBe(0);
    await plain.page.close();
  });
});

describe.each([LIGHT, FLARE])('axe finds nothing in $name', (reader) => {
  test.each(PAGES)('%s', async (path) => {
    const { page } = await site.visit(path, reader);
    expect(await askAxe(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await askAxe(page, 'color alone')).toEqual([]);
    await page.close();
  });
});

test.each(PAGES)('%s does not scroll sideways at 320 px', async (path) => {
  const { page } = await site.visit(path, NARROW);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.close();
});

test.each(PAGES)('on %s what is pressed is 44 px high', async (path) => {
  const { page } = await site.visit(path);
  const small = await page
    .locator('main :is(button, input:not([type=hidden], [data-trap]), select, textarea, a.button)')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(small).toEqual([]);
  await page.close();
});
