/**
 * What is fair to those who did not ask to be listed, of every row of the public registry on every page: it says that
 * it has not joined us, leads to its removal without an account, is in no index, and stands beside no advertisement.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withCheckDigit } from '#providers/npi.ts';
import { registryLine, registryText, type RegistryRow } from '#providers/registry.ts';
import { pathsUnder } from '#tests/house/files.ts';
import { attribute, textOf, toPage, type Element, type Page } from '#tests/site/pages.ts';
import { runOn, writeSmallSite } from '#tests/site/small-site.ts';

const ROOT = '.cache/unclaimed-site';
const DIST = join(ROOT, 'dist');
const REGISTRY_DAY = '2026-05-10';
/** More than two pages of a list. */
const COUNT = 120;
const CITIES = ['Albany', 'Exampleville', "O'Fallon"];

const rowOf = (number: number): RegistryRow => ({
  npi: withCheckDigit(String(100_000_000 + number)),
  kind: number % 3 === 0 ? 'organization' : 'person',
  name: `Rowena Fixture ${number} (generated)`,
  credentials: number % 4 === 0 ? 'LMT' : '',
  professions: ['made-up-therapist'],
  alsoRegisteredAs: number % 5 === 0 ? ['example-practitioner'] : undefined,
  address: number % 3 === 0 ? `${number} Fixture St` : '',
  precision: number % 3 === 0 ? 'address' : 'area',
  city: CITIES[number % CITIES.length] ?? '',
  region: 'NY',
  postalCode: '12203',
  country: 'US',
  phone: number % 2 === 0 ? '1 518 555 0100' : '',
  otherPlaces: [],
  updatedOn: '2024-05-06',
});
const rows = Array.from({ length: COUNT }, (_, index) => rowOf(index + 1));

/** Two readers said that its number is wrong, and one said it of the other. */
const DOUBTED = rowOf(2);
const REPORTED_ONCE = rowOf(4);

let pages: readonly Page[] = [];

beforeAll(async () => {
  writeSmallSite(ROOT);
  const content = join(ROOT, 'content');
  const professions = join(content, 'professions.yaml');
  writeFileSync(
    professions,
    `${readFileSync(professions, 'utf8')}- slug: made-up-therapist
  name: Made-up therapist
  plural: Made-up therapists
  businessType: MedicalBusiness
  licensed: "no"
  treatments: [example-therapy]
`,
  );
  const site = join(content, 'site.yaml');
  writeFileSync(site, `${readFileSync(site, 'utf8')}registryRows: all\n`);
  mkdirSync(join(content, 'registry'), { recursive: true });
  writeFileSync(join(content, 'registry/source.yaml'), `registryOn: ${REGISTRY_DAY}\n`);
  writeFileSync(join(content, 'registry/us-ny.csv'), registryText(rows.map(registryLine)));
  writeFileSync(
    join(content, 'registry/wrong-numbers.yaml'),
    `"${DOUBTED.npi}": [2026-04-01, 2026-05-01]\n"${REPORTED_ONCE.npi}": [2026-04-01]\n`,
  );
  await runOn(ROOT, 'scripts/build.ts');
  pages = pathsUnder(DIST)
    .filter((file) => file.endsWith('.html'))
    .map((file) => toPage(file.slice(DIST.length + 1), readFileSync(file, 'utf8')));
});

afterAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
});

const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

const within = (element: Element): Element[] => [
  element,
  ...element.childNodes.flatMap((child) => ('tagName' in child ? within(child) : [])),
];

interface Shown {
  readonly page: Page;
  readonly item: Element;
  readonly text: string;
}

/** Every listing of every list that is a row of the registry. */
const shownRows = (): Shown[] =>
  pages.flatMap((page) =>
    page.elements
      .filter((element) => hasClass(element, 'provider-list'))
      .flatMap((list) => list.childNodes.filter((child): child is Element => 'tagName' in child))
      .map((item) => ({ page, item, text: textOf(item) }))
      .filter(({ text }) => text.includes('Rowena Fixture')),
  );

const pagesWithRows = (): Page[] => pages.filter(({ html }) => html.includes('Rowena Fixture'));

/** What is said of the rows that it is wrong for. */
const wrong = (lacksOf: (shown: Shown) => readonly string[]): string[] =>
  shownRows().flatMap((shown) => lacksOf(shown).map((what) => `${shown.page.url}: ${shown.text}: ${what}`));

test('every row of the registry is shown, by place and by what it is known for', () => {
  const shown = shownRows();
  expect(rows.filter(({ name }) => !shown.some(({ text }) => text.includes(name)))).toEqual([]);
  expect(shown.length).toBeGreaterThan(3 * COUNT);
  const urls = pagesWithRows().map(({ url }) => url);
  expect(urls).toContain('/providers/in/us-ny/page/3/');
  expect(urls).toContain('/providers/in/us-ny/o-fallon/');
  expect(urls).toContain('/providers/for/example-therapy/');
});

test('each says that it has not joined us, where it comes from and of which day', () => {
  expect(
    wrong(({ text }) => [
      ...(text.includes('Unclaimed, from the public registry of May 10, 2026.') ? [] : ['source and day']),
      ...(text.includes('Has not joined us.') ? [] : ['that it has not joined us']),
    ]),
  ).toEqual([]);
});

test('each is told to be what it is also registered as, and is listed as its primary profession alone', () => {
  expect(
    wrong(({ text }) => {
      const number = Number(/Fixture (\d+)/.exec(text)?.[1]);
      return [
        ...(text.includes('Also registered as: example practitioner.') === (number % 5 === 0) ? [] : ['also']),
        ...(text.includes('Made-up therapist ·') ? [] : ['primary profession']),
      ];
    }),
  ).toEqual([]);
});

