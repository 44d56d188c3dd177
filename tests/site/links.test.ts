import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isInboxAddress } from '#site/form-targets.ts';
import { attribute, distFiles, fileFor, readPages, SITE_URL, toPage, type Page } from '#tests/site/pages.ts';
import { addressesInStyleSheet, referencesOf } from '#tests/site/references.ts';
import { listFaults, type Finding } from '#tests/site/report.ts';

const pages = readPages();

/** Names that a fragment of an address can jump to. */
const anchorsOf = (page: Page): ReadonlySet<string> =>
  new Set(
    page.elements
      .flatMap((element) => [attribute(element, 'id') ?? '', attribute(element, 'name') ?? ''])
      .filter(Boolean),
  );

const anchorsByFile = new Map(pages.map((page) => [page.file, anchorsOf(page)]));

/** Every address on the page that leads nowhere, or leads there by a detour. */
function findBroken(page: Page, anchors: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  return referencesOf(page).flatMap(({ address, where }) => {
    const reason = reasonAgainst(page, address, anchors);
    return reason === undefined ? [] : [{ where: page.url, what: `${where} "${address}" ${reason}` }];
  });
}

function reasonAgainst(
  page: Page,
  address: string,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (address.trim() === '') return 'is empty';
  const url = URL.parse(address, `${SITE_URL}${page.url}`);
  if (url === null) return 'is no address';
  if (url.origin !== SITE_URL || isInboxAddress(url.pathname)) return undefined;
  let file: string | undefined;
  try {
    file = fileFor(url.pathname);
  } catch {
    return 'is wrongly encoded';
  }
  if (file === undefined) {
    return fileFor(`${url.pathname}/`) === undefined ? 'does not exist' : 'lacks its slash at the end';
  }
  // What a page was asked stands behind the #: docs/decisions/0041.
  if (ASKED.some((asked) => fileFor(asked) === file) && url.hash.includes('=')) {
    return reasonAgainstState(new URLSearchParams(url.hash.slice(1)));
  }
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || fragment === 'top' || fragment.startsWith(':~:')) return undefined;
  return anchors.get(file)?.has(fragment) === true ? undefined : 'names an anchor that is not on that page';
}

/** Pages that read a question behind the #. */
const ASKED = ['/providers/', '/search/', '/try/', '/compare/', '/corrections/'];

/** Names of what stands behind the # of a page that reads it, and where a value must have a page of its own. */
const STATE: Readonly<Record<string, string>> = {
  treatment: 'treatments',
  treatments: 'treatments',
  condition: 'conditions',
  near: '',
  q: '',
  page: '/',
  fact: '',
  date: '',
  wish: '',
};

function reasonAgainstState(state: URLSearchParams): string | undefined {
  for (const [name, value] of state) {
    const folder = STATE[name];
    if (folder === undefined) return `asks for "${name}", which is no part of a question`;
    if (folder === '/') {
      if (fileFor(value.replace(/#.*$/, '')) === undefined) return `asks for "${value}", which has no page`;
      continue;
    }
    const lost =
      folder === '' ? undefined : value.split('.').find((slug) => fileFor(`/${folder}/${slug}/`) === undefined);
    if (lost !== undefined) return `asks for "${lost}", which has no page`;
  }
  return undefined;
}

test('every address on every page leads to a page, a file and an anchor that exist', () => {
  expect(listFaults(pages.flatMap((page) => findBroken(page, anchorsByFile)))).toEqual([]);
});

test('every file that a style sheet names exists', () => {
  const broken = distFiles()
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      addressesInStyleSheet(file)
        .filter((address) => address.startsWith('/') && fileFor(address.replace(/[?#].*$/, '')) === undefined)
        .map((address) => `${file}: ${address}`),
    );
  expect(broken).toEqual([]);
});

test('no id stands twice on a page', () => {
  const doubled = pages.flatMap((page) => {
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page.url}: ${id}`);
  });
  expect(doubled).toEqual([]);
});

test.each([
  ['<a href="/no-such-page/">x</a>', 'does not exist'],
  ['<a href="#no-such-anchor">x</a>', 'names an anchor'],
  ['<a href="/providers/#treatment=no-such">x</a>', 'asks for "no-such"'],
  ['<a href="/providers/#hope=yoga">x</a>', 'asks for "hope"'],
  ['<a href="/corrections/#page=/no-such/&amp;wish=remove">x</a>', 'asks for "/no-such/"'],
  ['<a href="">x</a>', 'is empty'],
  ['<img src="/no-such.png" alt="">', 'does not exist'],
  ['<img srcset="/no-such.webp 1x, /none.webp 2x" alt="">', 'does not exist'],
  ['<form action="/nowhere/"></form>', 'does not exist'],
  ['<form action="/inbox/password"></form>', 'does not exist'],
  ['<a href="/search">x</a>', 'lacks its slash'],
])('a broken address is found: %s', (html, reason) => {
  const page = toPage('index.html', html);
  expect(listFaults(findBroken(page, new Map([[page.file, anchorsOf(page)]]))).join('\n')).toContain(reason);
});

test('every page under content/pages is linked from the foot of every page', () => {
  const own = readdirSync('content/pages')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `/${file.slice(0, -'.md'.length)}/`);
  const lacking = pages
    .filter(({ type }) => type === 'article' || type === 'home')
    .flatMap((page) => {
      const named = new Set(referencesOf(page).map(({ address }) => address));
      return own.filter((url) => url !== page.url && !named.has(url)).map((url) => `${page.url} lacks ${url}`);
    });
  expect(lacking).toEqual([]);
});
