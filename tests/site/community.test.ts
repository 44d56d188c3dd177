import { expect, test } from 'vitest';
import { BANNER_PLACES } from '#community/schema.ts';
import { readSite } from '#site/read-site.ts';
import { attribute, elementsNamed, readContentPages, textOf } from '#tests/site/pages.ts';

const pages = readContentPages();
const articles = pages.filter(({ type }) => type === 'article');
const { forms } = readSite();

test('every article has the six places in order, and one house notice at most', () => {
  const wrong = articles.flatMap((page) => {
    const slots = page.elements.filter((element) => attribute(element, 'class')?.split(' ').includes('banner-slot'));
    const places = slots.map((slot) => attribute(slot, 'data-place'));
    const notices = elementsNamed(page, 'a').filter((link) => textOf(link) === 'Advertise here');
    const isRight = places.join() === BANNER_PLACES.join() && notices.length <= 1;
    return isRight ? [] : [`${page.url}: ${places.join()}, ${notices.length} notices`];
  });
  expect(articles.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test('every form posts to an address that the operator set, and where none is set there is no form', () => {
  const known = Object.values(forms).flatMap((form) => (form ? [form.action] : []));
  const found = pages.flatMap((page) =>
    elementsNamed(page, 'form')
      .filter((form) => attribute(form, 'method')?.toLowerCase() === 'post')
      .map((form) => ({ where: page.url, action: attribute(form, 'action') ?? '' })),
  );
  expect(found.filter(({ action }) => !known.includes(action))).toEqual([]);
});

test('every article, treatment, condition and listing can be corrected from its own page', () => {
  const words = /Something wrong\?|Something is wrong/;
  const silent = pages
    .filter(({ type }) => ['article', 'treatment', 'condition', 'profile'].includes(type ?? ''))
    .filter((page) => !elementsNamed(page, 'a').some((link) => words.test(textOf(link))))
    .map(({ url }) => url);
  expect(silent).toEqual([]);
});

test('every claim can be corrected from its own place', () => {
  const counts = pages
    .filter(({ type }) => ['treatment', 'condition', 'source'].includes(type ?? ''))
    .map((page) => ({
      url: page.url,
      claims: page.elements.filter((element) => attribute(element, 'class')?.split(' ').includes('claim-facts')).length,
      links: elementsNamed(page, 'a').filter((link) => textOf(link) === 'Something wrong?').length,
    }));
  expect(counts.filter(({ claims, links }) => claims !== links)).toEqual([]);
  expect(counts.reduce((sum, { claims }) => sum + claims, 0)).toBeGreaterThan(100);
});

test('a listing can be claimed, updated and removed', () => {
  const wishes = ['This listing is mine: claim it', 'Update this listing', 'Remove this listing'];
  const lacking = pages
    .filter(({ type }) => type === 'profile')
    .filter((page) => {
      const texts = elementsNamed(page, 'a').map(textOf);
      return wishes.some((wish) => !texts.includes(wish));
    })
    .map(({ url }) => url);
  expect(lacking).toEqual([]);
});
