import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '#scripts/browser.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { serveSite, type ServeOptions } from '#scripts/serve.ts';
import { DIST, readContentPages } from '#tests/site/pages.ts';

/** How a reader has set up the device and the site. */
export interface Reader {
  readonly name: string;
  readonly colorScheme?: 'light' | 'dark';
  /** What the reading settings kept in the browser. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly hasScript?: false;
  readonly width?: number;
  readonly forcedColors?: 'active';
}

export interface OpenPage {
  readonly page: Page;
  /** Every address the page asked for since it was opened. */
  readonly requests: readonly string[];
  /** What the content security policy refused, and errors of scripts. */
  readonly complaints: readonly string[];
}

export interface OpenSite {
  readonly url: string;
  readonly visit: (path: string, reader?: Reader) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export const LIGHT: Reader = { name: 'light', colorScheme: 'light' };
export const DARK: Reader = { name: 'dark', colorScheme: 'dark' };
export const FORCED: Reader = { name: 'forced colours', forcedColors: 'active' };
export const FLARE: Reader = { name: 'flare mode', colorScheme: 'light', settings: { flare: 'on' } };

/** The largest page of each page type: what holds the most is most likely to break. */
export function onePageOfEachType(): string[] {
  const byType = Map.groupBy(readContentPages(), ({ type }) => type);
  return [...byType.values()].map(
    (pages) => pages.reduce((largest, page) => (page.html.length > largest.html.length ? page : largest)).url,
  );
}

export interface SiteUnderTest {
  readonly dir: string;
  readonly headers: NonNullable<ServeOptions['headers']>;
  /** Looks at each page before it is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Serves a build with the headers a host sends, and opens it in Chromium. */
export async function openSite(
  { dir, headers, prepare }: SiteUnderTest = { dir: DIST, headers: siteHeaders(DIST) },
): Promise<OpenSite> {
  const site = await serveSite({ dir, port: 0, headers });
  const browser = await launchBrowser();
  const contexts = new Map<string, Promise<BrowserContext>>();
  return {
    url: site.url,
    visit: async (path, reader = LIGHT) => {
      const key = JSON.stringify(reader);
      const context = contexts.get(key) ?? openContext(browser, reader);
      contexts.set(key, context);
      return openPage(await context, site.url + path, prepare);
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

async function openContext(browser: Browser, reader: Reader): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: reader.colorScheme ?? 'light',
    javaScriptEnabled: reader.hasScript ?? true,
    viewport: { width: reader.width ?? 1024, height: 800 },
    reducedMotion: 'reduce',
    forcedColors: reader.forcedColors ?? 'none',
  });
  if (reader.settings !== undefined) {
    await context.addInitScript((settings) => {
      localStorage.setItem('settings', settings);
    }, JSON.stringify(reader.settings));
  }
  return context;
}

async function openPage(context: BrowserContext, url: string, prepare?: SiteUnderTest['prepare']): Promise<OpenPage> {
  const page = await context.newPage();
  await prepare?.(page);
  page.setDefaultTimeout(15_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, requests, complaints };
}
