import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { askAxe, violationsIn } from '#tests/browser/axe-questions.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { LIGHT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const PHONE: Reader = { name: 'a narrow screen', width: 320 };

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

const status = (page: Page) => page.locator('.provider-finder-status');

const saysSoon = async (page: Page, words: RegExp): Promise<string> => {
  await page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector('.provider-finder-status')?.textContent ?? ''),
    words.source,
  );
  await page.waitForFunction(() => !document.querySelector('provider-finder')?.hasAttribute('data-busy'));
  return status(page).innerText();
};

const items = (page: Page) => page.locator('.provider-finder-list > li');

/** Miles told by each result, in their order. */
const milesOf = async (page: Page): Promise<number[]> =>
  (await page.locator('.provider-finder-distance').allInnerTexts()).map((text) =>
    text.startsWith('In ') ? 0 : Number.parseFloat(text.replace(',', '')),
  );

describe('by mouse', () => {
  test('a treatment and a ZIP code give the nearest, with distance, from where, list and map', async () => {
    const { page, complaints, requests } = await site.visit('/providers/');
    await page.getByLabel('Treatment or condition').fill('Acupuncture');
    await page.getByLabel('ZIP code or city').fill('12203');
    await page.getByRole('button', { name: 'Find providers' }).click();
    const words = await saysSoon(page, /providers offering acupuncture within 25 miles/);
    expect(words).toContain('ZIP area 12203 (Albany, NY), nearest first');
    const miles = await milesOf(page);
    expect(miles).toHaveLength(20);
    expect(miles).toEqual(miles.toSorted((a, b) => a - b));
    expect(await page.locator('.provider-finder-distance').last().innerText()).toMatch(
      /^[\d.]+ mi \([\d.]+ km\) from ZIP area 12203$/,
    );
    await page.locator('.provider-finder-map').waitFor();
    expect(await page.locator('.provider-finder-map .dot').count()).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
    expect(requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'))).toEqual([]);
    await page.close();
  });

  test('no address that a server sees names the place', async () => {
    const { page, requests } = await site.visit('/providers/#treatment=yoga&near=Albany%2C%20NY');
    await saysSoon(page, /offering yoga/);
    expect(requests.filter((address) => /Albany|near=|yoga/.test(address.replace(/#.*/, '')))).toEqual([]);
    await page.close();
  });

  test.each(['/providers/#treatment=yoga&near=12203', '/providers/#near=12203'])(
    'at %s “Skip to the text” leaves the place where it is',
    async (path) => {
      const { page } = await site.visit(path);
      const before = await saysSoon(page, /12203/);
      await page.locator('a[href="#main"]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${path}`);
      await settle(page);
      expect(await page.getByLabel('ZIP code or city').inputValue()).toBe('12203');
      expect(await saysSoon(page, /12203/)).toBe(before);
      await page.reload();
      expect(await saysSoon(page, /12203/)).toBe(before);
      await page.close();
    },
  );

  test('other words and slips of the pen find the treatment, a condition moves into its own field', async () => {
    const { page } = await site.visit('/providers/');
    const field = page.getByLabel('Treatment or condition');
    await field.fill('acupunture');
    await page.getByRole('button', { name: 'Find providers' }).click();
    await saysSoon(page, /offering acupuncture/);
    expect(await field.inputValue()).toBe('Acupuncture');
    await field.fill('migraine');
    await page.getByRole('button', { name: 'Find providers' }).click();
    await saysSoon(page, /for migraine/);
    expect(await field.inputValue()).toBe('');
    expect(page.url()).toContain('condition=migraine');
    await page.close();
  });

  test('an unknown treatment is said beside its field', async () => {
    const { page } = await site.visit('/providers/');
    await page.getByLabel('Treatment or condition').fill('qwertyuiop');
    await page.getByRole('button', { name: 'Find providers' }).click();
    await saysSoon(page, /We know no treatment, condition or profession called “qwertyuiop”/);
    const field = page.locator('[name="treatment"]');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('#finder-treatment-note').innerText()).toContain('Choose one from the list');
    await page.close();
  });

  test('for video the state follows from the place, or is asked for', async () => {
    const { page } = await site.visit('/providers/');
    await page.getByLabel('By video or phone').check();
    await saysSoon(page, /Choose your state/);
    await page.getByLabel('ZIP code or city').fill('12203');
    await page.getByRole('button', { name: 'Find providers' }).click();
    await saysSoon(page, /by video or phone in New York/);
    expect(page.url()).toContain('telehealth=us-ny');
    await page.close();
  });

  test('every filter that is added leaves the same people or fewer', async () => {
    const { page } = await site.visit('/providers/#treatment=yoga&radius=0&near=12203');
    await saysSoon(page, /offering yoga/);
    const names = async (): Promise<string[]> => {
      while (await page.locator('[data-more]').isVisible()) {
        const before = await items(page).count();
        await page.locator('[data-more]').click();
        await page.waitForFunction(
          (count) => document.querySelectorAll('.provider-finder-list > li').length > count,
          before,
        );
      }
      return page.locator('.provider-finder-list h3').allInnerTexts();
    };
    const all = new Set(await names());
    await page.getByText('More filters').click();
    await page.getByLabel('Take new patients').check();
    await page.getByLabel('Have lower prices').check();
    await page.waitForFunction(() => location.hash.includes('sliding=1'));
    await saysSoon(page, /offering yoga/);
    const fewer = await names();
    expect(fewer.length).toBeGreaterThan(3);
    expect(fewer.length).toBeLessThan(all.size);
    expect(fewer.filter((name) => !all.has(name))).toEqual([]);
    expect(await page.locator('[data-narrowing]').innerText()).toBe('(2 set)');
    await page.close();
  });
});

describe('by keyboard', () => {
  test('the question is asked with Enter, and more results take the focus along', async () => {
    const { page } = await site.visit('/providers/');
    await page.getByLabel('Treatment or condition').focus();
    await page.keyboard.type('Yoga');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12203');
    await page.keyboard.press('Enter');
    await saysSoon(page, /The first 20 providers offering yoga/);
    await page.waitForFunction(() => document.activeElement?.id === 'results');
    await page.locator('[data-more]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.provider-finder-list > li').length > 20);
    await page.waitForFunction(() => document.activeElement?.closest('li')?.getAttribute('value') === '21');
    await page.close();
  });

  test('no press loses the focus', async () => {
    const { page } = await site.visit('/providers/#treatment=yoga&language=es&near=82001');
    await saysSoon(page, /Nobody fits/);
    await page.getByRole('button', { name: 'Show at any distance' }).focus();
    await page.keyboard.press('Enter');
    await saysSoon(page, /providers? offering yoga/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('results');
    await page.locator('[data-clear]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('treatment');
    await page.close();
  });
});

describe('nobody near', () => {
  test('is said with how far the nearest is, and each way on finds somebody', async () => {
    const { page } = await site.visit('/providers/#treatment=yoga&language=es&near=82001');
    const words = await saysSoon(page, /Nobody fits within 25 miles of ZIP area 82001/);
    expect(words).toMatch(/The nearest is [\d,]+ mi \([\d,]+ km\) away/);
    const ways = page.locator('.provider-finder-way button');
    const count = await ways.count();
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index += 1) {
      const again = await site.visit('/providers/#treatment=yoga&language=es&near=82001');
      await saysSoon(again.page, /Nobody fits/);
      await again.page.locator('.provider-finder-way button').nth(index).click();
      await saysSoon(again.page, /providers?/);
      await items(again.page).first().waitFor();
      await again.page.close();
    }
    await page.close();
  });

  test('a treatment that nobody offers is told as such', async () => {
    const { page } = await site.visit('/providers/#treatment=stem-cell-therapy&near=12203');
    await saysSoon(page, /Nobody in this directory lists this treatment yet/);
    expect(await page.locator('[data-official]').innerText()).toContain('licensing board');
    await page.close();
  });
});

describe('location', () => {
  test('is asked for on press alone, and a refusal is taken kindly', async () => {
    const { page } = await site.visit('/providers/');
    await page.evaluate(() => {
      const asked = { count: 0 };
      Object.assign(window, { asked });
      navigator.geolocation.getCurrentPosition = (_found, refused) => {
        asked.count += 1;
        refused?.({ code: 1, message: 'denied' } as GeolocationPositionError);
      };
    });
    const asked = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count);
    expect(await asked()).toBe(0);
    const button = page.getByRole('button', { name: 'Use my location' });
    await button.focus();
    await page.keyboard.press('Enter');
    await saysSoon(page, /Your browser gave no location. Type a ZIP code or a city instead/);
    expect(await asked()).toBe(1);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('that is given is kept to a kilometre, behind the #', async () => {
    const { page, requests } = await site.visit('/providers/#treatment=yoga');
    await saysSoon(page, /offering yoga/);
    await page.evaluate(() => {
      navigator.geolocation.getCurrentPosition = (found) => {
        found({ coords: { latitude: 42.683_912_3, longitude: -73.849_876_5 } } as GeolocationPosition);
      };
    });
    await page.getByRole('button', { name: 'Use my location' }).click();
    await saysSoon(page, /within 25 miles of your location/);
    expect(decodeURIComponent(page.url())).toMatch(/&near=42\.68,[+ ]-73\.85$/);
    expect(requests.filter((address) => address.includes('42.6'))).toEqual([]);
    await page.close();
  });
});

test('the address restores every part of the question', async () => {
  const question =
    '#treatment=yoga&condition=knee-pain&language=es&home=1&accepting=1&sliding=1&claimed=1&radius=100&price=150&access=step-free%2Cquiet';
  const { page } = await site.visit(`/providers/${question}&near=12203`);
  await page.waitForFunction(() => (document.querySelector('.provider-finder-status')?.textContent ?? '') !== '');
  const form = await page.evaluate(() => {
    const element = document.querySelector('form.finder-form');
    return element instanceof HTMLFormElement
      ? [...new FormData(element)].map(([name, value]) => `${name}=${typeof value === 'string' ? value : ''}`)
      : [];
  });
  expect(form.sort()).toEqual(
    [
      'treatment=Yoga',
      'near=12203',
      'radius=100',
      'care=home',
      'telehealth=',
      'condition=knee-pain',
      'profession=',
      'insurance=',
      'language=es',
      'who=',
      'age=',
      'order=',
      'price=150',
      'accepting=1',
      'sliding=1',
      'claimed=1',
      'access=step-free',
      'access=quiet',
    ].sort(),
  );
  const again = await site.visit(`${page.url().slice(site.url.length)}`);
  await again.page.waitForFunction(() => (document.querySelector('.provider-finder-status')?.textContent ?? '') !== '');
  expect(await status(again.page).innerText()).toBe(await status(page).innerText());
  await page.close();
  await again.page.close();
});

test('a lost connection is said, and what is on the page stays', async () => {
  const { page } = await site.visit('/providers/');
  await page.route('**/finder/**', (route) => route.abort());
  await page.getByLabel('Treatment or condition').fill('Yoga');
  await page.getByRole('button', { name: 'Find providers' }).click();
  await saysSoon(page, /could not be loaded/);
  await page.unroute('**/finder/**');
  await page.getByRole('button', { name: 'Find providers' }).click();
  await saysSoon(page, /offering yoga/);
  await page.close();
});

describe('at 320 pixels', () => {
  test.each(['/providers/#treatment=yoga&language=es&near=12203', '/providers/in/us-ny/', '/providers/generated-13/'])(
    '%s does not scroll sideways',
    async (path) => {
      const { page } = await site.visit(path, PHONE);
      if (path.includes('#')) await saysSoon(page, /offering yoga/);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBeLessThanOrEqual(0);
      await page.close();
    },
  );
});

describe('axe finds nothing in light and dark', () => {
  test.each([
    '/providers/',
    '/providers/#treatment=yoga&near=12203',
    '/providers/#treatment=yoga&language=es&near=82001',
    '/providers/in/us-ny/',
    '/providers/for/yoga/in/us-ny/',
    '/providers/generated-13/',
  ])('%s', async (path) => {
    const { page } = await site.visit(path, LIGHT);
    if (path.includes('#')) {
      await saysSoon(page, /providers?|Nobody/);
      await page.getByText('More filters').click();
    }
    expect(violationsIn(await askAxe(page))).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(violationsIn(await askAxe(page, 'color alone'))).toEqual([]);
    await page.close();
  });
});
