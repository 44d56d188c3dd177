/** What a result says: how it answers the question, how to reach whom, and what is not known. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { buildFinderSite, FINDER_DIST } from '#tests/browser/finder-site.ts';
import { openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const PHONE: Reader = { name: 'a phone', width: 360 };

let site: OpenSite;

beforeAll(async () => {
  await buildFinderSite();
  site = await openSite({ dir: FINDER_DIST, headers: siteHeaders(FINDER_DIST) });
});

afterAll(async () => {
  await site.close();
});

const saysSoon = async (page: Page, words: RegExp): Promise<string> => {
  await page.waitForFunction(
    (source) =>
      new RegExp(source).test(document.querySelector('.provider-finder-status')?.textContent ?? '') &&
      !document.querySelector('provider-finder')?.hasAttribute('data-busy'),
    words.source,
  );
  return page.locator('.provider-finder-status').innerText();
};

const results = (page: Page): Promise<string[]> => page.locator('.provider-finder-list > li').allInnerTexts();

const askFor = async (page: Page, what: string): Promise<void> => {
  await page.getByLabel('Treatment or condition').fill(what);
  await page.getByRole('button', { name: 'Find providers' }).click();
};

describe('several at once', () => {
  test('are typed into the one field, and any of them will do', async () => {
    const { page } = await site.visit('/providers/#near=12203&radius=100');
    await saysSoon(page, /providers within/);
    await askFor(page, 'yoga, tai chi or hypnosis');
    await saysSoon(page, /offering yoga, tai chi or hypnosis within 100 miles/);
    expect(await page.getByLabel('Treatment or condition').inputValue()).toBe('Yoga, Tai chi, Hypnosis');
    expect(decodeURIComponent(page.url())).toContain('treatment=yoga,tai-chi,hypnosis');
    const found = await results(page);
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((text) => !/✓ offers .*(?:yoga|tai chi|hypnosis)/.test(text))).toEqual([]);
    await page.reload();
    await saysSoon(page, /offering yoga, tai chi or hypnosis/);
    expect(await results(page)).toEqual(found);
    await page.close();
  });

  test('may be professions, which the registry answers too', async () => {
    const { page } = await site.visit('/providers/#near=12203&radius=0&treatment=acupuncturist,psychologist');
    await saysSoon(page, /offering care by an acupuncturist or care by a psychologist/);
    const found = await results(page);
    expect(found.length).toBe(20);
    expect(found.filter((text) => !/Acupuncturist|Psychologist/.test(text))).toEqual([]);
    await page.close();
  });

  test('of which one is unknown say which', async () => {
    const { page } = await site.visit('/providers/');
    await askFor(page, 'yoga, qwertyuiop');
    await saysSoon(page, /called “qwertyuiop”/);
    await page.close();
  });
});

describe('what was asked for', () => {
  test.each([
    ['language=es', /✓ speaks Spanish/],
    ['age=children', /✓ sees children/],
    ['evening=1', /✓ open after 6 p\.m\./],
    ['weekend=1', /✓ open on weekends/],
    ['access=step-free', /✓ no steps/],
    ['who=organization', /✓ a practice/],
    ['home=1', /✓ visits at home/],
    ['accepting=1', /Taking new patients \((?:confirmed|as of) \w+ \d+, 2026\)/],
    ['medicare=1', /[Tt]akes .*Medicare|[Tt]akes Medicare|and \d+ other plans/],
    ['free=1', /a free first talk/i],
    ['price=80', /From \$\d+ a visit/],
    ['insurance=Plan+A0+(generated)', /[Tt]akes Plan A0/],
  ])('%s is told by every result', async (filter, words) => {
    const { page } = await site.visit(`/providers/#near=12203&radius=0&${filter}`);
    await saysSoon(page, /providers? from/);
    const found = await results(page);
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((text) => !words.test(text))).toEqual([]);
    await page.close();
  });

  test('is offered in the form where somebody answers it', async () => {
    const { page } = await site.visit('/providers/');
    await page.getByText('More filters').click();
    for (const label of ['Take Medicare', 'Be open after 6 in the evening', 'Offer a first talk for free'])
      await page.getByLabel(label).waitFor();
    await page.getByLabel('Sees people of this age').selectOption({ label: 'Under 13' });
    await saysSoon(page, /providers/);
    expect(page.url()).toContain('age=children');
    await page.close();
  });
});

test('the shortest wait comes first, and it is said among whom', async () => {
  const { page } = await site.visit('/providers/#near=12203&radius=100&order=soonest');
  const words = await saysSoon(page, /the shortest wait first of the \d+/);
  const waits = (await results(page)).map((text) => /usual wait (\d+) days?/.exec(text)?.[1]);
  const known = waits.flatMap((wait) => (wait === undefined ? [] : [Number(wait)]));
  expect(known.length).toBeGreaterThan(3);
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  expect(waits.slice(0, known.length)).not.toContain(undefined);
  expect(words).toMatch(/who told theirs/);
  await page.close();
});

describe('a result', () => {
  test('tells new patients, distance, license and payment before anything else, then how to reach whom', async () => {
    const { page } = await site.visit(
      '/providers/#near=12203&radius=100&accepting=1&treatment=acupuncture&language=es',
    );
    await saysSoon(page, /providers? offering/);
    const [first = ''] = await results(page);
    const order = [
      /Taking new patients/,
      /ZIP area 12203/,
      /License:/,
      /✓ offers/,
      /Fixture Street/,
      /Languages:/,
      /checked/,
    ];
    const places = order.map((words) => first.search(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(await page.locator('.provider-finder-list > li a[href^="tel:+1"]').count()).toBeGreaterThan(0);
    await page.close();
  });

  test('of the registry says that nobody joined, claims nothing, and can be removed', async () => {
    const { page } = await site.visit('/providers/#near=12203&radius=100&treatment=chiropractic');
    await saysSoon(page, /providers offering/);
    const rows = page.locator('.provider-finder-list > li:not(:has(h3 a))');
    const texts = await rows.allInnerTexts();
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter((text) => !text.includes('Has not joined us'))).toEqual([]);
    expect(texts.filter((text) => /[Cc]onfirmed|\bbook\b|appointment/i.test(text))).toEqual([]);
    expect(await rows.first().getByText('Remove').getAttribute('href')).toContain('/corrections/#');
    expect(await page.locator('.provider-finder .banner, .provider-finder iframe').count()).toBe(0);
    await page.close();
  });

  test('that shares the middle of its ZIP area with others says so', async () => {
    const { page } = await site.visit('/providers/#near=12203&radius=25&treatment=acupuncture');
    await saysSoon(page, /providers offering/);
    const shared = (await results(page)).filter((text) =>
      /\d+ other results? (?:is|are) in ZIP area \d{5}, too/.test(text),
    );
    expect(shared.length).toBeGreaterThan(1);
    await page.close();
  });

  test('asks for no file that names the ZIP code that was typed', async () => {
    const { page, requests } = await site.visit('/providers/#near=12203&radius=25&treatment=acupuncture');
    await saysSoon(page, /providers offering/);
    expect(requests.filter((address) => address.includes('/details.')).length).toBeGreaterThan(0);
    expect(requests.filter((address) => /12203/.test(address.replace(/#.*/, '')))).toEqual([]);
    await page.close();
  });
});

