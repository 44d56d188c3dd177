import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenPage, type OpenSite } from '#tests/browser/open-site.ts';
import { settle } from '#tests/browser/settle.ts';

const RESULTS = '.search-page-results a[href]';

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const queryBox = (page: Page) => page.locator('main input[name="q"]').first();

const countIn = async (page: Page): Promise<number> => {
  const text = (await page.locator('main [role="status"]').first().textContent()) ?? '';
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
};

/** Waits until the announcement holds a number. */
const waitForCount = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => /\d/.test(document.querySelector('main [role="status"]')?.textContent ?? ''));

const foreign = ({ requests }: OpenPage): string[] => requests.filter((address) => !address.startsWith(site.url));

test('typing shows results, announces their number and keeps the focus in the box', async () => {
  const opened = await site.visit('/search/');
  const { page, complaints } = opened;
  await queryBox(page).focus();
  await page.keyboard.type('stem cell', { delay: 20 });
  await waitForCount(page);
  expect(await countIn(page)).toBeGreaterThan(0);
  expect(await page.locator(RESULTS).count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
  expect(page.url()).toMatch(/\/search\/#q=stem\+cell$/);
  expect(foreign(opened)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a search from the header of any page arrives with its results', async () => {
  const { page } = await site.visit('/treatments/');
  await page.locator('header input[name="q"]').fill('osteoarthritis');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/#q=osteoarthritis');
  await waitForCount(page);
  expect(await queryBox(page).inputValue()).toBe('osteoarthritis');
  expect(await page.locator(RESULTS).count()).toBeGreaterThan(0);
  await page.close();
});

test('the results are reached and opened with the keyboard alone', async () => {
  const { page } = await site.visit('/search/#q=stem%20cell%20therapy');
  await waitForCount(page);
  await page.locator(RESULTS).first().waitFor();
  await queryBox(page).focus();
  let href: string | null = null;
  for (let presses = 0; presses < 40 && href === null; presses += 1) {
    await page.keyboard.press('Tab');
    href = await page.evaluate(
      (results) =>
        document.activeElement?.matches(results) === true ? document.activeElement.getAttribute('href') : null,
      RESULTS,
    );
  }
  expect(href).not.toBeNull();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href ?? ''}`);
  expect(await page.locator('h1').count()).toBe(1);
  await page.close();
});

test('a search without a result says so and offers a way on', async () => {
  const { page } = await site.visit('/search/#q=xqzvwkj');
  const status = page.locator('main [role="status"]').first();
  await status.filter({ hasText: /nothing|no results?|\b0\b/i }).waitFor();
  expect(await status.textContent()).toContain('xqzvwkj');
  const waysOn = page.locator('main a[href^="/conditions/"], main a[href^="/treatments/"]').filter({ visible: true });
  expect(await waysOn.count()).toBeGreaterThan(0);
  await page.close();
});

test('what was typed is shown as text, never as markup', async () => {
  const { page, complaints } = await site.visit(`/search/#q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await waitForAnswer(page);
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

const waitForAnswer = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => (document.querySelector('main [role="status"]')?.textContent ?? '') !== '');

/** Types a query into the page and waits for its full results. */
async function ask(page: Page, query: string): Promise<void> {
  await page.evaluate(() => {
    const status = document.querySelector('main [role="status"]');
    if (status) status.textContent = '';
  });
  await queryBox(page).fill(query);
  await waitForAnswer(page);
}

test('nothing typed leaves the browser: a session asks for files of this site alone, none named after the query', async () => {
  const { page, requests, complaints } = await site.visit('/treatments/');
  const sent: { url: string; method: string; headers: Record<string, string>; body: string | null }[] = [];
  page.on('request', (request) =>
    sent.push({
      url: request.url(),
      method: request.method(),
      headers: request.headers(),
      body: request.postData(),
    }),
  );
  await page.locator('header input[name="q"]').fill('zosterlike burning');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/#q=zosterlike+burning');
  await waitForCount(page);
  for (const query of ['sciatcia', 'acupuncturist 12203', 'want to die', 'xqzvwkj']) await ask(page, query);
  await ask(page, 'sleep');
  await page.locator(RESULTS).first().click();
  await page.waitForLoadState('load');
  const typed = /zosterlike|sciatcia|12203|want|xqzvwkj/i;
  expect(requests.filter((address) => !address.startsWith(site.url))).toEqual([]);
  expect(sent.filter(({ method, body }) => method !== 'GET' || body !== null)).toEqual([]);
  expect(sent.filter(({ url, headers }) => typed.test(decodeURIComponent(url + JSON.stringify(headers))))).toEqual([]);
  expect(
    sent.filter(({ url }) => new URL(url).search !== '' && !url.includes('pagefind-entry.json')).map(({ url }) => url),
  ).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('slash goes to the box, arrows go through the results, Escape comes back', async () => {
  const { page } = await site.visit('/search/#q=knee%20pain');
  await waitForCount(page);
  await page.locator('main h1').click();
  await page.keyboard.press('/');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.id);
  expect(await focused()).toBe('q');
  expect(await queryBox(page).inputValue()).toBe('knee pain');
  const results = await page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href')));
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(results[0]);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(results[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('q');
  await page.close();
});

test('results are named lists under headings, and the count is announced once for each search', async () => {
  const { page } = await site.visit('/search/#q=back%20pain');
  await waitForCount(page);
  const groups = await page.$$eval('.search-page-results > section', (sections) =>
    sections.map((section) => ({
      heading: section.querySelector('h2')?.textContent ?? '',
      // A kind with none of the best results still has the button that shows its own.
      items: section.querySelectorAll(':scope > ol > li, button').length,
      emptyLists: section.querySelectorAll('ol:empty').length,
    })),
  );
  expect(groups.length).toBeGreaterThan(1);
  expect(
    groups.slice(1).filter(({ heading, items, emptyLists }) => heading === '' || items === 0 || emptyLists > 0),
  ).toEqual([]);
  expect(await page.locator('main [role="status"]').count()).toBe(1);
  expect(await page.locator('.search-page-kinds legend').count()).toBe(1);
  const label = await page.locator('label[for="q"]').textContent();
  expect(label?.trim()).toBeTruthy();
  await page.close();
});

test('a filter shows its kind alone, stands in the address and survives a reload', async () => {
  const { page } = await site.visit('/search/#q=acupuncture');
  await waitForCount(page);
  await page.locator('.search-page-kinds input[value="source"]').check();
  await page.waitForURL('**/search/#q=acupuncture&kind=source');
  await page.waitForFunction(() => {
    const links = [...document.querySelectorAll('[data-result]')];
    return links.length > 0 && links.every((link) => link.getAttribute('href')?.startsWith('/sources/'));
  });
  await page.reload();
  await waitForCount(page);
  expect(await page.locator('.search-page-kinds input[value="source"]').isChecked()).toBe(true);
  await page.close();
});

test('a misspelled word is put right, said, and can be insisted on', async () => {
  const { page } = await site.visit('/search/#q=sciatcia');
  await waitForCount(page);
  const hint = page.locator('.search-page-hints');
  expect(await hint.textContent()).toContain('Did you mean sciatica');
  expect(await page.locator('[data-result]').first().getAttribute('href')).toBe('/conditions/sciatica/');
  await hint.getByRole('button', { name: /exactly/ }).click();
  await page.waitForURL('**&exact=1');
  await hint.getByText('Searching for exactly').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
  await page.close();
});

test('a misspelling that stands among a topic’s other names is put right too, and its articles are found', async () => {
  const { page } = await site.visit('/search/#q=accupuncture');
  await waitForCount(page);
  expect(await page.locator('.search-page-hints').textContent()).toContain('Did you mean acupuncture');
  expect(await page.locator('.search-answer h3').first().textContent()).toBe('Acupuncture');
  expect(await page.locator('[data-result][href^="/articles/"]').count()).toBeGreaterThan(0);
  await page.close();
});

test.each([
  ['chest pain', '911'],
  ['cant feel my legs', '911'],
  ['want to die', '988'],
])('“%s” shows urgent help before everything else', async (query, number) => {
  const { page } = await site.visit(`/search/#q=${encodeURIComponent(query)}`);
  await waitForCount(page);
  const urgent = page.locator('.search-page-urgent');
  expect(await urgent.getAttribute('aria-live')).toBe('assertive');
  expect(await urgent.locator('a').first().getAttribute('href')).toBe(`tel:${number}`);
  const isFirst = await page.evaluate(() => {
    const help = document.querySelector('.search-page-urgent section');
    const first = document.querySelector('[data-result]');
    return !!help && (!first || (help.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  });
  expect(isFirst).toBe(true);
  await page.close();
});

test.each([
  ['acupuncturist 12203', '/providers/#treatment=acupuncture&near=12203'],
  ['telehealth biofeedback ohio', '/providers/#treatment=biofeedback&telehealth=us-oh'],
])('“%s” leads to the finder with its fields filled', async (query, href) => {
  const { page } = await site.visit(`/search/#q=${encodeURIComponent(query)}`);
  await waitForCount(page);
  expect(await page.locator('[data-finder]').getAttribute('href')).toBe(href);
  await page.close();
});

test('the way to providers of a treatment that is not approved stands below its warning', async () => {
  const { page } = await site.visit('/search/#q=stem%20cell%20clinic%2012203');
  await waitForCount(page);
  const isBelow = await page.evaluate(() => {
    const warning = document.querySelector('.search-answer .note-warning');
    const finder = document.querySelector('[data-finder]');
    return !!warning && !!finder && (warning.compareDocumentPosition(finder) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  expect(isBelow).toBe(true);
  await page.close();
});

test('without script the search page lists every topic and says why', async () => {
  const { page } = await site.visit('/search/', { name: 'without script', hasScript: false });
  expect(await page.locator('main').textContent()).toContain('Search needs JavaScript');
  const topics = await page.locator('[data-browse] a').count();
  expect(topics).toBeGreaterThan(100);
  expect(await page.locator('main input').first().isVisible()).toBe(false);
  await page.close();
});

test.each(['/search/#q=yoga', '/search/?q=yoga#main'])(
  'at %s “Skip to the text” moves the focus, and the search stays where it is',
  async (path) => {
    const { page } = await site.visit(path);
    await waitForCount(page);
    const count = await countIn(page);
    expect(count).toBeGreaterThan(0);
    await page.locator('a[href="#main"]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      () =>
        location.hash === '#q=yoga' && location.search === '' && document.querySelector('#main:focus, #main :focus'),
    );
    await settle(page);
    expect(await queryBox(page).inputValue()).toBe('yoga');
    expect(await countIn(page)).toBe(count);
    await page.goBack();
    await settle(page);
    expect(await queryBox(page).inputValue()).toBe('yoga');
    expect(await countIn(page)).toBe(count);
    await page.close();
  },
);

test.each(['medicare', 'Meniere', 'Ozempic', 'Tallahassee'])(
  '“%s” is right and is exchanged for nothing',
  async (query) => {
    const { page, complaints } = await site.visit(`/search/#q=${query}`);
    await page.locator('main [role="status"]').first().filter({ hasText: /\w/ }).waitFor();
    expect(await page.locator('.search-page-hints').textContent()).not.toContain('Did you mean');
    expect(await page.locator('.search-answer').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test.each([
  ['cortizone', 'cortisone'],
  ['shingels', 'shingles'],
  ['siatica', 'sciatica'],
  ['fybromyalgia', 'fibromyalgia'],
  ['acupunture', 'acupuncture'],
])('“%s” is still put right as %s', async (query, right) => {
  const { page } = await site.visit(`/search/#q=${query}`);
  await waitForCount(page);
  expect(await page.locator('.search-page-hints').textContent()).toContain(`Did you mean ${right}`);
  await page.close();
});

test('below the number to call nothing is put right', async () => {
  const { page } = await site.visit('/search/#q=kill%20myself');
  await page.locator('main [role="status"]').first().filter({ hasText: /\w/ }).waitFor();
  expect(await page.locator('.search-page-urgent a').first().getAttribute('href')).toBe('tel:988');
  expect(await page.locator('.search-page-hints').textContent()).toBe('');
  await page.close();
});

test('a number finds only itself', async () => {
  const { page } = await site.visit('/search/#q=12203');
  await page.locator('main [role="status"]').first().filter({ hasText: /\w/ }).waitFor();
  expect(await page.locator('[data-finder]').getAttribute('href')).toBe('/providers/#near=12203');
  expect(await page.locator('[data-result]').count()).toBe(0);
  await page.close();
});

test('a very long query leaves an address that every server takes', async () => {
  const { page } = await site.visit('/search/');
  await ask(page, 'knee pain '.repeat(2_000));
  expect(page.url().length).toBeLessThan(1_200);
  await page.reload();
  await waitForCount(page);
  expect(await page.locator(RESULTS).count()).toBeGreaterThan(0);
  await page.close();
});
