/** A topic on paper: the short version with its address and date, on two sheets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type OpenSite } from '#tests/browser/open-site.ts';
import { readContentPages } from '#tests/site/pages.ts';

const MOST_SHEETS = 2;
const CONDITION = '/conditions/low-back-pain/';
const TREATMENT = '/treatments/acupuncture/';

/** The longest of each kind: on November 29, 2026 all 105 fitted. */
const LONGEST = 6;
const topics = (['condition', 'treatment'] as const).flatMap((type) =>
  readContentPages()
    .filter((page) => page.type === type)
    .toSorted((a, b) => b.html.length - a.html.length)
    .slice(0, LONGEST)
    .map(({ url }) => url),
);

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** The number of pages that a PDF says it has. */
const sheetsIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a topic page fits two sheets of paper', async () => {
  expect(topics).toHaveLength(2 * LONGEST);
  const { page } = await site.visit(CONDITION);
  const margin = '1.2cm';
  const longer: string[] = [];
  for (const url of topics) {
    await page.goto(site.url + url);
    const pdf = await page.pdf({
      format: 'Letter',
      margin: { top: margin, right: margin, bottom: margin, left: margin },
    });
    if (sheetsIn(pdf) > MOST_SHEETS) longer.push(`${url}: ${sheetsIn(pdf)}`);
  }
  expect(longer).toEqual([]);
  await page.close();
});

test.each([CONDITION, TREATMENT])('%s on paper holds the short version, whole', async (path) => {
  const { page } = await site.visit(path);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['h1', '.review-dates', '.warning-signs li', '.key-messages li', '.questions-to-ask li']) {
    const lines = await page.locator(part).all();
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(await line.isVisible()).toBe(true);
  }
  const rows = page.locator('.topic-evidence-rows > li');
  expect(await rows.count()).toBeGreaterThan(15);
  for (const row of await rows.all()) {
    expect(await row.locator('summary').isVisible()).toBe(true);
    expect(await row.locator('p:visible').count()).toBe(0);
  }
  // Numbers that lead to nothing on this paper are left out.
  expect(await page.locator('.folded-references:visible li, .citation:visible').count()).toBe(0);
  await page.close();
});

test('paper says where the whole page is', async () => {
  const { page } = await site.visit(CONDITION);
  await page.emulateMedia({ media: 'print' });
  const address = await page.locator('link[rel=canonical]').evaluate((link) => {
    const { display } = getComputedStyle(link);
    return `${display} ${getComputedStyle(link, '::after').content}`;
  });
  expect(address).toMatch(/^block "The whole page: " attr\(href\)|^block "The whole page: https:/);
  await page.close();
});

test('what a reader has opened is printed, with the numbers of its sources', async () => {
  const { page } = await site.visit(CONDITION);
  const row = page.locator('.topic-evidence-rows details').first();
  await row.locator('summary').click();
  await page.locator('.folded-references summary').click();
  await page.emulateMedia({ media: 'print' });
  expect(await row.locator('p').first().isVisible()).toBe(true);
  expect(await page.locator('.folded-references li').first().isVisible()).toBe(true);
  expect(await page.locator('.key-messages .citation').first().isVisible()).toBe(true);
  await page.close();
});
