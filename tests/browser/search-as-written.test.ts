import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { indexSite } from '#search/build/index-site.ts';
import { openSite, type OpenPage, type OpenSite } from '#tests/browser/open-site.ts';
import { DIST } from '#tests/site/pages.ts';

/** A topic by name, a question, a typing error, and a word of one kind of page. */
const QUERIES = ['slipped disc', 'does acupuncture help back pain', 'sciatcia', 'fascia'];

let folder: string;
/** The site as it was built, and with an index that Pagefind wrote and nothing recut. */
let sites: readonly OpenSite[];

const serveIndexFrom = async (page: Page): Promise<void> => {
  await page.route('**/pagefind/**', (route) =>
    route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
  );
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'search-as-written-'));
  await indexSite({ site: DIST, target: join(folder, 'pagefind'), files: 'as-written' });
  const headers = siteHeaders(DIST);
  sites = await Promise.all([
    openSite({ dir: DIST, headers }),
    openSite({ dir: DIST, headers, prepare: serveIndexFrom }),
  ]);
});

afterAll(async () => {
  await Promise.all(sites.map((site) => site.close()));
  rmSync(folder, { recursive: true });
});

const search = async (site: OpenSite, query: string): Promise<OpenPage> => {
  const opened = await site.visit(`/search/#q=${encodeURIComponent(query)}`);
  await opened.page.waitForFunction(() => /\d/.test(document.querySelector('main [role="status"]')?.textContent ?? ''));
  return opened;
};

/** Without a list of kinds the search knows only the pages that it has loaded; further down its topics may differ. */
const BEST = 5;

const bestResultsOn = async (page: Page): Promise<(string | null)[]> =>
  (await page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href')))).slice(0, BEST);

test.each(QUERIES)('“%s” finds the same best results with the files that Pagefind wrote', async (query) => {
  const [recut, asWritten] = await Promise.all(sites.map((site) => search(site, query)));
  if (!recut || !asWritten) throw new Error('Two sites were opened.');
  expect(asWritten.requests.some((address) => /\/index\/en_[0-9a-f]+\.pf_index$/.test(address))).toBe(true);
  expect(asWritten.complaints).toEqual([]);
  const [expected, found] = await Promise.all([recut, asWritten].map(({ page }) => bestResultsOn(page)));
  expect(found?.length).toBeGreaterThan(0);
  expect(found).toEqual(expected);
  await Promise.all([recut.page.close(), asWritten.page.close()]);
});
