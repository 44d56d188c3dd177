import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  attribute,
  DIST,
  distFiles,
  elementsNamed,
  linksWithRel,
  metaContent,
  readContentPages,
  SITE_URL,
  textOf,
  type Page,
} from '#tests/site/pages.ts';

const pages = readContentPages();

/** Every value that more than one page has, with all its pages: a reader could not tell them apart in a list. */
function findShared(valueOf: (page: Page) => string | undefined): string[] {
  const urls = Map.groupBy(pages, (page) => valueOf(page) ?? '');
  return [...urls]
    .filter(([value, owners]) => value === '' || owners.length > 1)
    .map(([value, owners]) => `${value || '(missing)'}: ${owners.map(({ url }) => url).join(' ')}`);
}

const titleOf = (page: Page): string | undefined => elementsNamed(page, 'title').map(textOf)[0];

test('there are pages to look at', () => {
  expect(pages.length).toBeGreaterThan(10);
});

test('every page has a title that no other page has', () => {
  expect(findShared(titleOf)).toEqual([]);
});

test('every page has a description that no other page has', () => {
  expect(findShared((page) => metaContent(page, 'description'))).toEqual([]);
});

test('every page that search engines may list names its own address as canonical', () => {
  const wrong = pages.flatMap((page) => {
    const canonicals = linksWithRel(page, 'canonical').map((link) => attribute(link, 'href') ?? '');
    const expected = page.isHidden ? [] : [`${SITE_URL}${page.url}`];
    return canonicals.join() === expected.join() ? [] : [`${page.url}: ${canonicals.join() || 'no canonical'}`];
  });
  expect(wrong).toEqual([]);
});

test('every page says its language and fits the width of the screen', () => {
  const wrong = pages.filter((page) => {
    const language = elementsNamed(page, 'html').map((element) => attribute(element, 'lang'))[0];
    return language === undefined || !metaContent(page, 'viewport')?.includes('width=device-width');
  });
  expect(wrong.map(({ url }) => url)).toEqual([]);
});

test('every page that can be shared has a title, a text, an address and a picture that exists', () => {
  const files = new Set(distFiles());
  const wrong = pages
    .filter(({ isHidden }) => !isHidden)
    .flatMap((page) => {
      const missing = ['og:title', 'og:description', 'og:type', 'og:url', 'og:image', 'og:image:alt'].filter(
        (property) => !metaContent(page, property),
      );
      const picture = metaContent(page, 'og:image') ?? '';
      const isBuilt = picture.startsWith(`${SITE_URL}/`) && files.has(picture.slice(SITE_URL.length + 1));
      return [
        ...missing.map((property) => `${page.url}: no ${property}`),
        ...(isBuilt ? [] : [`${page.url}: ${picture} is not built`]),
      ];
    });
  expect(wrong).toEqual([]);
});

test('the sitemap lists every page that search engines may list, and nothing else', () => {
  const locations = (file: string): string[] =>
    [...readFileSync(join(DIST, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
  const listed = locations('sitemap-index.xml').flatMap((sitemap) => locations(sitemap.slice(SITE_URL.length + 1)));
  const expected = pages.filter(({ isHidden, type }) => !isHidden && type !== 'not found');
  expect(listed.toSorted()).toEqual(expected.map(({ url }) => `${SITE_URL}${url}`).toSorted());
});

test('robots.txt lets search engines in and leads to the sitemap', () => {
  const robots = readFileSync(join(DIST, 'robots.txt'), 'utf8');
  expect(robots).toMatch(/^User-agent: \*$/m);
  expect(robots).not.toMatch(/^Disallow: \/$/m);
  expect(robots).toContain(`Sitemap: ${SITE_URL}/sitemap-index.xml`);
});
