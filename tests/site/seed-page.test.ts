import { expect, test } from 'vitest';
import { attribute, elementsNamed, readPages, textOf, type Element, type Page } from '#tests/site/pages.ts';

/**
 * The page this directory grew from: what a reader of its first article found there, she finds in ours.
 * Each test is named after one element of that page.
 */
const SLUG = 'research-on-stem-cell-therapy-for-chronic-pain';

const allPages = readPages();
const page = findArticle();

function findArticle(): Page {
  const found = allPages.find(({ url }) => url === `/articles/${SLUG}/`);
  if (found === undefined) throw new Error(`/articles/${SLUG}/ is not built`);
  return found;
}

const main = elementsNamed(page, 'main')[0];

/** Position in document order; what stands higher on the page has the smaller number. */
const positionOf = (element: Element | undefined): number => (element ? page.elements.indexOf(element) : -1);

const headings = elementsNamed(page, 'h2', 'h3');
const headingLike = (pattern: RegExp): Element | undefined => headings.find((heading) => pattern.test(textOf(heading)));
const links = elementsNamed(page, 'a');
const linkTo = (href: string): Element | undefined => links.find((link) => attribute(link, 'href') === href);
const byId = (id: string): Element | undefined => page.elements.find((element) => attribute(element, 'id') === id);
const inside = (outer: Element | undefined): Element[] =>
  outer ? page.elements.filter((element) => element !== outer && isWithin(element, outer)) : [];

function isWithin(element: Element, outer: Element): boolean {
  for (let node = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (node === outer) return true;
  }
  return false;
}

/** Visible text after a heading up to the next one. */
function textUnder(pattern: RegExp): string {
  const text = main ? textOf(main) : '';
  const heading = headingLike(pattern);
  if (heading === undefined) return '';
  const title = textOf(heading);
  // The last place: contents lists name the heading before the text does.
  const start = text.lastIndexOf(title) + title.length;
  const next = headings[headings.indexOf(heading) + 1];
  const end = next === undefined ? text.length : text.indexOf(textOf(next), start);
  return text.slice(start, end);
}

test('the title', () => {
  expect(elementsNamed(page, 'h1').map(textOf)).toEqual(['Research on Stem Cell Therapy for Chronic Pain']);
});

test('"Posted August 24, 2021 in Stem cell therapy", the date and the category linked', () => {
  const line = elementsNamed(page, 'p').find((element) => textOf(element).startsWith('Posted'));
  expect(line && textOf(line)).toMatch(/^Posted August 24, 2021 in Stem cell therapy(?: |$)/);
  const linked = inside(line).filter(({ tagName }) => tagName === 'a');
  expect(linked.map(textOf)).toEqual(['August 24, 2021', 'Stem cell therapy']);
  expect(linked.map((link) => attribute(link, 'href'))).toEqual(['/articles/', '/treatments/stem-cell-therapy/']);
});

test.each([
  ['What is stem cell therapy?', /^What is stem cell therapy\?$/i, ['placenta', 'bone marrow', 'fat', 'injected']],
  [
    'Stem cell therapy for neuropathic pain',
    /^Stem cell therapy for neuropathic pain$/i,
    ['trigeminal neuralgia', 'radiculopathy', 'polyneuropathy', 'shingles', 'multiple sclerosis', 'spinal cord injury'],
  ],
  ['Stem cell therapy for discogenic back pain', /^Stem cell therapy for discogenic back pain$/i, ['disc', 'height']],
  [
    'Stem cell therapy for osteoarthritis',
    /^Stem cell therapy for osteoarthritis$/i,
    ['random', 'six to twelve months'],
  ],
  [
    'Stem cell therapy for musculoskeletal disease',
    /^Stem cell therapy for musculoskeletal disease$/i,
    ['tendon', 'ligament', 'cartilage', 'animal studies'],
  ],
  [
    'Risks and side effects of stem cell therapy',
    /^Risks and side effects of stem cell therapy$/i,
    ['swollen joint', 'infection', 'nausea', 'tumor'],
  ],
])('the section "%s", with the facts it told', (_name, heading, facts) => {
  const text = textUnder(heading).toLowerCase();
  expect(facts.filter((fact) => !text.includes(fact.toLowerCase()))).toEqual([]);
});

test('the literature review it reports on, cited and listed', () => {
  expect(main && textOf(main)).toMatch(/Padda/);
  expect(main && textOf(main)).toMatch(/Cureus/);
});

test('"Find healthcare providers who offer stem cell therapy", which leads to them', () => {
  const heading = headingLike(/^Find healthcare providers who offer stem cell therapy$/i);
  const section = heading?.parentNode;
  expect(heading).toBeDefined();
  const targets = inside(section as Element).flatMap((element) => attribute(element, 'href') ?? []);
  // While no listing offers it there is no such list, and the way leads to all providers.
  const hasList = allPages.some(({ url }) => url === '/providers/for/stem-cell-therapy/');
  expect(targets).toContain(hasList ? '/providers/for/stem-cell-therapy/' : '/providers/');
});

test('the warning and the questions to ask stand above the link to providers, the warning above every banner', () => {
  const warning = positionOf(byId('safety'));
  const questions = positionOf(byId('questions'));
  const mainLinks = links.filter((link) => main && isWithin(link, main));
  const providers = mainLinks.filter((link) => /^\/providers\//.test(attribute(link, 'href') ?? '')).map(positionOf);
  const banners = bannerSlots().map(positionOf);
  expect(warning).toBeGreaterThan(0);
  expect(questions).toBeGreaterThan(warning);
  expect(Math.min(...providers), 'first link to providers').toBeGreaterThan(questions);
  expect(Math.min(...banners), 'first banner slot').toBeGreaterThan(warning);
});

test('the author: who she is, and the link to her provider profile', () => {
  const text = main ? textOf(main) : '';
  for (const fact of [
    'Cindy Perlin',
    'Licensed Clinical Social Worker',
    'biofeedback',
    'The Truth About Chronic Pain',
  ]) {
    expect(text).toContain(fact);
  }
  expect(linkTo('/providers/cindy-perlin/')).toBeDefined();
  expect(linkTo('/people/cindy-perlin/')).toBeDefined();
  expect(allPages.map(({ url }) => url)).toContain('/providers/cindy-perlin/');
});

test('the related article, "… What Patients Should Know"', () => {
  const related = linkTo('/articles/stem-cell-therapy-for-joint-and-back-pain/');
  expect(related && textOf(related)).toMatch(/stem cell therapy for joint and back pain.*what patients should know/i);
  expect(positionOf(related)).toBeGreaterThan(positionOf(headingLike(/^Related articles?$/i)));
});

test('comments', () => {
  expect(headingLike(/^Comments$/)).toBeDefined();
});

test('six places for banners', () => {
  expect(bannerSlots()).toHaveLength(6);
});

test('the newsletter sign-up with its free download', () => {
  const heading = headingLike(/^Join our newsletter and get a free download$/i);
  const targets = inside(heading?.parentNode as Element | undefined).flatMap(
    (element) => attribute(element, 'href') ?? attribute(element, 'action') ?? [],
  );
  expect(heading).toBeDefined();
  expect(targets).toContain('/newsletter/thanks/');
});

function bannerSlots(): Element[] {
  return page.elements.filter((element) => attribute(element, 'class')?.split(' ').includes('banner-slot'));
}
