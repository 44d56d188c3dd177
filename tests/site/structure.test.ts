import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attribute, DIST, elementsNamed, readContentPages, readPages, textOf } from '#tests/site/pages.ts';

const pages = readContentPages();

/** Every page type of the design that issue after issue must keep. */
const NEEDED_TYPES = [
  'home',
  'not found',
  'article list',
  'article',
  'treatment list',
  'treatment',
  'condition list',
  'condition',
  'evidence map',
  'open data',
  'source list',
  'source',
  'finder',
  'providers for a treatment',
  'providers in a region',
  'profile',
  'person',
  'glossary',
  'search',
  'newsletter',
  'about the site',
] as const;

const NEEDED_PAGES = [
  '/about/',
  '/advertise/',
  '/contribute/',
  '/disclaimer/',
  '/editorial-policy/',
  '/newsletter/',
  '/newsletter/thanks/',
  '/privacy/',
];

/** Fewer letters than this in `<main>` mean that the text got lost on its way. */
const LEAST_TEXT = 120;

test('every page type of the design is built', () => {
  const built = new Set(pages.map(({ type }) => type));
  expect(NEEDED_TYPES.filter((type) => !built.has(type))).toEqual([]);
  expect(NEEDED_PAGES.filter((url) => !pages.some((page) => page.url === url))).toEqual([]);
});

test('every page has an address of the design', () => {
  expect(readPages().filter(({ type, isRedirect }) => type === undefined && !isRedirect)).toEqual([]);
});

test('every page can be reached from the home page by following links', () => {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const reached = new Set<string>();
  const queue = ['/'];
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    const page = byUrl.get(url);
    if (page === undefined || reached.has(url)) continue;
    reached.add(url);
    for (const link of elementsNamed(page, 'a')) {
      const target = URL.parse(attribute(link, 'href') ?? '', `https://site.invalid${url}`);
      if (target?.host === 'site.invalid') queue.push(decodeURIComponent(target.pathname));
    }
  }
  // Shown only after a form was sent, or when nothing was found.
  const apart = ['/newsletter/thanks/', '/404.html', '/admin/'];
  expect([...byUrl.keys()].filter((url) => !reached.has(url) && !apart.includes(url))).toEqual([]);
});

test('every page has one h1, and headings that leave out no level', () => {
  const wrong = pages.flatMap((page) => {
    const levels = elementsNamed(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName[1]));
    const skipped = levels.some((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    const ones = levels.filter((level) => level === 1).length;
    return ones === 1 && !skipped ? [] : [`${page.url}: ${levels.map((level) => `h${level}`).join(' ')}`];
  });
  expect(wrong).toEqual([]);
});

test('every page has a text in its main part', () => {
  const short = pages.flatMap((page) => {
    const text = elementsNamed(page, 'main').map(textOf).join(' ');
    return text.length < LEAST_TEXT ? [`${page.url}: ${text.length} characters`] : [];
  });
  expect(short).toEqual([]);
});

test('every page has header, main, footer and a skip link to the main part', () => {
  const wrong = pages.flatMap((page) => {
    const firstLink = elementsNamed(page, 'a')[0];
    const main = elementsNamed(page, 'main');
    const missing = ['header', 'main', 'footer'].filter((name) => elementsNamed(page, name).length === 0);
    const skips = firstLink && attribute(firstLink, 'href') === `#${(main[0] && attribute(main[0], 'id')) ?? ''}`;
    return [
      ...missing.map((name) => `${page.url}: no <${name}>`),
      ...(main.length === 1 && skips ? [] : [`${page.url}: the first link does not lead to the one <main>`]),
    ];
  });
  expect(wrong).toEqual([]);
});

test('a search box that leads on without script, and then sends no word that was typed, stands on every page', () => {
  const without = pages.filter(
    (page) =>
      !elementsNamed(page, 'form').some(
        (form) => attribute(form, 'action') === '/search/' && (attribute(form, 'method') ?? 'get') === 'get',
      ) ||
      !elementsNamed(page, 'input').some(
        (input) => attribute(input, 'type') === 'search' && attribute(input, 'name') === undefined,
      ),
  );
  expect(without.map(({ url }) => url)).toEqual([]);
});

test('no element carries a style or an event handler, which the content security policy would refuse', () => {
  const refused = pages.flatMap((page) =>
    page.elements
      .filter((element) => element.attrs.some(({ name }) => name === 'style' || name.startsWith('on')))
      .map((element) => `${page.url}: <${element.tagName}> ${element.attrs.map(({ name }) => name).join(' ')}`),
  );
  expect(refused).toEqual([]);
});

test('the build left nothing of its workshop behind', () => {
  expect(['.prerender', '.astro', 'server', 'client'].filter((name) => existsSync(join(DIST, name)))).toEqual([]);
});

test('files that few routes wrote as bundles stand in their places, and no bundle is left', () => {
  expect(existsSync(join(DIST, 'data/bundles'))).toBe(false);
  const sources = pages.map(({ url }) => /^\/sources\/([a-z0-9-]+)\/$/.exec(url)?.[1]).filter((id) => id !== undefined);
  const files = sources.flatMap((id) => ['bib', 'ris', 'json'].map((ending) => `sources/${id}.${ending}`));
  expect(files.length).toBeGreaterThan(600);
  expect(files.filter((file) => !existsSync(join(DIST, file)))).toEqual([]);
});
