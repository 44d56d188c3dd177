/** A journey through a page with the Tab key alone. */
import type { Page } from 'playwright-core';

/** What is wrong on the journey, by question. */
export type Faults = Readonly<Record<string, readonly unknown[]>>;

/** Presses beyond the number of stops, after which Tab has not left the page and never will. */
const MARGIN = 20;

/** WCAG 2.2, 2.4.13. */
const LEAST_RING_CONTRAST = 3;

/** What the page keeps during the journey. */
interface Journey {
  readonly journey: { readonly stops: number[] };
}

/** Numbers what Tab should reach, and returns a name for each. Of a group of radio buttons Tab reaches one. */
const numberFocusable = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const candidates = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]',
    );
    const groups = new Set<string>();
    const reachable = [...candidates].filter((element) => {
      if (element.tabIndex < 0 || (element as HTMLButtonElement).disabled || !element.checkVisibility()) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio')
        return element.getClientRects().length > 0;
      if (groups.has(element.name)) return false;
      groups.add(element.name);
      return true;
    });
    return reachable.map((element, index) => {
      element.dataset['stop'] = String(index);
      return `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40) || element.id || element.className}"`;
    });
  });

/** Notes the number of every element that gets the focus; -1 for one that was not expected to. */
const noteStops = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const stops: number[] = [];
    Object.assign(window, { journey: { stops } });
    document.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
      const numbered = isRadio ? document.querySelector<HTMLElement>(`[name="${element.name}"][data-stop]`) : element;
      stops.push(Number(numbered?.dataset['stop'] ?? -1));
    });
  });

/** The focus is on nothing, or where it was before. */
const hasLeft = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { stops } = (window as unknown as Journey).journey;
    const last = stops.at(-1) ?? -1;
    return document.activeElement === document.body || (last >= 0 && stops.indexOf(last) < stops.length - 1);
  });

/** Holds the key down, as a reader does who wants to be quick: the page gets every press, and nobody waits in between. */
async function pressTab(page: Page, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => page.keyboard.down('Tab')));
  await page.keyboard.up('Tab');
}

export interface Travelled {
  /** What the Tab key stops at, in order. */
  readonly stops: readonly string[];
  readonly faults: Faults;
}

/**
 * Every stop of the Tab key: all are reached, in order, each with a ring that is seen, and none holds the reader. From the
 * top of the page again, the first press offers to skip to the text. A page with the very stops of a walk that was made is
 * not walked through again.
 */
export async function travel(page: Page, walked?: readonly string[]): Promise<Travelled> {
  const stops = await numberFocusable(page);
  const isKnown = walked?.length === stops.length && walked.every((stop, index) => stop === stops[index]);
  const faults = { ...(isKnown ? {} : await walk(page, stops)), skipLink: await skipToText(page) };
  return { stops, faults: { ...faults, ...(await lookAtRings(page)) } };
}

async function walk(page: Page, stops: readonly string[]): Promise<Faults> {
  await noteStops(page);
  await pressTab(page, stops.length);
  let beyond = 0;
  do {
    await page.keyboard.press('Tab');
    beyond += 1;
  } while (beyond < MARGIN && !(await hasLeft(page)));
  const visited = await page.evaluate(() => (window as unknown as Journey).journey.stops);
  const reached = new Set(visited);
  const order = visited.filter((index, place) => index >= 0 && visited.indexOf(index) === place);
  return {
    missed: stops.filter((_, index) => !reached.has(index)),
    outOfOrder: order.filter((index, place) => index < (order[place - 1] ?? -1)),
    trap: beyond >= MARGIN ? ['Tab never left the page'] : [],
  };
}

/**
 * Goes to every numbered stop again: is its ring seen in the colors of now? After a press of Tab a browser draws the ring
 * for every focus, so that one call does for a page.
 */
export const findFaintRings = async (page: Page): Promise<readonly unknown[]> =>
  (await lookAtRings(page, 'ring alone'))['faintRing'] ?? [];

/** Is the ring of every numbered stop seen, and is nothing on top of it? What covers it does not depend on colors. */
const lookAtRings = (page: Page, questions: 'ring and cover' | 'ring alone' = 'ring and cover'): Promise<Faults> =>
  page.evaluate(
    ([leastContrast, isCoverAsked]) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const known = new Map<string, number>();
      const luminance = (color: string): number => {
        const before = known.get(color);
        if (before !== undefined) return before;
        if (!canvas) return 0;
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        const found = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        known.set(color, found);
        return found;
      };
      /** The ring lies outside of the element, on what surrounds it. */
      const groundOf = (element: HTMLElement): string => {
        for (let around = element.parentElement; around !== null; around = around.parentElement) {
          const { backgroundColor } = getComputedStyle(around);
          if (!/^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(backgroundColor)) return backgroundColor;
        }
        return 'Canvas';
      };
      /** Contrast of the ring with what it is drawn on; 0 without a ring. */
      const ringContrastOf = (element: HTMLElement): number => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return 0;
        const [dark = 0, light = 0] = [luminance(outlineColor), luminance(groundOf(element))].sort((x, y) => x - y);
        return Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10;
      };
      const isCovered = (element: HTMLElement): boolean => {
        // A link that breaks over two lines has two boxes; its first one counts.
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        // Of what is larger than the screen, the middle of the part on it.
        const middle = (from: number, to: number, size: number): number => (Math.max(from, 0) + Math.min(to, size)) / 2;
        const top = document.elementFromPoint(
          middle(box.left, box.right, innerWidth),
          middle(box.top, box.bottom, innerHeight),
        );
        return top === null || !(element.contains(top) || top.contains(element));
      };
      const covered: string[] = [];
      const faintRing: string[] = [];
      for (const numbered of document.querySelectorAll<HTMLElement>('[data-stop]')) {
        const isRadio = numbered instanceof HTMLInputElement && numbered.type === 'radio';
        const checked = isRadio ? document.querySelector<HTMLElement>(`[name="${numbered.name}"]:checked`) : null;
        const element = checked ?? numbered;
        if (!element.checkVisibility()) continue;
        element.focus({ preventScroll: !isCoverAsked });
        const what = `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`;
        const contrast = ringContrastOf(element);
        if (contrast < leastContrast) faintRing.push(`${contrast}: ${what}`);
        if (isCoverAsked && isCovered(element)) covered.push(what);
      }
      return { covered, faintRing };
    },
    [LEAST_RING_CONTRAST, questions === 'ring and cover'] as const,
  );

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
