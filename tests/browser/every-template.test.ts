/**
 * What every page type must hold in every way of looking at it. One visit for each way that loads another page: opening
 * pages costs more than looking at them. Colors, paper and the width of the screen change on the open page, as they do
 * for a reader. The whole matrix, each pair loaded by itself, is asked every night: tests/nightly/every-reader.test.ts.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAxe, askAxeInOtherColors, idleDecisions } from '#tests/browser/axe-questions.ts';
import { lookAtRings, travel } from '#tests/browser/keyboard-journey.ts';
import {
  countLetters,
  findLostAtDoubleSize,
  findLostWhenSpacedOut,
  findLoudRegions,
  findMotion,
  findOnPaper,
  findSmall,
  findTooWide,
  findTooWideWithEndlessWords,
} from '#tests/browser/layout-questions.ts';
import {
  FLARE,
  LIGHT,
  NO_SCRIPT,
  onePageOfEachType,
  openSite,
  type OpenPage,
  type OpenSite,
} from '#tests/browser/open-site.ts';

/** 320 CSS pixels is a screen of 1280 at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 800 };
const HALF = { width: 640, height: 800 };

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** What the page asked of other origins, and what its policy refused or its scripts failed at. */
async function findTrouble({ page, requests, complaints }: OpenPage): Promise<string[]> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const foreign = requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:'));
  return [...complaints, ...foreign];
}

const lookAround = async (page: Page): Promise<Record<string, readonly unknown[]>> => ({
  small: await findSmall(page),
  motion: await findMotion(page),
  loud: await findLoudRegions(page),
});

/** Leaves only the questions with a fault in their answer. */
const faultsIn = (answers: Readonly<Record<string, readonly unknown[]>>): Record<string, readonly unknown[]> =>
  Object.fromEntries(Object.entries(answers).filter(([, list]) => list.length > 0));

const lettersWithScript = new Map<string, number>();

const lettersOf = async (path: string): Promise<number> => {
  const known = lettersWithScript.get(path);
  if (known !== undefined) return known;
  const { page } = await site.visit(path, LIGHT);
  const letters = await countLetters(page);
  await page.close();
  return letters;
};

describe.each(onePageOfEachType())('%s', (path) => {
  test('in light, dark and forced colors and on paper: keyboard, rings, targets, motion, axe, policy', async () => {
    const visit = await site.visit(path, LIGHT);
    const { page } = visit;
    lettersWithScript.set(path, await countLetters(page));
    // Axe first: it looks at the page as it came, before a journey opens what opens under the focus.
    const axe = [...(await askAxe(page)), ...(await askAxeInOtherColors(page))];
    const light = { axe, ...(await travel(page)), ...(await lookAround(page)), paper: await findOnPaper(page) };
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = { ...(await lookAtRings(page)), ...(await lookAround(page)) };
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    const forced = { ...(await lookAtRings(page)), ...(await lookAround(page)) };
    const found = { light: faultsIn(light), dark: faultsIn(dark), forced: faultsIn(forced) };
    expect({ ...found, trouble: await findTrouble(visit) }).toEqual({ light: {}, dark: {}, forced: {}, trouble: [] });
    await page.close();
  });

  test('in flare mode, wide and narrow: keyboard, rings, targets, motion, axe, policy, no scrolling sideways', async () => {
    const visit = await site.visit(path, FLARE);
    const { page } = visit;
    const wide = { axe: await askAxe(page), ...(await travel(page)), ...(await lookAround(page)) };
    await page.setViewportSize(NARROW);
    const found = { ...wide, tooWide: await findTooWide(page), trouble: await findTrouble(visit) };
    expect(faultsIn(found)).toEqual({});
    await page.close();
  });

  test('on a narrow screen it does not scroll sideways, whatever word stands there, and cuts off no text that is spaced out or twice as large', async () => {
    const { page } = await site.visit(path, { name: 'a narrow screen', width: NARROW.width });
    const tooWide = await findTooWide(page);
    await page.setViewportSize(HALF);
    const atHalf = {
      tooWide,
      spacedOut: await findLostWhenSpacedOut(page),
      doubleSize: await findLostAtDoubleSize(page),
    };
    await page.setViewportSize(NARROW);
    const endlessWords = await findTooWideWithEndlessWords(page);
    expect(faultsIn({ ...atHalf, endlessWords })).toEqual({});
    await page.close();
  });

  test('on a narrow screen with the largest text it does not scroll sideways', async () => {
    const reader = { name: 'the largest text', width: NARROW.width, settings: { size: 'larger' } };
    const { page } = await site.visit(path, reader);
    expect(await findTooWide(page)).toEqual([]);
    await page.close();
  });

  test('without script it shows its text', async () => {
    const { page } = await site.visit(path, NO_SCRIPT);
    const letters = await countLetters(page);
    expect(letters).toBeGreaterThan(100);
    // Script may add to a page, but not be what brings its text.
    expect(letters).toBeGreaterThan((await lettersOf(path)) * 0.9);
    await page.close();
  });
});

test('every decision about what axe cannot decide is still needed', () => {
  expect(idleDecisions()).toEqual([]);
});
