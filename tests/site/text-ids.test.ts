import { expect, test } from 'vitest';
import { attribute, readPages, type Element, type Page } from '#tests/site/pages.ts';
import { listFaults, type Finding } from '#tests/site/report.ts';

const pages = readPages().filter(({ isRedirect }) => !isRedirect);

const idsOf = (page: Page): string[] => page.elements.flatMap((element) => attribute(element, 'id') ?? []);

const isInReferenceList = (element: Element): boolean => {
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) {
    if (attribute(parent, 'class')?.split(' ').includes('reference-list')) return true;
  }
  return false;
};

/** A heading of a contributor's text must never be where a citation leads. */
const findStolenCitations = (page: Page): Finding[] => {
  const byId = new Map(page.elements.map((element) => [attribute(element, 'id'), element]));
  return page.elements.flatMap((element) => {
    const href = attribute(element, 'href');
    if (element.tagName !== 'a' || !href?.startsWith('#ref-')) return [];
    const target = byId.get(href.slice(1));
    return target && isInReferenceList(target) ? [] : [{ where: page.url, what: `${href} leads nowhere or elsewhere` }];
  });
};

test('no id stands twice on any page', () => {
  const twice = pages.flatMap((page) => {
    const ids = idsOf(page);
    return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
      where: page.url,
      what: id,
    }));
  });
  expect(listFaults(twice)).toEqual([]);
});

test('no id is empty', () => {
  expect(pages.filter((page) => idsOf(page).some((id) => id.trim() === '')).map(({ url }) => url)).toEqual([]);
});

test('each citation leads to its place in the reference list, those of components too', () => {
  expect(listFaults(pages.flatMap(findStolenCitations))).toEqual([]);
  expect(pages.some(({ html }) => html.includes('class="claim-box'))).toBe(true);
});
