/** A journey through a page with the Tab key alone. */
import type { Page } from 'playwright-core';

export interface Stop {
  /** Number that the page's focusable elements were given before the journey. */
  readonly index: number;
  readonly what: string;
  /** Contrast of the ring with what it is drawn on (WCAG 2.2, 2.4.13 asks for 3); 0 without a ring. */
  readonly ringContrast: number;
  readonly isCovered: boolean;
}

/** Numbers what Tab should reach, and returns a name for each. Of a group of radio buttons Tab reaches one. */
export const numberFocusable = (page: Page): Promise<string[]> =>
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

const describeFocus = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const radios =
      element instanceof HTMLInputElement && element.type === 'radio' ? `[name="${element.name}"]` : undefined;
    const numbered = radios === undefined ? element : document.querySelector<HTMLElement>(`${radios}[data-stop]`);
    const style = getComputedStyle(element);
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    const luminance = (color: string): number => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) return 0;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    // The ring lies outside of the element, on what surrounds it.
    let ground = 'Canvas';
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (!/^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(backgroundColor)) {
        ground = backgroundColor;
        break;
      }
    }
    const [dark = 0, light = 0] = [luminance(style.outlineColor), luminance(ground)].sort((x, y) => x - y);
    // A link that breaks over two lines has two boxes; its first one counts.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    // Of what is larger than the screen, the middle of the part on it.
    const middle = (from: number, to: number, size: number): number => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const top = document.elementFromPoint(
      middle(box.left, box.right, innerWidth),
      middle(box.top, box.bottom, innerHeight),
    );
    const isInside = top !== null && (element.contains(top) || top.contains(element));
    return {
      index: Number(numbered?.dataset['stop'] ?? -1),
      what: `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`,
      ringContrast: hasOutline ? Math.round(((light + 0.05) / (dark + 0.05)) * 10) / 10 : 0,
      isCovered: !isInside,
    };
  });

/** Presses Tab until the focus leaves the page. */
export async function tabThrough(page: Page, limit: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < limit; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await describeFocus(page);
    if (stop === undefined || stops.some(({ index }) => index === stop.index && index >= 0)) break;
    stops.push(stop);
  }
  return stops;
}
