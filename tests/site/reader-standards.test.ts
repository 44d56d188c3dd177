/**
 * What readers of health pages need, on every page of its kind: the points of IPDAS (decision aids), PEMAT and the CDC's
 * index (understandable material), DISCERN (quality of information), PIF TICK and COGA (cognitive accessibility) that a
 * test can hold. docs/reader-tests.md has the points that readers were asked about.
 */
import { describe, expect, test } from 'vitest';
import { attribute, elementsNamed, readContentPages, textOf, type Element, type Page } from '#tests/site/pages.ts';

const pagesOf = (...types: readonly Page['type'][]): readonly Page[] =>
  readContentPages().filter(({ type }) => types.includes(type));

const withId = (page: Page, id: string): Element | undefined =>
  page.elements.find((element) => attribute(element, 'id') === id);

const linksOf = (page: Page): readonly string[] =>
  elementsNamed(page, 'a').map((link) => attribute(link, 'href') ?? '');

/** Addresses of pages that `isWrong` says something of. */
const wrong = (pages: readonly Page[], lacksOf: (page: Page) => readonly string[]): readonly string[] =>
  pages.flatMap((page) => lacksOf(page).map((what) => `${page.url}: ${what}`));

const ids = (page: Page, wanted: readonly string[]): readonly string[] =>
  wanted.filter((id) => withId(page, id) === undefined);

describe('IPDAS and DISCERN', () => {
  test('a condition says what it is, what doing nothing does, what was studied, what is not known, and what to ask', () => {
    const wanted = ['warning-signs', 'key-messages', 'evidence', 'untreated', 'questions', 'what-it-is', 'unknowns'];
    expect(wrong(pagesOf('condition'), (page) => ids(page, wanted))).toEqual([]);
    expect(pagesOf('condition').length).toBeGreaterThanOrEqual(45);
  });

  test('a treatment says what it is, what studies found, its harms, who gives it, what is not known, and what to ask', () => {
    const wanted = ['key-messages', 'evidence', 'safety', 'at-home', 'questions', 'what-it-is', 'unknowns'];
    expect(wrong(pagesOf('treatment'), (page) => ids(page, wanted))).toEqual([]);
    expect(pagesOf('treatment').length).toBeGreaterThanOrEqual(60);
  });

  test('a topic says when it was reviewed and is due again, who looks after it, and how that is done', () => {
    expect(
      wrong(pagesOf('condition', 'treatment'), (page) => {
        const text = elementsNamed(page, 'main').map(textOf).join(' ');
        return [
          ...(/Last reviewed \w+ \d{1,2}, \d{4}/.test(text) ? [] : ['day of the review']),
          ...(/Next review due \w+ \d{1,2}, \d{4}/.test(text) ? [] : ['day of the next review']),
          ...ids(page, ['changes']),
          ...(linksOf(page).some((href) => href.startsWith('/editorial-policy/')) ? [] : ['editorial policy']),
        ];
      }),
    ).toEqual([]);
  });

  test('what was studied names harms beside benefits, in each line of each list of what to try', () => {
    expect(
      wrong(pagesOf('what to try for a condition'), (page) =>
        page.elements
          .filter((element) => /(?:^| )try-lines(?: |$)/.test(attribute(element, 'class') ?? ''))
          .flatMap((list) => (list.childNodes as Element[]).filter(({ tagName }) => tagName === 'li').map(textOf))
          .filter((line) => !/harm|replaced or withdrawn/i.test(line)),
      ),
    ).toEqual([]);
  });

  test('an article has its sources, its days and a way to report a mistake', () => {
    expect(
      wrong(pagesOf('article'), (page) => [
        ...ids(page, ['references']),
        ...(elementsNamed(page, 'time').length > 0 ? [] : ['day']),
        ...(linksOf(page).some((href) => href.startsWith('/corrections/')) ? [] : ['report']),
      ]),
    ).toEqual([]);
  });
});

describe('PEMAT and the CDC index', () => {
  const inside = (page: Page, isOuter: (element: Element) => boolean): ReadonlySet<Element> => {
    const within = new Set<Element>();
    const add = (element: Element): void => {
      within.add(element);
      for (const child of element.childNodes) if ('tagName' in child) add(child);
    };
    for (const element of page.elements) if (isOuter(element)) add(element);
    return within;
  };
  const isFolded = ({ tagName, attrs }: Element): boolean =>
    ['details', 'nav', 'header', 'footer'].includes(tagName) ||
    // A table of one line each, in groups; its rows unfold.
    attrs.some(({ name, value }) => name === 'class' && /topic-evidence-rows|reference-list/.test(value));

  test('no list of a topic or an article shows more than seven items at once', () => {
    expect(
      wrong(pagesOf('condition', 'treatment', 'article'), (page) => {
        const folded = inside(page, isFolded);
        return elementsNamed(page, 'ul', 'ol')
          .filter((list) => !folded.has(list))
          .map((list) => (list.childNodes as Element[]).filter(({ tagName }) => tagName === 'li'))
          .filter((items) => items.length > 7)
          .map((items) => `${items.length} items from “${items.slice(0, 1).map(textOf).join('').slice(0, 40)}”`);
      }),
    ).toEqual([]);
  });

  test('every table says what it shows, and what its columns or rows are', () => {
    const tables = readContentPages().flatMap((page) => elementsNamed(page, 'table').map((table) => ({ page, table })));
    // A reader without a mouse scrolls the region around a table, which has the name then.
    const namedBy = (element: Element): boolean =>
      ['aria-label', 'aria-labelledby'].some((name) => attribute(element, name) !== undefined);
    const isNamed = ({ page, table }: (typeof tables)[number]): boolean => {
      const outer = table.parentNode as Element;
      const captions = elementsNamed(page, 'caption');
      return namedBy(table) || namedBy(outer) || captions.some((caption) => caption.parentNode === table);
    };
    const hasHeads = ({ page, table }: (typeof tables)[number]): boolean =>
      elementsNamed(page, 'th').some((cell) => ancestorsOf(cell).includes(table));
    expect(tables.filter((one) => !isNamed(one) || !hasHeads(one)).map(({ page }) => page.url)).toEqual([]);
    expect(tables.length).toBeGreaterThan(100);
  });
});

function ancestorsOf(element: Element): Element[] {
  const parent = element.parentNode;
  return parent && 'tagName' in parent ? [parent, ...ancestorsOf(parent)] : [];
}

describe('PIF TICK and COGA', () => {
  test('every page has search, help and a way to say what is wrong in one place', () => {
    expect(
      wrong(readContentPages(), (page) => {
        const links = linksOf(page);
        return ['/about/', '/editorial-policy/', '/search/'].filter((href) => !links.includes(href));
      }),
    ).toEqual([]);
  });

  test('a long page begins with its key messages', () => {
    expect(wrong(pagesOf('condition', 'treatment', 'article'), (page) => ids(page, ['key-messages']))).toEqual([]);
  });
});
