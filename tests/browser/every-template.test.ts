/**
 * What every page type must hold in every way of looking at it. One visit for each pair: opening pages costs more than
 * looking at them. Axe in light, dark and flare mode is in axe.test.ts, narrow screens are in reflow.test.ts.
 */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numberFocusable, tabThrough } from '#tests/browser/keyboard-journey.ts';
import {
  DARK,
  FLARE,
  FORCED,
  LIGHT,
  onePageOfEachType,
  openSite,
  type OpenSite,
  type Reader,
} from '#tests/browser/open-site.ts';

const LEAST_RING_CONTRAST = 3;
/** WCAG 2.2, 2.5.8. What stands inside a sentence is excepted there. */
const LEAST_TARGET = 24;
/** Our own bar for what is pressed rather than followed. */
const LEAST_BUTTON = 44;

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

/** Every stop of the Tab key: all are reached, in order, each with a ring that is seen, and none holds the reader. */
async function travel(page: Page): Promise<Record<string, readonly unknown[]>> {
  const focusable = await numberFocusable(page);
  const stops = await tabThrough(page, focusable.length + 20);
  const reached = new Set(stops.map(({ index }) => index));
  const order = stops.map(({ index }) => index).filter((index) => index >= 0);
  const faint = stops.filter(({ ringContrast }) => ringContrast < LEAST_RING_CONTRAST);
  return {
    missed: focusable.filter((_, index) => !reached.has(index)),
    outOfOrder: order.filter((index, place) => index < (order[place - 1] ?? -1)),
    covered: stops.filter(({ isCovered }) => isCovered).map(({ what }) => what),
    faintRing: faint.map(({ what, ringContrast }) => `${ringContrast}: ${what}`),
    trap: stops.length >= focusable.length + 20 ? ['Tab never left the page'] : [],
  };
}

/** The first press of Tab offers to skip to the text, and Enter moves the focus there. */
async function skipToText(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.collapse(document.body, 0);
  });
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  await page.keyboard.press('Enter');
  const focused = await page.evaluate(() => document.activeElement?.id);
  return first === '#main' && focused === 'main' ? [] : [`first is ${String(first)}, Enter leads to ${focused ?? ''}`];
}

const findSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([leastTarget, leastButton]) =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, input:not([type=hidden]), select, textarea, summary, a[href]',
        ),
      ]
        .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
        .filter((element) => element.getBoundingClientRect().width > 1)
        .map((element) => {
          // The box of a label takes the press for a small radio button.
          const box = (
            element instanceof HTMLInputElement ? (element.closest('label') ?? element) : element
          ).getBoundingClientRect();
          // A word with a note stands in a sentence, whatever its element.
          const isPressed = element.matches('input, select, textarea, .button');
          const least = isPressed ? leastButton : leastTarget;
          return { box, least, what: element.outerHTML.slice(0, 90) };
        })
        .filter(({ box, least }) => Math.round(box.height) < least || Math.round(box.width) < leastTarget)
        .map(({ box, what }) => `${Math.round(box.width)} × ${Math.round(box.height)} ${what}`),
    [LEAST_TARGET, LEAST_BUTTON] as const,
  );

/** The reader has asked for less motion: nothing may be about to move, nor scroll by gliding. */
const findMotion = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seconds = (text: string): number => Math.max(...text.split(',').map((part) => Number.parseFloat(part)));
    const moving = [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element);
      const isAnimated = animationName !== 'none' && seconds(animationDuration) > 0.01;
      return seconds(transitionDuration) > 0.01 || isAnimated || scrollBehavior === 'smooth';
    });
    const running = document.getAnimations().map((animation) => `running: ${animation.id || 'an animation'}`);
    const blinking = [...document.querySelectorAll('marquee, blink, video[autoplay], meta[http-equiv=refresh]')];
    return [...running, ...[...moving, ...blinking].map((element) => element.outerHTML.slice(0, 90))];
  });

/** A live region that comes together with its message is not read out: it must be there, and silent, before. */
const findLoudRegions = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=alert], [aria-live=assertive]')]
      .filter((element) => element.textContent.trim() !== '')
      .map((element) => element.outerHTML.slice(0, 90)),
  );

/** On paper there is the text, and nothing to press. */
async function findOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    // A word with a note is a button that looks like text; paper keeps the text.
    const pressed = 'nav, search, [role=search], button.button:not(form *), .skip-link, reading-settings';
    const useless = [...document.querySelectorAll<HTMLElement>(pressed)].filter((element) => element.checkVisibility());
    const title = document.querySelector('h1');
    const problems = title?.checkVisibility() === true ? [] : ['no title on paper'];
    return [...problems, ...useless.map((element) => element.outerHTML.slice(0, 90))];
  });
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/** Names that speech control can say: what is seen is part of the name. In forced colours, also all that axe knows. */
async function runAxe(page: Page, reader: Reader): Promise<string[]> {
  await page.evaluate(axe.source);
  const isForced = reader.forcedColors === 'active';
  return page.evaluate(async (all) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: all
        ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        : { type: 'rule', values: ['label-content-name-mismatch', 'target-size'] },
      // Colours are the reader's own there.
      ...(all && { rules: { 'color-contrast': { enabled: false } } }),
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
  }, isForced);
}

describe.each([LIGHT, DARK, FLARE, FORCED])('in $name', (reader) => {
  test.each(onePageOfEachType())('%s can be used with the keyboard, small hands and without motion', async (path) => {
    const { page } = await site.visit(path, reader);
    const found = {
      ...(await travel(page)),
      skipLink: await skipToText(page),
      small: await findSmall(page),
      motion: await findMotion(page),
      loud: await findLoudRegions(page),
      axe: await runAxe(page, reader),
      paper: reader === LIGHT ? await findOnPaper(page) : [],
    };
    const faults = Object.entries(found).filter(([, list]) => list.length > 0);
    expect(Object.fromEntries(faults)).toEqual({});
    await page.close();
  });
});
