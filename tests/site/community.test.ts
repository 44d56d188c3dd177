import { expect, test } from 'vitest';
import { BANNER_PLACES } from '#community/schema.ts';
import { address } from '#site/addresses.ts';
import { formTargets } from '#site/form-targets.ts';
import { readSite } from '#site/read-site.ts';
import { attribute, elementsNamed, readContentPages, textOf, type Element } from '#tests/site/pages.ts';

const pages = readContentPages();
const articles = pages.filter(({ type }) => type === 'article');
const forms = formTargets(readSite());

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

test('the home page leads to what is said of consumer health data, as some laws want, and so does the page on privacy', () => {
  const leading = pages
    .filter((page) => elementsNamed(page, 'a').some((link) => attribute(link, 'href') === address.healthData))
    .map(({ url }) => url);
  expect(leading).toEqual(['/', '/privacy/']);
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

test('every article, treatment, condition and listing can be corrected from its own page, by one link', () => {
  const words = /^(?:Something wrong\? Tell us|Something is wrong)$/;
  const wrong = pages
    .filter(({ type }) => ['article', 'treatment', 'condition', 'profile'].includes(type ?? ''))
    .map((page) => ({
      url: page.url,
      links: elementsNamed(page, 'a').filter((link) => words.test(textOf(link).trim())).length,
    }))
    .filter(({ links }) => links !== 1);
  expect(wrong).toEqual([]);
});

const isFactBox = (element: Element): boolean => /(?:^| )fact-box(?: |$)/.test(attribute(element, 'class') ?? '');

const sectionOf = (element: Element): unknown => {
  let parent = element.parentNode;
  while (parent && !('tagName' in parent && parent.tagName === 'section'))
    parent = 'parentNode' in parent ? parent.parentNode : null;
  return parent;
};

test('every finding can be corrected from the section it stands in, by one link that names the section', () => {
  const counts = pages
    .filter(({ type }) => ['findings of a pair', 'source'].includes(type ?? ''))
    .map((page) => {
      const findings = page.elements.filter((element) => isFactBox(element));
      const sections = new Set(findings.map(sectionOf));
      const words = elementsNamed(page, 'a')
        .map((link) => textOf(link).trim())
        .filter((text) => text.startsWith('Something wrong in '));
      return {
        url: page.url,
        findings: findings.length,
        sections: sections.size,
        links: words.length,
        differing: new Set(words).size,
      };
    });
  expect(counts.filter(({ sections, links, differing }) => sections !== links || links !== differing)).toEqual([]);
  expect(counts.reduce((sum, { findings }) => sum + findings, 0)).toBeGreaterThan(100);
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
