/** How long a question to the finder takes in Chromium, on a slow line and a slow processor, from asking to results. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { formatQuestion, type FinderQuestion } from '#providers/finder/question.ts';
import type { FinderDataset } from '#providers/finder/dataset.ts';
import type { FinderSetup } from '#providers/finder/finder-setup.ts';
import { launchBrowser } from '#scripts/browser.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { NO_LINE, serveShaped, SLOW_4G, type ShapedServer } from './shaped-server.ts';

export interface FinderSpeed {
  /** Milliseconds from the question to the first result on the page. */
  readonly ms: number;
  /** Bytes and files that traveled after the page, the engine included. */
  readonly bytes: number;
  readonly requests: number;
}

const PAGE = 'providers/index.html';

/** The page of the built site, as it would be with these rows. */
const pageWith = (html: string, { sets }: FinderDataset): string =>
  html.replace(/data-finder="([^"]*)"/, (_, escaped: string) => {
    const setup = JSON.parse(
      escaped.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ) as FinderSetup;
    const text = JSON.stringify({ ...setup, sets } satisfies FinderSetup);
    return `data-finder="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });

const speedOf = async (browser: Browser, server: ShapedServer, question: FinderQuestion): Promise<FinderSpeed> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  try {
    server.setLine(NO_LINE);
    await page.goto(`${server.url}/providers/`, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    server.setLine(SLOW_4G);
    server.takeTraffic();
    const ms = await page.evaluate((hash) => {
      const start = performance.now();
      return new Promise<number>((done) => {
        new MutationObserver(() => {
          if (document.querySelector('.provider-finder-list > li')) done(performance.now() - start);
        }).observe(document.body, { subtree: true, childList: true });
        location.hash = hash;
      });
    }, formatQuestion(question));
    const traffic = server.takeTraffic();
    return { ms, bytes: traffic.reduce((sum, { bytes }) => sum + bytes, 0), requests: traffic.length };
  } finally {
    await context.close();
    server.setLine(NO_LINE);
  }
};

/** The middle of three, after a run that lets the server compress what it sends. */
const RUNS = 3;

/**
 * @param dist The built site: its page and its scripts are measured, with the files of this dataset.
 * @param questions By their names; each has an answer.
 */
export const measureInBrowser = async (
  dist: string,
  dataset: FinderDataset,
  questions: readonly (readonly [name: string, question: FinderQuestion])[],
): Promise<Record<string, FinderSpeed>> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-finder-'));
  mkdirSync(dirname(join(folder, PAGE)), { recursive: true });
  writeFileSync(join(folder, PAGE), pageWith(readFileSync(join(dist, PAGE), 'utf8'), dataset));
  mkdirSync(join(folder, 'finder'));
  for (const [path, text] of dataset.files) writeFileSync(join(folder, 'finder', `${path}.json`), text);
  const server = await serveShaped([folder, dist], siteHeaders(dist));
  const browser = await launchBrowser();
  const speeds: Record<string, FinderSpeed> = {};
  try {
    for (const [name, question] of questions) {
      await speedOf(browser, server, question);
      const runs: FinderSpeed[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await speedOf(browser, server, question));
      const middle = runs.sort((a, b) => a.ms - b.ms)[Math.floor(RUNS / 2)];
      if (middle) speeds[name] = middle;
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return speeds;
};