test('each is claimed, corrected and removed by a form of this site, which asks for no account', () => {
  expect(
    wrong(({ item, text }) => {
      const links = within(item).filter(({ tagName }) => tagName === 'a');
      const ways = links.filter((link) => !attribute(link, 'href')?.startsWith('tel:'));
      const npi = rows.find(({ name }) => text.includes(`${name},`) || text.includes(`${name}M`))?.npi;
      return [
        ...(ways.map(textOf).join() === 'Claim,Correct,Remove' ? [] : [`links ${ways.map(textOf).join()}`]),
        ...ways
          .map((link) => attribute(link, 'href') ?? '')
          .filter((href) => !/^\/corrections\/#.*fact=NPI%20\d{10}.*wish=(?:claim|update|remove)$/.test(href))
          .map((href) => `leads to ${href}`),
        ...(npi === undefined || ways.every((link) => attribute(link, 'href')?.includes(npi))
          ? []
          : ['another number']),
      ];
    }),
  ).toEqual([]);
  const form = pages
    .find(({ url }) => url === '/corrections/')
    ?.elements.find((element) => attribute(element, 'action') === '/inbox/correction');
  expect(form && within(form).some((element) => attribute(element, 'value') === 'remove')).toBe(true);
  const required = form ? within(form).filter((element) => attribute(element, 'required') !== undefined) : [];
  expect(required.map((element) => attribute(element, 'name'))).toEqual(['message']);
});

test('none looks like a booking, like an endorsement or as if somebody had confirmed it', () => {
  expect(
    wrong(({ item, text }) => [
      ...within(item)
        .filter(({ tagName }) => ['button', 'form', 'img', 'picture', 'input', 'iframe'].includes(tagName))
        .map(({ tagName }) => tagName),
      ...within(item)
        .filter((element) => hasClass(element, 'button'))
        .map(() => 'a button'),
      ...(text.match(/\b(?:book|appointments?|schedule|confirmed|verified|checked|recommended|top|best|rated)\b/gi) ??
        []),
    ]),
  ).toEqual([]);
});

test('one whose number two readers reported as wrong comes last, without it', () => {
  const list = shownRows().filter(({ page }) => page.url.startsWith('/providers/in/us-ny/page/'));
  expect(list.at(-1)?.text).toContain(`${DOUBTED.name}Made-up`);
  expect(
    wrong(({ item, text }) => {
      const isDoubted = text.includes(`${DOUBTED.name}Made-up`);
      const hasNumber = within(item).some((element) => attribute(element, 'href') === 'tel:+15185550100');
      const isTold = text.includes('Readers reported that its phone number in the registry is wrong.');
      const hadNumber = Number(/Fixture (\d+)/.exec(text)?.[1]) % 2 === 0;
      return hasNumber === (hadNumber && !isDoubted) && isTold === isDoubted ? [] : ['its number'];
    }),
  ).toEqual([]);
});

test('no page with one stands in an index: not of search engines, not in the sitemap, not in the site’s own search', () => {
  const withRows = pagesWithRows();
  expect(withRows.filter(({ isHidden }) => !isHidden).map(({ url }) => url)).toEqual([]);
  const sitemap = readFileSync(join(DIST, 'sitemap-0.xml'), 'utf8');
  expect(withRows.filter(({ url }) => sitemap.includes(`${url}</loc>`)).map(({ url }) => url)).toEqual([]);
  expect(sitemap).toContain('/providers/</loc>');
  const indexed = pathsUnder(DIST)
    .filter((file) => file.endsWith('.pf_fragment'))
    .map((file) => readFileSync(file))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  expect(indexed.length).toBeGreaterThan(3);
  expect(indexed.filter((text) => text.includes('Rowena'))).toEqual([]);
  // Nor in what search engines and other sites are handed as data.
  const data = withRows.filter(({ html }) => /<script type="application\/ld\+json">[^<]*Rowena/.test(html));
  expect(data.map(({ url }) => url)).toEqual([]);
  expect(readFileSync(join(DIST, 'data/providers.json'), 'utf8')).not.toContain('Rowena');
});

test('no page with one holds an advertisement, or leads to another site that lists providers', () => {
  expect(
    pagesWithRows().flatMap((page) =>
      page.elements
        .filter(
          (element) =>
            hasClass(element, 'banner-slot') ||
            /sponsored/.test(attribute(element, 'rel') ?? '') ||
            (element.tagName === 'a' && /^https?:/.test(attribute(element, 'href') ?? '')),
        )
        .map((element) => `${page.url}: ${attribute(element, 'href') ?? textOf(element)}`),
    ),
  ).toEqual([]);
  // The site does have advertisements.
  expect(pages.some(({ elements }) => elements.some((element) => hasClass(element, 'banner-slot')))).toBe(true);
});

test('an unclaimed profile says that it has not joined us, and is removed by the same form', () => {
  const profiles = pages.filter(({ url }) => /^\/providers\/(?:example-clinic|sample-practice)\/$/.test(url));
  expect(profiles).toHaveLength(2);
  for (const { url, elements } of profiles) {
    const text = elements
      .filter(({ tagName }) => tagName === 'main')
      .map(textOf)
      .join(' ');
    expect(text).toContain('Unclaimed: the provider has not joined us, and has not confirmed it.');
    const ways = elements
      .map((element) => attribute(element, 'href') ?? '')
      .filter((href) => href.includes('wish=remove'));
    expect(
      ways.every((href) => href.startsWith(`/corrections/#page=${url}`)),
      ways.join(),
    ).toBe(true);
    expect(ways).toHaveLength(1);
  }
});
