import type { Browser, BrowserContext, Page } from 'playwright-core';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { serveSite, type ServeOptions } from '#scripts/serve.ts';
import { connectToBrowser } from '#tests/browser/connection.ts';
import { DIST } from '#tests/site/pages.ts';

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

/** When a page counts as hung. Nothing is measured by it: the machine may have other work. */
const PATIENCE_MS = 120_000;

export interface OpenPage {
  readonly page: Page;
  /** Every address the page asked for since it was opened. */
  readonly requests: readonly string[];
  /** What the content security policy refused, and errors of scripts. */
  readonly complaints: readonly string[];
}

export interface OpenSite {
  readonly url: string;
  /** Opens a page and waits until all of it has come, or until its text has. */
  readonly visit: (path: string, reader?: Reader, until?: 'load' | 'domcontentloaded') => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export const LIGHT: Reader = { name: 'light', colorScheme: 'light' };
export const DARK: Reader = { name: 'dark', colorScheme: 'dark' };
export const FORCED: Reader = { name: 'forced colors', forcedColors: 'active' };
export const NO_SCRIPT: Reader = { name: 'without script', hasScript: false };
export const FLARE: Reader = { name: 'flare mode', colorScheme: 'light', settings: { flare: 'on' } };

export interface SiteUnderTest {
  readonly dir: string;
  readonly headers: NonNullable<ServeOptions['headers']>;
  /** Takes what forms of the site send. */
  readonly inbox?: NonNullable<ServeOptions['inbox']>;
  /** Looks at each page before it is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Serves a build with the headers a host sends, and opens it in Chromium. */
export async function openSite(
  { dir, headers, inbox, prepare }: SiteUnderTest = { dir: DIST, headers: siteHeaders(DIST) },
): Promise<OpenSite> {
  const site = await serveSite({ dir, port: 0, headers, ...(inbox && { inbox }) });
  const browser = await connectToBrowser();
  const contexts = new Map<string, Promise<BrowserContext>>();
  return {
    url: site.url,
    visit: async (path, reader = LIGHT, until = 'load') => {
      const key = JSON.stringify(reader);
      const context = contexts.get(key) ?? openContext(browser, reader);
      contexts.set(key, context);
      const opened = await openPage(await context, prepare);
      await opened.page.goto(site.url + path, { waitUntil: until });
      await opened.page.evaluate(() => document.fonts.ready.then(() => undefined));
      return opened;
    },
    close: async () => {
      for (const context of contexts.values()) await (await context).close();
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

async function openPage(context: BrowserContext, prepare?: SiteUnderTest['prepare']): Promise<OpenPage> {
  const page = await context.newPage();
  await prepare?.(page);
  page.setDefaultTimeout(PATIENCE_MS);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return { page, requests, complaints };
}
