import { expect, test } from 'vitest';
import { attribute, distFiles, elementsNamed, readPages, SITE_URL, toPage, type Page } from '#tests/site/pages.ts';
import { addressesInStyleSheet, referencesOf } from '#tests/site/references.ts';
import { listFaults, type Finding } from '#tests/site/report.ts';

const pages = readPages();

/** Addresses a browser would load from elsewhere, without the reader's doing. */
function findForeignLoads(page: Page): Finding[] {
  return referencesOf(page)
    .filter(({ address, isLoaded }) => isLoaded && isForeign(address, page.url))
    .map(({ address, where }) => ({ where: page.url, what: `${where} "${address}"` }));
}

function isForeign(address: string, base: string): boolean {
  const url = URL.parse(address, `${SITE_URL}${base}`);
  return url === null || (url.origin !== SITE_URL && url.protocol !== 'data:');
}

/** Links that leave the site must be safe to follow; nothing may report that they were followed. */
function findUnsafeLinks(page: Page): Finding[] {
  return elementsNamed(page, 'a', 'area', 'form', 'button').flatMap((element) => {
    const address = attribute(element, 'href') ?? attribute(element, 'action') ?? attribute(element, 'formaction');
    const url = address === undefined ? undefined : URL.parse(address, `${SITE_URL}${page.url}`);
    const isSafe = url === undefined || ['https:', 'mailto:', 'tel:'].includes(url?.protocol ?? '');
    const tells = attribute(element, 'ping') !== undefined;
    const what = `<${element.tagName}> "${address ?? ''}"${tells ? ' ping' : ''}`;
    return isSafe && !tells ? [] : [{ where: page.url, what }];
  });
}

test('no page loads anything from another origin', () => {
  expect(listFaults(pages.flatMap(findForeignLoads))).toEqual([]);
});

test('no style sheet loads anything from another origin', () => {
  const foreign = distFiles()
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => addressesInStyleSheet(file).filter((address) => isForeign(address, `/${file}`)));
  expect(foreign).toEqual([]);
});

test('every link that leaves the site is https, mail or telephone, and none reports the reader', () => {
  expect(listFaults(pages.flatMap(findUnsafeLinks))).toEqual([]);
});

test('no link tells a server what somebody reads or looks for: that stands behind the #', () => {
  const told = pages.flatMap((page) =>
    referencesOf(page).flatMap(({ address, where }) => {
      const url = URL.parse(address, `${SITE_URL}${page.url}`);
      if (url?.origin !== SITE_URL) return [];
      // A reply names a comment of the page that it leads to.
      const names = [...url.searchParams.keys()].filter((name) => name !== 'reply');
      return names.length > 0 ? [{ where: page.url, what: `${where} "${address}"` }] : [];
    }),
  );
  expect(listFaults(told)).toEqual([]);
});

test('no page lets a frame, an applet or a base address in', () => {
  const found = pages.flatMap((page) =>
    elementsNamed(page, 'iframe', 'frame', 'object', 'embed', 'base').map(({ tagName }) => `${page.url}: <${tagName}>`),
  );
  expect(found).toEqual([]);
});

test.each([
  '<script src="https://cdn.example/x.js"></script>',
  '<link rel="preconnect" href="https://fonts.example">',
  '<img src="//pixel.example/a.gif" alt="">',
  '<img srcset="/a.png 1x, https://pixel.example/a.gif 2x" alt="">',
  '<style>@import "https://fonts.example/x.css";</style>',
  '<video poster="https://pixel.example/a.gif"></video>',
])('a request to another origin is found: %s', (html) => {
  expect(findForeignLoads(toPage('made-up/index.html', html))).toHaveLength(1);
});

test.each(['<a href="javascript:alert(1)">x</a>', '<a href="http://a.example/">x</a>', '<a href="/" ping="/p">x</a>'])(
  'an unsafe link is found: %s',
  (html) => {
    expect(findUnsafeLinks(toPage('made-up/index.html', html))).toHaveLength(1);
  },
);
