import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { address } from '#site/addresses.ts';
import { readSite } from '#site/read-site.ts';
import { attribute, DIST, elementsNamed, fileFor, readPages, SITE_URL, textOf, type Page } from '#tests/site/pages.ts';

/** One node of a page's structure tree, as pdf.js tells it. */
interface Structure {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Structure[];
  readonly type?: string;
}

interface LinkAnnotation {
  readonly subtype: string;
  readonly url?: string;
  readonly dest?: string;
}

const file = readFileSync(join(DIST, address.guide));
/** The objects of the file as text; streams are compressed and do not matter here. */
const raw = file.toString('latin1');
const allPages = readPages();

let guide: PDFDocumentProxy;
let pages: PDFPageProxy[];

beforeAll(async () => {
  guide = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  pages = await Promise.all(Array.from({ length: guide.numPages }, (_, index) => guide.getPage(index + 1)));
});

afterAll(async () => {
  await guide.loadingTask.destroy();
});

const structures = async (): Promise<Structure[]> => {
  const flatten = (node: Structure): Structure[] => [node, ...(node.children ?? []).flatMap(flatten)];
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  return (trees as (Structure | null)[]).flatMap((tree) => (tree ? flatten(tree) : []));
};

const linksOf = async (): Promise<LinkAnnotation[]> =>
  (await Promise.all(pages.map((page) => page.getAnnotations()))).flat() as LinkAnnotation[];

/** pdf.js hands out maps where its types say objects. */
const asObject = (value: unknown): Record<string, unknown> =>
  value instanceof Map ? (Object.fromEntries(value) as Record<string, unknown>) : (value as Record<string, unknown>);

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

const textOfGuide = async (): Promise<string> => {
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  return contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('');
};

test('the guide has 8 to 16 pages and weighs at most 400 kB', () => {
  console.log(`guide: ${guide.numPages} pages, ${file.length} bytes`);
  expect(guide.numPages).toBeGreaterThanOrEqual(8);
  expect(guide.numPages).toBeLessThanOrEqual(16);
  expect(file.length).toBeLessThanOrEqual(400_000);
});

test('it has a title that readers see, an author and a language', async () => {
  const { info } = (await guide.getMetadata()) as { info: Record<string, unknown> };
  expect(info).toMatchObject({ Title: 'Weighing a pain treatment', Author: readSite().name, Language: 'en-US' });
  expect(raw).toMatch(/\/DisplayDocTitle true/);
});

test('it is tagged and says that it follows PDF/UA-1', async () => {
  expect(asObject(await guide.getMarkInfo())).toMatchObject({ Marked: true });
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
  // A screen reader follows the structure from page to page by this.
  expect(raw.match(/\/Tabs \/S/g)?.length).toBe(guide.numPages);
});

test('every piece of text is tagged, or marked as an artifact', async () => {
  const untagged: string[] = [];
  for (const page of pages) {
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    let depth = 0;
    for (const item of items) {
      if ('str' in item) {
        if (depth === 0 && item.str.trim() !== '') untagged.push(`page ${page.pageNumber}: ${item.str}`);
      } else depth += item.type === 'endMarkedContent' ? -1 : 1;
    }
  }
  expect(untagged).toEqual([]);
});

test('its structure has one title, a heading for each chapter, lists, and tables with heads', async () => {
  const roles = (await structures()).flatMap(({ role }) => role ?? []);
  const count = (role: string): number => roles.filter((other) => other === role).length;
  const chapters = elementsNamed(guidePage(), 'h2').filter((heading) => attribute(heading, 'id') !== undefined);
  expect(count('H1')).toBe(1);
  expect(count('H2')).toBe(chapters.length);
  expect(count('TOCI')).toBe(chapters.length);
  expect(count('LI')).toBe(count('LBody'));
  expect(count('TH')).toBeGreaterThan(20);
  expect(count('Link')).toBeGreaterThan(20);
});

test('every link of its structure says where it leads', async () => {
  const silent = (await structures()).filter(({ role, alt }) => role === 'Link' && !alt);
  expect(silent).toEqual([]);
});

test('every font is embedded', () => {
  const descriptors = raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
  expect(descriptors).toBeGreaterThan(2);
  expect(raw.match(/\/FontFile[23]? \d+ 0 R/g)).toHaveLength(descriptors);
  expect(raw).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/);
});

test('every sign of its text has a shape', async () => {
  const text = await textOfGuide();
  expect(text.length).toBeGreaterThan(5000);
  expect(text).not.toMatch(/[\u0000\ufffd]/);
});

describe('its links', () => {
  test('into the site lead to pages that exist, to the place they name', async () => {
    const broken = (await linksOf()).flatMap(({ url }) => {
      if (!url?.startsWith(SITE_URL)) return [];
      const { pathname, hash } = new URL(url);
      const target = allPages.find((page) => page.file === fileFor(pathname));
      if (!target) return [url];
      const isThere = hash === '' || target.elements.some((element) => attribute(element, 'id') === hash.slice(1));
      return isThere ? [] : [url];
    });
    expect(broken).toEqual([]);
  });

  test('within the guide lead to its parts', async () => {
    const inner = (await linksOf()).flatMap(({ dest }) => dest ?? []);
    const known = Object.keys(asObject(await guide.getDestinations()));
    expect(inner.length).toBeGreaterThan(5);
    expect(inner.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('leave the site nowhere', async () => {
    const urls = (await linksOf()).flatMap(({ url }) => url ?? []);
    expect(urls.filter((url) => !url.startsWith(SITE_URL))).toEqual([]);
    expect(urls.length).toBeGreaterThan(20);
  });
});

test('the page for those who give no address holds the same text, and the file', async () => {
  const page = guidePage();
  const letters = lettersOf(await textOfGuide());
  const prose = page.elements.filter((element) => attribute(element, 'class') === 'prose');
  const paragraphs = page.elements
    .filter(({ tagName }) => ['p', 'li', 'h2', 'h3'].includes(tagName))
    .filter((element) => prose.some((box) => isWithin(element, box)));
  const missing = paragraphs.map((element) => textOf(element)).filter((text) => !letters.includes(lettersOf(text)));
  expect(paragraphs.length).toBeGreaterThan(60);
  expect(missing).toEqual([]);
  expect(elementsNamed(page, 'a').map((link) => attribute(link, 'href'))).toContain(address.guide);
});

function guidePage(): Page {
  const page = allPages.find(({ url }) => url === address.newsletterThanks);
  if (!page) throw new Error(`${address.newsletterThanks} is not built`);
  return page;
}

function isWithin(element: Page['elements'][number], outer: Page['elements'][number]): boolean {
  for (let node = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (node === outer) return true;
  }
  return false;
}
