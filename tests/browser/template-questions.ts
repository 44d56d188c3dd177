/**
 * What a page must hold in every way of looking at it. One visit for each way that loads another page: opening pages costs
 * more than looking at them. Colors, paper and the width of the screen change on the open page, as they do for a reader.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAxe, askAxeInOtherColors } from '#tests/browser/axe-questions.ts';
import { findFaintRings, travel, type Travelled } from '#tests/browser/keyboard-journey.ts';
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
import { FLARE, LIGHT, NO_SCRIPT, openSite, type OpenPage, type OpenSite } from '#tests/browser/open-site.ts';

/** 320 CSS pixels is a screen of 1280 at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 800 };
const HALF = { width: 640, height: 800 };

/** What the page asked of other origins, and what its policy refused or its scripts failed at. */
async function findTrouble(site: OpenSite, { page, requests, complaints }: OpenPage): Promise<string[]> {
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

/** Declares the tests of these pages of the build. */
export function describePages(paths: readonly string[]): void {
  let site: OpenSite;

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(async () => {
    await site.close();
  });

  describe.each(paths)('%s', (path) => {
    let walked: Travelled | undefined;
    let lettersWithScript: number | undefined;

    test('in light, dark and forced colors and on paper: keyboard, rings, targets, motion, axe, policy', async () => {
      const visit = await site.visit(path, LIGHT);
      const { page } = visit;
      lettersWithScript = await countLetters(page);
      // Axe first: it looks at the page as it came, before a journey opens what opens under the focus.
      const axe = [...(await askAxe(page)), ...(await askAxeInOtherColors(page))];
      walked = await travel(page);
      const light = { axe, ...walked.faults, ...(await lookAround(page)), paper: await findOnPaper(page) };
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = { faintRings: await findFaintRings(page), ...(await lookAround(page)) };
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
      const forced = { faintRings: await findFaintRings(page), ...(await lookAround(page)) };
      const found = { light: faultsIn(light), dark: faultsIn(dark), forced: faultsIn(forced) };
      const trouble = await findTrouble(site, visit);
      expect({ ...found, trouble }).toEqual({ light: {}, dark: {}, forced: {}, trouble: [] });
      await page.close();
    });

    test('in flare mode, wide and narrow: keyboard, rings, targets, motion, axe, policy, no scrolling sideways', async () => {
      const visit = await site.visit(path, FLARE);
      const { page } = visit;
      const wide = {
        axe: await askAxe(page),
        ...(await travel(page, walked?.stops)).faults,
        ...(await lookAround(page)),
      };
      await page.setViewportSize(NARROW);
      const found = { ...wide, tooWide: await findTooWide(page), trouble: await findTrouble(site, visit) };
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
      if (lettersWithScript === undefined) {
        const withScript = await site.visit(path, LIGHT);
        lettersWithScript = await countLetters(withScript.page);
        await withScript.page.close();
      }
      // Script may add to a page, but not be what brings its text.
      expect(letters).toBeGreaterThan(lettersWithScript * 0.9);
      await page.close();
    });
  });
}
