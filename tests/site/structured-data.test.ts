import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attribute, elementsNamed, fileFor, readContentPages, SITE_URL, type Page } from '#tests/site/pages.ts';
import type { PageType } from '#scripts/publish/page-types.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The words of schema.org, read from the typings that the site's own data is checked with. */
const vocabulary = readFileSync(new URL('schema.d.ts', import.meta.resolve('schema-dts')), 'utf8');
const TYPES = new Set([...vocabulary.matchAll(/"@type": "([^"]+)"/g)].map((match) => match[1]));
const PROPERTIES = new Set([...vocabulary.matchAll(/^\s+"([^"@]+)"\?:/gm)].map((match) => match[1]));

/** What a search engine should be told about each type of page. */
const EXPECTED: Readonly<Partial<Record<PageType, readonly string[]>>> = {
  home: ['WebSite'],
  article: ['MedicalWebPage', 'BreadcrumbList'],
  treatment: ['MedicalTherapy', 'BreadcrumbList'],
  condition: ['MedicalCondition', 'BreadcrumbList'],
  person: ['Person', 'BreadcrumbList'],
  profile: ['BreadcrumbList'],
};

interface Node {
  readonly page: Page;
  readonly value: Readonly<Record<string, Json>>;
  readonly isRoot: boolean;
}

const pages = readContentPages();

const blocks = pages.flatMap((page) =>
  elementsNamed(page, 'script')
    .filter((script) => attribute(script, 'type') === 'application/ld+json')
    .map((script) => ({ page, text: script.childNodes.map((node) => ('value' in node ? node.value : '')).join('') })),
);

function parseBlock(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function* nodesIn(page: Page, value: Json | undefined, isRoot: boolean): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) yield* nodesIn(page, item, isRoot);
    return;
  }
  const object = value as Readonly<Record<string, Json>>;
  yield { page, value: object, isRoot };
  for (const [key, inner] of Object.entries(object)) yield* nodesIn(page, inner, isRoot && key === '@graph');
}

const nodes = blocks.flatMap(({ page, text }) => [...nodesIn(page, parseBlock(text), true)]);

const typesOf = ({ value }: Node): string[] => [value['@type'] ?? []].flat().map(String);

test('every block of structured data is JSON of schema.org', () => {
  const wrong = blocks.filter(({ text }) => !text.includes('"@context":"https://schema.org"') || !parseBlock(text));
  expect(wrong.map(({ page, text }) => `${page.url}: ${text.slice(0, 80)}`)).toEqual([]);
  expect(blocks.length).toBeGreaterThan(0);
});

test('every type and property exists in schema.org', () => {
  const unknown = nodes.flatMap((node) => [
    ...typesOf(node)
      .filter((type) => !TYPES.has(type))
      .map((type) => `${node.page.url}: type ${type}`),
    ...Object.keys(node.value)
      .filter((key) => !key.startsWith('@') && !PROPERTIES.has(key))
      .map((key) => `${node.page.url}: property ${key}`),
  ]);
  expect([...new Set(unknown)]).toEqual([]);
});

test('every page tells search engines what it is', () => {
  const missing = pages.flatMap((page) => {
    const present = new Set(nodes.filter((node) => node.page === page).flatMap(typesOf));
    const expected = (page.type && EXPECTED[page.type]) ?? [];
    return expected.filter((type) => !present.has(type)).map((type) => `${page.url}: no ${type}`);
  });
  expect(missing).toEqual([]);
});

test('a profile is a person or a business, and nobody is called a physician', () => {
  const profiles = pages.filter(({ type }) => type === 'profile');
  const undescribed = profiles.filter(
    (page) =>
      !nodes.some(
        (node) => node.page === page && typesOf(node).some((type) => /^(?:Person|MedicalBusiness)$/.test(type)),
      ),
  );
  expect(undescribed.map(({ url }) => url)).toEqual([]);
  expect(nodes.filter((node) => typesOf(node).includes('Physician')).map(({ page }) => page.url)).toEqual([]);
});

test('every address of this site in structured data exists', () => {
  const broken = nodes.flatMap(({ page, value }) =>
    Object.values(value)
      .flat()
      .filter((item): item is string => typeof item === 'string' && item.startsWith(`${SITE_URL}/`))
      // The search action holds a place for the reader's words.
      .filter((address) => !address.includes('{') && fileFor(new URL(address).pathname) === undefined)
      .map((address) => `${page.url}: ${address}`),
  );
  expect(broken).toEqual([]);
});

test('breadcrumbs begin at home and count from one', () => {
  const wrong = nodes
    .filter((node) => typesOf(node).includes('BreadcrumbList'))
    .filter(({ value }) => {
      const items = (value['itemListElement'] ?? []) as readonly { position?: number; item?: Json }[];
      return (
        !items.every(({ position }, index) => position === index + 1) ||
        !JSON.stringify(items[0]).includes(`${SITE_URL}/"`)
      );
    });
  expect(wrong.map(({ page }) => page.url)).toEqual([]);
});