test('more results that were shown are there after a reload, and after Back from a profile', async () => {
  const { page } = await site.visit('/providers/#near=12203&radius=0&treatment=acupuncture');
  await saysSoon(page, /The first 20/);
  await page.getByRole('button', { name: 'Show more' }).click();
  await saysSoon(page, /The first 40/);
  const shown = await results(page);
  await page.reload();
  await saysSoon(page, /The first 40/);
  expect(await results(page)).toEqual(shown);
  await page.locator('.provider-finder-list > li h3 a').last().click();
  await page.waitForURL(/generated-/);
  await page.goBack();
  await saysSoon(page, /The first 40/);
  expect(await results(page)).toEqual(shown);
  await page.waitForFunction(() => scrollY > 500);
  await page.close();
});

test('on a phone the map is a tap away, and a dot shows all that are there', async () => {
  const { page } = await site.visit('/providers/#near=12203&radius=25&treatment=acupuncture', PHONE);
  await saysSoon(page, /providers offering/);
  await page.locator('.provider-finder-map .dot').first().waitFor();
  await page.getByRole('button', { name: 'Go to the map' }).click();
  const map = await page.locator('.provider-finder-map').boundingBox();
  expect(map?.y).toBeLessThan(400);
  const shared = page.locator('.provider-finder-map .dot', { hasText: '+' }).last();
  await shared.click();
  expect(await page.locator('.provider-finder-list > li.is-on-dot').count()).toBeGreaterThan(1);
  expect(await page.evaluate(() => document.activeElement?.classList.contains('is-on-dot'))).toBe(true);
  await page.close();
});

test('a filter that nobody here answers, and that has no field, is not dropped unseen', async () => {
  const { page } = await site.visit('/providers/#near=12203&radius=0&age=children&treatment=acupuncture');
  await saysSoon(page, /providers? offering/);
  await page.evaluate(() => document.querySelector('[name="age"]')?.closest('label')?.remove());
  await page.evaluate(() => {
    location.hash = '#near=12203&radius=0&age=children&treatment=yoga';
  });
  await saysSoon(page, /offering yoga/);
  expect(page.url()).toContain('age=children');
  expect((await results(page)).filter((text) => !text.includes('✓ sees children'))).toEqual([]);
  await page.close();
});
