/** How long a reader waits after submitting a search from another page, with and without what a focus fetched before. */
import type { Browser } from 'playwright-core';
import { NO_LINE, SLOW_4G, type ShapedServer } from './shaped-server.ts';

export interface SubmitSpeed {
  /** Milliseconds from the submit to the first answer, and to the announced results. */
  readonly firstAnswer: number;
  readonly firstResults: number;
}

declare global {
  interface Window {
    /** Since the epoch; 0 until it has come. */
    searchTimes: { answer: number; results: number };
  }
}

/** A page of the site with a search box. */
const FROM = '/about/';
/** How long a reader types. */
const TYPING_MS = 2_500;

/** Runs in every page: notes when the first answer and the results stand in it. */
const noteTimes = (): void => {
  window.searchTimes = { answer: 0, results: 0 };
  const now = (): number => performance.timeOrigin + performance.now();
  new MutationObserver(() => {
    const times = window.searchTimes;
    if (times.answer === 0 && document.querySelector('.search-answer, .search-result')) times.answer = now();
    if (times.results === 0 && document.querySelector('site-search [role="status"]')?.textContent)
      times.results = now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
};

export async function submitSpeedOf(
  browser: Browser,
  server: ShapedServer,
  query: string,
  hasHeadStart: boolean,
): Promise<SubmitSpeed> {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await page.addInitScript(noteTimes);
    server.setLine(NO_LINE);
    await page.goto(server.url + FROM, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    server.setLine(SLOW_4G);
    if (hasHeadStart) {
      await page.locator('.search-box input').first().focus();
      await page.waitForTimeout(TYPING_MS);
    }
    const start = await page.evaluate((text) => {
      location.assign(`/search/#q=${encodeURIComponent(text)}`);
      return performance.timeOrigin + performance.now();
    }, query);
    await page.waitForURL('**/search/**', { waitUntil: 'commit' });
    const times = await page.waitForFunction(() => window.searchTimes.results > 0 && window.searchTimes);
    const { answer, results } = (await times.jsonValue()) as Window['searchTimes'];
    return { firstAnswer: answer - start, firstResults: results - start };
  } finally {
    await context.close();
    server.setLine(NO_LINE);
  }
}
