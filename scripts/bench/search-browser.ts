/** Asks an engine in real Chromium, once for quality and once for speed. */
import type { Browser, Page } from 'playwright-core';
import { NO_LINE, SLOW_4G, type ShapedServer } from './shaped-server.ts';

export interface Speed {
  /** Bytes as they traveled, and milliseconds, on a cold cache at slow 4G with a four times slower processor. */
  readonly firstAnswer: { readonly bytes: number; readonly ms: number; readonly filledMs: number } | undefined;
  readonly firstResults: { readonly bytes: number; readonly ms: number };
  /** The next query, the engine being loaded. */
  readonly nextResults: { readonly bytes: number; readonly ms: number };
  /** From a key to updated results on a page that has searched before, without a slow line or processor. */
  readonly keystrokeMs: number | undefined;
}

/** Where and how an engine is asked. */
export interface Asked {
  readonly server: ShapedServer;
  /** Path of the page. */
  readonly path: string;
  readonly isOurs: boolean;
  /** Added to the address of our page, such as a filter. */
  readonly state: string;
}

declare global {
  interface Window {
    /** Peers: addresses of results. */
    find: (query: string) => Promise<string[]>;
    /** Ours: loads the search into a page without it. */
    start: () => Promise<unknown>;
  }
}

const slugOf = (url: string): string => url.replace(/^.*\/([^/]+)\/(?:#.*)?$/, '$1').toLowerCase();

/** Types a query into our page and waits for its full results. */
async function askOurs(page: Page, query: string): Promise<string[]> {
  await page.evaluate((text) => {
    const status = document.querySelector('main [role="status"]');
    if (status) status.textContent = '';
    const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
    if (!input) throw new Error('The search page has no field.');
    input.value = text;
    input.form?.requestSubmit();
  }, query);
  await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent !== '');
  return page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** The slugs each query finds, best first, in the order a reader meets them. */
export async function answersOf(
  browser: Browser,
  { server, path, isOurs, state }: Asked,
  queries: readonly string[],
): Promise<string[][]> {
  server.setLine(NO_LINE);
  const page = await browser.newPage();
  const answers: string[][] = [];
  if (!isOurs) await page.goto(server.url + path, { waitUntil: 'load' });
  for (const query of queries) {
    if (isOurs && (state !== '' || answers.length === 0)) {
      // A filter stands in the address and falls with the next word typed.
      await page.goto(`${server.url}${path}?q=${encodeURIComponent(query)}${state}`, { waitUntil: 'load' });
      await page.evaluate(() => window.start());
      await page.waitForFunction(() => document.querySelector('main [role="status"]')?.textContent !== '');
    }
    const found = isOurs
      ? state === ''
        ? await askOurs(page, query)
        : await page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href') ?? ''))
      : await page.evaluate((text) => window.find(text), query);
    answers.push(found.map(slugOf));
  }
  await page.close();
  return answers;
}

/** Bytes and milliseconds of a first and a next query. */
export async function speedOf(browser: Browser, asked: Asked, first: string, next: string): Promise<Speed> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { server, path } = asked;
  server.setLine(NO_LINE);
  await page.goto(server.url + path, { waitUntil: 'networkidle' });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  server.setLine(SLOW_4G);
  server.takeTraffic();
  const bytesNow = (): number => server.takeTraffic().reduce((sum, { bytes }) => sum + bytes, 0);
  try {
    return asked.isOurs
      ? await ownSpeed(page, session, server, bytesNow, first, next)
      : await peerSpeed(page, bytesNow, first, next);
  } finally {
    await context.close();
    server.setLine(NO_LINE);
  }
}

async function peerSpeed(page: Page, bytesNow: () => number, first: string, next: string): Promise<Speed> {
  const time = (query: string): Promise<number> =>
    page.evaluate(async (text) => {
      const start = performance.now();
      await window.find(text);
      return performance.now() - start;
    }, query);
  const firstMs = await time(first);
  const firstBytes = bytesNow();
  const nextMs = await time(next);
  return {
    firstAnswer: undefined,
    firstResults: { bytes: firstBytes, ms: firstMs },
    nextResults: { bytes: bytesNow(), ms: nextMs },
    keystrokeMs: undefined,
  };
}

type Session = Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>;

async function ownSpeed(
  page: Page,
  session: Session,
  server: ShapedServer,
  bytesNow: () => number,
  first: string,
  next: string,
): Promise<Speed> {
  /** Milliseconds to the first topic, to its key message, and to the announced results. */
  const time = (query: string, isCold: boolean): Promise<{ answer: number; filled: number; results: number }> =>
    page.evaluate(
      async ([text, cold]) => {
        const start = performance.now();
        const status = document.querySelector('main [role="status"]');
        if (status) status.textContent = '';
        let answer = 0;
        let filled = 0;
        let results = 0;
        const watcher = new MutationObserver(() => {
          if (answer === 0 && document.querySelector('.search-answer')) answer = performance.now() - start;
          if (filled === 0 && document.querySelector('.search-answer p:not(.label)'))
            filled = performance.now() - start;
          if (results === 0 && status?.textContent) results = performance.now() - start;
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
        const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
        if (!input) throw new Error('The search page has no field.');
        input.value = text;
        if (cold) {
          history.replaceState(null, '', `#q=${encodeURIComponent(text)}`);
          await window.start();
        } else input.dispatchEvent(new Event('input', { bubbles: true }));
        while (results === 0) await new Promise((done) => setTimeout(done, 5));
        watcher.disconnect();
        return { answer, filled, results };
      },
      [query, isCold] as const,
    );
  const cold = await time(first, true);
  const traffic = server.takeTraffic();
  const own = traffic.filter(
    ({ path }) => !path.startsWith('/pagefind/') && !/full-|provider-words|\/cold\//.test(path),
  );
  const sum = (rows: typeof traffic): number => rows.reduce((total, { bytes }) => total + bytes, 0);
  const firstTopic = own.filter(({ path }) => /\/answers\./.test(path)).slice(0, 1);
  const warm = await time(next, false);
  const nextBytes = bytesNow();
  server.setLine(NO_LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const keys: number[] = [];
  for (const text of ['knee', 'knee p', 'knee pa', 'knee pai', 'knee pain'])
    keys.push(...(await keystroke(page, text)));
  return {
    firstAnswer:
      cold.answer > 0
        ? {
            bytes: sum(own.filter(({ path }) => !/\/answers\./.test(path))) + sum(firstTopic),
            ms: cold.answer,
            filledMs: cold.filled,
          }
        : undefined,
    firstResults: { bytes: sum(traffic), ms: cold.results },
    nextResults: { bytes: nextBytes, ms: warm.results },
    keystrokeMs: Math.max(...keys),
  };
}

/** Milliseconds from a key to results that belong to it, on a warm page. */
const keystroke = (page: Page, text: string): Promise<number[]> =>
  page.evaluate(async (value) => {
    const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
    const results = document.querySelector('.search-page-results');
    if (!input || !results) throw new Error('The search page lacks a part.');
    const start = performance.now();
    const updated = new Promise<number>((done) => {
      const watcher = new MutationObserver(() => {
        watcher.disconnect();
        requestAnimationFrame(() => {
          done(performance.now() - start);
        });
      });
      watcher.observe(results, { childList: true });
    });
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return [await updated];
  }, text);
