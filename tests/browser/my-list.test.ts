import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAxe, violationsIn } from '#tests/browser/axe-questions.ts';
import { openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const PHONE: Reader = { name: 'a phone with a list', width: 320 };
const PAGES = ['/conditions/osteoarthritis/', '/treatments/yoga/', '/treatments/tens/', '/providers/cindy-perlin/'];

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const markButton = (page: Page) => page.getByRole('button', { name: 'Keep in my list' });

const stored = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('my-list'));

async function mark(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path);
  await markButton(page).click();
  await page.getByRole('link', { name: 'See my list' }).waitFor();
}

test('nothing is stored before something is marked; then the button tells it, also after the page was loaded again', async () => {
  const { page, complaints } = await site.visit('/treatments/yoga/', { ...PHONE, name: 'first list' });
  expect(await stored(page)).toBeNull();
  expect(await markButton(page).getAttribute('aria-pressed')).toBe('false');
  await mark(page, '/treatments/yoga/');
  expect(await markButton(page).getAttribute('aria-pressed')).toBe('true');
  await page.reload();
  expect(await markButton(page).getAttribute('aria-pressed')).toBe('true');
  await markButton(page).click();
  await page.getByText('Taken out').waitFor();
  expect(await stored(page)).toBeNull();
  expect(complaints).toEqual([]);
  await page.close();
});

test('the list is a sheet with lines to tick, addresses, dates and questions, on two pages of paper at most', async () => {
  const { page } = await site.visit('/about/', PHONE);
  for (const path of PAGES) await mark(page, path);
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  await page.goto(`${site.url}/my-list/`);
  const list = page.locator('my-list');
  expect(await list.locator('h2').allInnerTexts()).toEqual([
    'What I have',
    'What I am thinking of',
    'Whom I could see',
    'What I want to ask',
    'My notes',
  ]);
  expect(await list.locator('li').count()).toBe(await list.locator('li input[type="checkbox"]').count());
  expect(await list.innerText()).toContain('/treatments/tens/');
  expect(await list.innerText()).toContain('Last reviewed');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(seen.filter((address) => /yoga|tens|osteoarthritis|perlin/.test(address))).toEqual([]);
  expect(violationsIn(await askAxe(page))).toEqual([]);
  const pdf = await page.pdf({ format: 'Letter' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await list.getByRole('button', { name: 'Remove Yoga' }).click();
  await page.getByText('Yoga was removed.').waitFor();
  expect(await list.locator('a[href="/treatments/yoga/"]').count()).toBe(0);
  await list.getByRole('button', { name: 'Remove all' }).click();
  await page.getByText('Nothing is in your list yet').waitFor();
  expect(await stored(page)).toBeNull();
  await page.close();
});

test('the sheet of one page fits a phone of 320 pixels', async () => {
  const { page } = await site.visit('/treatments/yoga/', PHONE);
  await page.getByRole('button', { name: 'Make a sheet to take along' }).click();
  await page.locator('.sheet').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.close();
});
