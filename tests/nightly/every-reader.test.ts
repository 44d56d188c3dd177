/** The largest page of each type, loaded anew for each reader, with all of axe and a whole journey of the Tab key. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAxe } from '#tests/browser/axe-questions.ts';
import { travel } from '#tests/browser/keyboard-journey.ts';
import { findTooWide } from '#tests/browser/layout-questions.ts';
import { DARK, FLARE, FORCED, LIGHT, openSite, type OpenSite, type Reader } from '#tests/browser/open-site.ts';
import { largestPages } from '#tests/site/pages.ts';

const NARROW: readonly Reader[] = [
  { name: 'a narrow screen', width: 320 },
  { ...DARK, name: 'a narrow screen in dark', width: 320 },
  { ...FLARE, name: 'a narrow screen in flare mode', width: 320 },
];

let site: OpenSite;

beforeAll(async () => {
  site = await openSite();
});

afterAll(async () => {
  await site.close();
});

describe.each([LIGHT, DARK, FLARE, FORCED, ...NARROW])('in $name', (reader) => {
  test.each(largestPages().map(({ url }) => url))('%s', async (path) => {
    const { page, requests, complaints } = await site.visit(path, reader);
    const found = {
      axe: await askAxe(page, reader.forcedColors === 'active' ? 'all but color' : 'all'),
      tooWide: await findTooWide(page),
      ...(await travel(page)).faults,
      foreign: requests.filter((address) => !address.startsWith(site.url) && !address.startsWith('data:')),
      complaints,
    };
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({});
    await page.close();
  });
});
