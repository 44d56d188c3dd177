import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { attribute, DIST, distFiles, elementsNamed, readContentPages, SITE_URL, type Page } from '#tests/site/pages.ts';

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly date_published: string;
    readonly content_html?: string;
    readonly content_text?: string;
    readonly summary?: string;
  }[];
}

interface XmlElement {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const pages = readContentPages();
const articleUrls = pages.filter(({ type }) => type === 'article').map(({ url }) => `${SITE_URL}${url}`);
const jsonFeed = JSON.parse(readFileSync(join(DIST, 'feed.json'), 'utf8')) as JsonFeed;
const atom = parseXml(readFileSync(join(DIST, 'feed.xml'), 'utf8'));

/** All elements by their path, `feed/entry/title`. A document that is not well-formed throws. */
function parseXml(text: string): XmlElement[] {
  const parser = new SaxesParser();
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { path: [open.at(-1)?.path ?? [], name].flat().join('/'), attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  const addText = (added: string): void => {
    const element = open.at(-1);
    if (element) element.text += added;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return elements;
}

const at = (path: string): XmlElement[] => atom.filter((element) => element.path === path);

const isNewestFirst = (dates: readonly string[]): boolean =>
  dates.every((date, index) => index === 0 || Date.parse(date) <= Date.parse(dates[index - 1] ?? ''));

test('every XML file of the build is well-formed', () => {
  const broken = distFiles()
    .filter((file) => /\.(?:xml|svg)$/.test(file))
    .flatMap((file) => {
      try {
        parseXml(readFileSync(join(DIST, file), 'utf8'));
        return [];
      } catch (error) {
        return [`${file}: ${String(error)}`];
      }
    });
  expect(broken).toEqual([]);
});

test('the Atom feed has what RFC 4287 asks of a feed and of each entry', () => {
  for (const path of ['feed/id', 'feed/title', 'feed/updated']) expect(at(path), path).toHaveLength(1);
  const selfLinks = at('feed/link').filter(({ attributes }) => attributes['rel'] === 'self');
  expect(selfLinks.map(({ attributes }) => attributes['href'])).toEqual([`${SITE_URL}/feed.xml`]);
  const entries = at('feed/entry').length;
  expect(entries).toBeGreaterThan(0);
  for (const path of ['feed/entry/id', 'feed/entry/title', 'feed/entry/updated'])
    expect(at(path), path).toHaveLength(entries);
  const ids = at('feed/entry/id').map(({ text }) => text);
  expect(new Set(ids).size).toBe(ids.length);
  const dates = [...at('feed/updated'), ...at('feed/entry/updated'), ...at('feed/entry/published')];
  expect(
    dates.filter(({ text }) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)),
  ).toEqual([]);
});

test('the Atom feed names every article, or the newest of them, newest first', () => {
  const links = at('feed/entry/link').map(({ attributes }) => attributes['href'] ?? '');
  expect(links.filter((link) => !articleUrls.includes(link))).toEqual([]);
  expect(links.length).toBe(Math.min(articleUrls.length, Math.max(links.length, 20)));
  expect(isNewestFirst(at('feed/entry/published').map(({ text }) => text))).toBe(true);
});

test('the JSON feed has what version 1 asks, and the same articles', () => {
  expect(jsonFeed.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/);
  expect(jsonFeed.title).not.toBe('');
  expect(jsonFeed.home_page_url).toBe(`${SITE_URL}/`);
  expect(jsonFeed.feed_url).toBe(`${SITE_URL}/feed.json`);
  expect(jsonFeed.items.map(({ url }) => url)).toEqual(
    at('feed/entry/link').map(({ attributes }) => attributes['href']),
  );
  const empty = jsonFeed.items.filter((item) => !(item.content_html ?? item.content_text) || !item.id);
  expect(empty.map(({ url }) => url)).toEqual([]);
  expect(isNewestFirst(jsonFeed.items.map(({ date_published: date }) => date))).toBe(true);
});

test('every page leads to the feed', () => {
  const announces = (page: Page): boolean =>
    elementsNamed(page, 'link').some((link) => attribute(link, 'type') === 'application/atom+xml');
  expect(pages.filter((page) => !announces(page)).map(({ url }) => url)).toEqual([]);
});

test('every treatment and condition has a feed of its changes, in order, that its page announces and links to', () => {
  const topics = pages.filter(({ url }) => /^\/(?:treatments|conditions)\/[^/]+\/$/.test(url));
  expect(topics.length).toBeGreaterThan(0);
  const faults = topics.flatMap((page) => {
    const feed = `${page.url}feed.xml`;
    const elements = parseXml(readFileSync(join(DIST, feed), 'utf8'));
    const self = elements.find(({ path, attributes }) => path === 'feed/link' && attributes['rel'] === 'self');
    const days = elements.filter(({ path }) => path === 'feed/entry/published').map(({ text }) => text);
    const hrefs = page.elements.filter((element) => attribute(element, 'href') === feed);
    return [
      self?.attributes['href'] === `${SITE_URL}${feed}` ? [] : `${feed} does not name itself`,
      isNewestFirst(days) ? [] : `${feed} is out of order`,
      hrefs.length === 2 ? [] : `${page.url} has ${hrefs.length} links to its feed`,
    ].flat();
  });
  expect(faults).toEqual([]);
});

test('the page for addresses that do not exist helps on, at any depth', () => {
  const page = pages.find(({ url }) => url === '/404.html');
  expect(page?.isHidden).toBe(true);
  const addresses = page?.elements.flatMap((element) => attribute(element, 'href') ?? attribute(element, 'src') ?? []);
  // It is served under every address, so a relative one would lead astray.
  expect(addresses?.filter((address) => !/^(?:\/|#|https:|mailto:)/.test(address))).toEqual([]);
  expect(addresses).toEqual(expect.arrayContaining(['/', '/treatments/', '/conditions/']));
});
