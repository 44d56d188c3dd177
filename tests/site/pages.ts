import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { parse as parseYaml } from 'yaml';
import { typeOfPage, type PageType } from '#scripts/publish/page-types.ts';

export type Element = Tree.Element;

/** A built page. */
export interface Page {
  /** Path under dist: `articles/x/index.html`. */
  readonly file: string;
  /** Path on the site: `/articles/x/`. */
  readonly url: string;
  /** Undefined when the address is not in the design's table. */
  readonly type: PageType | undefined;
  readonly html: string;
  /** Every element in document order, those inside `<template>` included. */
  readonly elements: readonly Element[];
  /** Kept out of search engines. */
  readonly isHidden: boolean;
  /** Only leads to the new address of a moved page. */
  readonly isRedirect: boolean;
}

/** The build under test; another folder can be named to look at a build before it is published. */
export const DIST = process.env['SITE_DIR'] ?? 'dist';

/** Origin of the published site, without a slash at the end, as content/site.yaml says. */
export const SITE_URL = (parseYaml(readFileSync('content/site.yaml', 'utf8')) as { url: string }).url;

/** Answers from the first call on with the same: all test files run in one worker and look at one build. */
const once = <Value>(read: () => Value): (() => Value) => {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: read() }).value;
};

/** Paths of all files of the build, relative to it, with forward slashes. The editor is not a page of the site. */
export const distFiles = once((): readonly string[] =>
  readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(DIST, '/').length).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('admin/'))
    .sort(),
);

/** Every page of the build, redirects included. */
export const readPages = once((): readonly Page[] =>
  distFiles()
    .filter((file) => file.endsWith('.html'))
    .map((file) => toPage(file, readFileSync(join(DIST, file), 'utf8'))),
);

/** Every page that a reader reads. */
export const readContentPages = once((): readonly Page[] => readPages().filter((page) => !page.isRedirect));

/** One page of each type: that which no other page of the type comes before. */
const onePageOfEachType = (isBefore: (page: Page, other: Page) => boolean): readonly Page[] =>
  [...Map.groupBy(readContentPages(), ({ type }) => type).values()].map((pages) =>
    pages.reduce((first, page) => (isBefore(page, first) ? page : first)),
  );

/** The largest page of each type: a layout that holds this much holds them all. */
export const largestPages = once(() => onePageOfEachType((page, other) => page.html.length > other.html.length));

/**
 * The page of each type with the most kinds of element, and of several the smallest: what its template can show stands
 * there, and not a thousand times.
 */
export const richestPages = once(() => {
  const kinds = new Map(readContentPages().map((page) => [page, kindsOfElement(page).size]));
  return onePageOfEachType((page, other) => {
    const difference = (kinds.get(page) ?? 0) - (kinds.get(other) ?? 0);
    return difference > 0 || (difference === 0 && page.html.length < other.html.length);
  });
});

/** Names of elements, each with every class and every attribute that says what it is or how it is used. */
const kindsOfElement = (page: Page): ReadonlySet<string> =>
  new Set(
    page.elements.flatMap((element) => [
      element.tagName,
      ...(attribute(element, 'class') ?? '').split(/\s+/).map((name) => `${element.tagName}.${name}`),
      ...element.attrs
        .filter(({ name }) => /^(?:role|type$|aria-|data-)/.test(name))
        .map(({ name }) => `${element.tagName}[${name}]`),
    ]),
  );

export function toPage(file: string, html: string): Page {
  const url = `/${file}`.replace(/\/index\.html$/, '/');
  const elements = [...walk(parse(html))];
  const metas = elements.filter(({ tagName }) => tagName === 'meta');
  return {
    file,
    url,
    type: typeOfPage(url),
    html,
    elements,
    isHidden: metas.some(
      (meta) => attribute(meta, 'name') === 'robots' && attribute(meta, 'content')?.includes('noindex'),
    ),
    isRedirect: metas.some((meta) => attribute(meta, 'http-equiv')?.toLowerCase() === 'refresh'),
  };
}

function* walk(node: Tree.Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('content' in node) yield* walk(node.content);
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

export const elementsNamed = (page: Page, ...names: readonly string[]): Element[] =>
  page.elements.filter(({ tagName }) => names.includes(tagName));

/** Text of an element as a reader meets it: white space collapsed, scripts and styles left out. */
export function textOf(element: Tree.Node): string {
  return rawText(element).replaceAll(/\s+/g, ' ').trim();
}

function rawText(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (['script', 'style', 'template'].includes(node.nodeName)) return '';
  if (!('childNodes' in node)) return '';
  return node.childNodes.map(rawText).join(node.nodeName === 'p' || node.nodeName === 'li' ? '' : ' ');
}

/** Content of `<meta name=…>` or `<meta property=…>`. */
export function metaContent(page: Page, name: string): string | undefined {
  const meta = elementsNamed(page, 'meta').find(
    (element) => attribute(element, 'name') === name || attribute(element, 'property') === name,
  );
  return meta && attribute(meta, 'content');
}

/** Values of `rel` links: `linksWithRel(page, 'canonical')`. */
export const linksWithRel = (page: Page, rel: string): Element[] =>
  elementsNamed(page, 'link').filter((link) => attribute(link, 'rel')?.split(/\s+/).includes(rel));

/** The file of dist that a host would answer with for a path of the site, or undefined. */
export function fileFor(pathname: string): string | undefined {
  const path = decodeURIComponent(pathname).slice(1);
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return statSync(join(DIST, file), { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}
