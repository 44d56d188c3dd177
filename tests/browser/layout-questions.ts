/** What is asked of a page as it stands on a screen or on paper. Each answer lists what is wrong. */
import type { Page } from 'playwright-core';

/** WCAG 2.2, 2.5.8. What stands inside a sentence is excepted there. */
const LEAST_TARGET = 24;
/** Our own bar for what is pressed rather than followed. */
const LEAST_BUTTON = 44;

/** Distances that a reader may set (WCAG 1.4.12). */
const SPACED_OUT = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

export const findSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([leastTarget, leastButton]) =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, input:not([type=hidden]), select, textarea, summary, a[href]',
        ),
      ]
        .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== 'inline')
        .filter((element) => element.getBoundingClientRect().width > 1)
        // The field that only robots fill in is clipped away, and no key and no screen reader comes there.
        .filter((element) => element.closest('[aria-hidden="true"]') === null)
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
export const findMotion = (page: Page): Promise<string[]> =>
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
export const findLoudRegions = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=alert], [aria-live=assertive]')]
      .filter((element) => element.textContent.trim() !== '')
      .map((element) => element.outerHTML.slice(0, 90)),
  );

/** On paper there is the text, and nothing to press. */
export async function findOnPaper(page: Page): Promise<string[]> {
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

/** Elements that make the page wider than the screen; those inside a box that scrolls by itself do not. */
export const findTooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const isContained = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null; box = box.parentElement) {
        if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !isContained(element),
    );
    return [
      `page ${document.documentElement.scrollWidth} of ${width} px`,
      ...wide.slice(0, 5).map((element) => {
        const around = element.closest('[class]')?.getAttribute('class') ?? '';
        return `<${element.tagName.toLowerCase()}> in .${around}: ${element.textContent.trim().slice(0, 40)}`;
      }),
    ];
  });

/** Text that its own box cuts off. */
const findClipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(element);
        const isHiddenFromSight = position === 'absolute' && clipPath !== 'none';
        const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
        const isCut = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
        return hides && isCut && !isHiddenFromSight && element.textContent.trim() !== '';
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
  );

/** Text that is cut off when a reader spaces it out. The page is as it was afterwards. */
export async function findLostWhenSpacedOut(page: Page): Promise<string[]> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, SPACED_OUT);
  const found = [...(await findTooWide(page)), ...(await findClipped(page))];
  await page.evaluate(() => {
    document.adoptedStyleSheets.pop();
  });
  return found;
}

/** Text that is cut off when a reader makes it twice as large. */
export async function findLostAtDoubleSize(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const found = [...(await findTooWide(page)), ...(await findClipped(page))];
  await page.evaluate(() => {
    document.documentElement.style.removeProperty('font-size');
  });
  return found;
}

/** A contributor's longest word, in every place where contributors write: does it make the page wider? Spoils the page. */
export async function findTooWideWithEndlessWords(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const places = document.querySelectorAll(
      'main :is(h1, h2, h3, p, li, dd, dt, figcaption, blockquote, legend, summary)',
    );
    const written = [...places].filter((place) => place.children.length === 0 && place.textContent.trim() !== '');
    for (const place of written) place.textContent = 'a'.repeat(110);
    for (const link of document.querySelectorAll('main :is(h2, h3, li, p) > a, nav li > a'))
      link.textContent = 'b'.repeat(110);
    return written.length;
  });
  return count === 0 ? ['no place to write a word in'] : findTooWide(page);
}

/** Letters of the main part. What a page marks as of no use without script is a control, and no text. */
export const countLetters = (page: Page): Promise<number> =>
  page.locator('main').evaluate((main: HTMLElement) => {
    const controls = [...main.querySelectorAll<HTMLElement>('.needs-script')];
    for (const control of controls) control.style.display = 'none';
    const letters = main.innerText.replaceAll(/\s/g, '').length;
    for (const control of controls) control.style.removeProperty('display');
    return letters;
  });
