/** One load of a page in Chromium as a phone on slow 4G makes it. */
import type { Browser } from 'playwright-core';
import { NO_LINE, SLOW_4G, type ShapedServer } from '#scripts/bench/shaped-server.ts';
import { BYTE_KINDS, type ByteKind, type Load } from './figures.ts';

/** Chromium's stand-in for a cheap phone. */
const SLOWDOWN = 4;
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
/** A new window of Chromium loads hundreds of files of its own; a page that is opened meanwhile waits for the processor. */
const SETTLING_MS = 2000;
/** What a page fetches when it is idle still belongs to the visit. */
const IDLE_MS = 1000;

const KINDS: readonly (readonly [ByteKind, RegExp])[] = [
  ['css', /\.css$/],
  ['script', /\.m?js$/],
  ['font', /\.(?:woff2?|ttf|otf)$/],
  ['picture', /\.(?:svg|png|jpe?g|webp|avif|gif|ico)$/],
  ['html', /(?:\/|\.html)$/],
];

const kindOf = (path: string): ByteKind => KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';

interface Timings {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly largestElement: string;
  readonly shift: number;
  readonly blocking: number;
}

/** Runs inside the page. Blocking time is what tasks after the first paint take beyond 50 ms each. */
const readTimings = async (): Promise<Timings> => {
  const entriesOf = (type: string): Promise<PerformanceEntry[]> =>
    new Promise((done) => {
      const observer = new PerformanceObserver((list) => {
        observer.disconnect();
        done(list.getEntries());
      });
      observer.observe({ type, buffered: true });
      // Nothing is reported where there is nothing.
      setTimeout(() => {
        done([]);
      }, 300);
    });
  const [paints, largest, shifts, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(entriesOf),
  );
  const firstPaint = paints?.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? NaN;
  const last = largest?.at(-1) as (PerformanceEntry & { element?: Element }) | undefined;
  const element = last?.element;
  return {
    firstPaint,
    largestPaint: last?.startTime ?? NaN,
    largestElement: element ? `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}` : '',
    shift: (shifts as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      .filter(({ hadRecentInput }) => !hadRecentInput)
      .reduce((sum, { value }) => sum + value, 0),
    blocking: (tasks ?? [])
      .filter(({ startTime }) => startTime >= firstPaint)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
};

/** Opens a page with nothing in the cache. */
export async function loadPage(browser: Browser, server: ShapedServer, path: string): Promise<Load> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.waitForTimeout(SETTLING_MS);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    server.setLine(SLOW_4G);
    server.takeTraffic();
    await page.goto(server.url + path, { waitUntil: 'networkidle', timeout: 60_000 });
    await page.waitForTimeout(IDLE_MS);
    const traffic = server.takeTraffic();
    const timings = await page.evaluate(readTimings);
    const bytesOf = (kind: ByteKind): number =>
      traffic.filter((answer) => kindOf(answer.path) === kind).reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      ...timings,
      requests: traffic.length,
      bytes: Object.fromEntries(BYTE_KINDS.map((kind) => [kind, bytesOf(kind)])) as Load['bytes'],
    };
  } finally {
    await context.close();
    server.setLine(NO_LINE);
  }
}

/** Lets the server compress what a page needs before anything is timed. */
export async function warmUpServer(browser: Browser, server: ShapedServer, path: string): Promise<void> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  server.setLine(NO_LINE);
  await page.goto(server.url + path, { waitUntil: 'networkidle', timeout: 60_000 });
  await page.waitForTimeout(IDLE_MS);
  await context.close();
}
