/** "What could I try?" and the comparison, asked as readers in pain ask: few taps, small screens, nothing sent. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLARE, LIGHT, NO_SCRIPT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';

const PHONE: Reader = { ...LIGHT, name: 'a phone', width: 360 };
const PHONE_SIZE = { width: 360, height: 740 };

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

const openTry = async (reader: Reader = PHONE, hash = '') => {
  const opened = await site.visit(`/try/${hash}`, reader);
  if (reader === PHONE) await opened.page.setViewportSize(PHONE_SIZE);
  return opened;
};

/** Where an element stands, from the top of the page. */
const topOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));

const answered = (page: Page, condition: string) =>
  page.locator('[role="status"]', { hasText: new RegExp(`^${condition}:`) }).waitFor();

const shownNames = (page: Page): Promise<string[]> => page.locator('.try-answer .try-name').allInnerTexts();

describe('few taps', () => {
  test('knee arthritis and blood thinners: three, warning signs and the first treatment within 1,000 px', async () => {
    const { page, complaints } = await openTry();
    await page.getByLabel('What hurts, or what is it called?').fill('knee arthritis');
    await page.getByLabel('Blood thinners').check();
    await page.getByRole('button', { name: 'Show what was studied' }).click();
    await answered(page, 'Osteoarthritis');
    await page.locator('.try-flag').first().waitFor();
    const [heading, signs, line] = [
      await topOf(page, '#answer'),
      await topOf(page, '.try-signs'),
      await topOf(page, '.try-lines'),
    ];
    console.log(
      `knee + blood thinners: 3 taps; heading ${heading} px, warning signs ${signs} px, treatment ${line} px`,
    );
    expect(signs).toBeLessThanOrEqual(1000);
    expect(signs).toBeLessThan(line);
    expect(line).toBeLessThanOrEqual(1000);
    expect(await page.locator('.try-flag').first().innerText()).toMatch(/^For you, blood thinners: /);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('fibromyalgia, free, at home: three', async () => {
    const { page } = await openTry();
    await page.getByLabel('What hurts, or what is it called?').fill('fibromialgia');
    await page.getByLabel('At home').check();
    await page.getByLabel('Free').check();
    await answered(page, 'Fibromyalgia');
    await page.locator('.try-left-out').waitFor();
    expect((await shownNames(page)).slice(0, 4)).toEqual(['Qigong', 'Tai chi', 'Exercise therapy', 'Yoga']);
    const preview = page.locator('[data-preview]');
    expect(await preview.innerText()).toBe(
      'Fibromyalgia: 8 treatments that fit: Qigong, Tai chi, Exercise therapy and 5 more.',
    );
    // On the screen beside the box that was pressed last.
    expect(await preview.evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight && scrollY > 0)).toBe(
      true,
    );
    await page.close();
  });
});

test('what a reader says is in no request, and is there again after reload and Back', async () => {
  const { page, requests } = await openTry();
  await page.getByLabel('What hurts, or what is it called?').fill('my fibromyalgia is bad');
  await page.getByLabel('Pregnancy or breastfeeding').check();
  await page.getByRole('button', { name: 'Show what was studied' }).click();
  await answered(page, 'Fibromyalgia');
  await page.reload();
  await answered(page, 'Fibromyalgia');
  expect(await page.getByLabel('What hurts, or what is it called?').inputValue()).toBe('Fibromyalgia');
  expect(await page.locator('input[value="pregnancy"]').isChecked()).toBe(true);
  await page.locator('.try-fold > summary').click();
  await page.getByLabel('What hurts, or what is it called?').fill('migraine');
  await page.getByRole('button', { name: 'Show what was studied' }).click();
  await answered(page, 'Migraine');
  await page.goBack();
  await answered(page, 'Fibromyalgia');
  await page.locator('.try-lines a').first().click();
  await page.waitForURL('**/evidence/**');
  await page.goBack();
  await answered(page, 'Fibromyalgia');
  const before = requests.filter((address) => !new URL(address).pathname.startsWith('/evidence/'));
  expect(before.map((address) => new URL(address)).filter(({ search }) => search !== '')).toEqual([]);
  expect(before.filter((address) => /fibro|migraine|pregnan/i.test(address.replace(/#.*/, '')))).toEqual([]);
  await page.close();
});

test('answers are kept in the browser only if the reader says so', async () => {
  const { page } = await openTry();
  const stored = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key === 'try'));
  await page.getByLabel('What hurts, or what is it called?').fill('migraine');
  await page.keyboard.press('Enter');
  await answered(page, 'Migraine');
  expect(await stored()).toEqual([]);
  await page.locator('.try-fold > summary').click();
  await page.getByLabel('Keep my answers in this browser').check();
  expect(await stored()).toEqual([['try', '#condition=migraine']]);
  await page.goto(`${site.url}/about/`);
  await page.goto(`${site.url}/try/`);
  await answered(page, 'Migraine');
  await page.locator('.try-fold > summary').click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByLabel('Keep my answers in this browser').uncheck();
  expect(await stored()).toEqual([]);
  await page.close();
});

test('words that mean nothing here are told, and an emergency is told first', async () => {
  const { page } = await openTry();
  await page.getByLabel('What hurts, or what is it called?').fill('qqqqqq');
  await page.keyboard.press('Enter');
  await page.getByText('We know no condition by these words').waitFor();
  await page.getByLabel('What hurts, or what is it called?').fill('chest pain');
  await page.keyboard.press('Enter');
  await page.locator('.try-urgent .try-signs').waitFor();
  await page.close();
});

test('by keyboard alone, with the answer announced', async () => {
  const { page } = await openTry(LIGHT);
  await page.getByLabel('What hurts, or what is it called?').focus();
  await page.keyboard.type('low back pain');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await answered(page, 'Low back pain');
  expect(await page.locator('[role="status"]').first().innerText()).toMatch(
    /^Low back pain: \d+ treatments that fit your answers, \d+ to avoid\. \d+ with a caution for you\.$/,
  );
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.try-answer') !== null)).toBe(true);
  await page.close();
});

test.each([
  { name: '320 px', width: 320 },
  { name: '320 px with the largest text', width: 320, settings: { size: 'larger' } },
  { name: '320 px in flare mode', width: 320, settings: { flare: 'on' } },
])('the answer does not scroll sideways at $name', async (reader) => {
  const { page } = await openTry(reader, '#condition=low-back-pain&applies=blood-thinners.pregnancy');
  await answered(page, 'Low back pain');
  await page.locator('.try-lines').first().waitFor();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  await page.close();
});

test('in flare mode it answers', async () => {
  const { page } = await openTry(FLARE, '#condition=migraine');
  await answered(page, 'Migraine');
  expect(await page.locator('.try-lines').first().isVisible()).toBe(true);
  await page.close();
});

test('it prints the answer and nothing to press, a filtered one on two pages at most', async () => {
  const { page } = await openTry(LIGHT, '#condition=fibromyalgia&how=home&cost=free&applies=blood-thinners');
  await answered(page, 'Fibromyalgia');
  await page.locator('.try-lines').first().waitFor();
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('button:visible, .try-form:visible, .try-ways:visible').count()).toBe(0);
  expect(await page.locator('[data-said]').innerText()).toContain('Fibromyalgia, blood thinners, at home, free');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await page.close();
});

test('without script each condition has its list, and whom the cautions concern', async () => {
  const { page } = await site.visit('/try/', NO_SCRIPT);
  await page.getByRole('link', { name: 'Fibromyalgia' }).click();
  await page.waitForURL('**/try/fibromyalgia/');
  expect(await page.locator('.try-lines > li').count()).toBeGreaterThan(15);
  expect(await page.locator('.try-signs').isVisible()).toBe(true);
  expect(await page.getByText('for: blood thinners').count()).toBeGreaterThan(0);
  await page.close();
});

describe('the comparison', () => {
  test('is reached by marking two treatments of an answer, and its address brings it back', async () => {
    const { page, requests } = await openTry(LIGHT, '#condition=osteoarthritis');
    await answered(page, 'Osteoarthritis');
    await page.locator('[data-compare="exercise-therapy"]').check();
    await page.locator('[data-compare="tai-chi"]').check();
    await page.getByRole('link', { name: 'Compare 2 side by side' }).click();
    await page.getByText('Side by side for Osteoarthritis').waitFor();
    expect(await page.locator('.compare-sides thead th').allInnerTexts()).toEqual(['Exercise therapy', 'Tai chi']);
    await page.reload();
    await page.getByText('Side by side for Osteoarthritis').waitFor();
    expect(requests.filter((address) => /osteoarthritis|tai-chi/.test(address.replace(/#.*/, '')))).toEqual([]);
    await page.close();
  });

  test('is reached from the table of a topic: one side is there, and another is asked for', async () => {
    const { page } = await site.visit('/conditions/migraine/');
    const row = page.locator('.topic-evidence-rows > li', { hasText: 'Acupuncture' });
    await row.locator('summary').click();
    await row.getByRole('link', { name: 'Compare acupuncture' }).click();
    await page.getByText('Acupuncture for Migraine: choose one or two more to compare it with.').waitFor();
    await page.getByLabel('Biofeedback').check();
    await page.getByText('Side by side for Migraine').waitFor();
    expect(await page.locator('.compare-sides .certainty-badge').count()).toBe(2);
    await page.close();
  });

  test('at 320 px nothing scrolls sideways', async () => {
    const reader = { name: 'narrow', width: 320, settings: { size: 'larger' } };
    const { page } = await site.visit('/compare/#condition=migraine&treatments=acupuncture.biofeedback.tens', reader);
    await page.getByText('Side by side for Migraine').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.close();
  });

  test('without script the best supported of each condition stand side by side', async () => {
    const { page } = await site.visit('/compare/', NO_SCRIPT);
    await page.getByRole('link', { name: 'Migraine' }).click();
    await page.waitForURL('**/compare/migraine/');
    expect(await page.locator('.compare-sides thead th').count()).toBe(4);
    await page.close();
  });
});
