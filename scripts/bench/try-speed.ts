/** How long "What could I try?" takes to its first answer, and what travels for it, from the button that asks. */
import type { Browser } from 'playwright-core';
import { NO_LINE, SLOW_4G, type ShapedServer } from './shaped-server.ts';

export interface TrySpeed {
  /** False: everything is asked for after the button, as when a page is opened with words already in the form. */
  readonly hasHeadStart: boolean;
  /** Milliseconds from the button to the first treatment on the page. */
  readonly ms: number;
  /** Bytes as they traveled after the page, the vocabulary that a focus fetches included. */
  readonly bytes: number;
}

const WORDS = 'my lower back hurts';
/** How long a reader types. */
const TYPING_MS = 2_500;

export async function trySpeedOf(browser: Browser, server: ShapedServer, hasHeadStart: boolean): Promise<TrySpeed> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  try {
    server.setLine(NO_LINE);
    await page.goto(`${server.url}/try/`, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    server.setLine(SLOW_4G);
    server.takeTraffic();
    if (hasHeadStart) {
      await page.locator('#try-words').focus();
      await page.waitForTimeout(TYPING_MS);
    }
    const ms = await page.evaluate((words) => {
      const input = document.querySelector<HTMLInputElement>('#try-words');
      if (!input) throw new Error('The page has no field.');
      input.value = words;
      const start = performance.now();
      return new Promise<number>((done) => {
        new MutationObserver(() => {
          if (document.querySelector('.try-lines > li')) done(performance.now() - start);
        }).observe(document.body, { subtree: true, childList: true });
        input.form?.requestSubmit();
      });
    }, WORDS);
    return { hasHeadStart, ms, bytes: server.takeTraffic().reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    await context.close();
    server.setLine(NO_LINE);
  }
}
