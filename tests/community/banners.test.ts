import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShowing, planBanners, suitsTopics, weekOf, type BannerEntry, type BannerPage } from '#community/banners.ts';
import { BANNER_PLACES } from '#community/schema.ts';

const TODAY = '2026-11-23';

const banner = (id: string, changes: Partial<BannerEntry> = {}): BannerEntry => ({
  id,
  advertiser: id,
  picture: `${id}.png`,
  alt: id,
  href: 'https://advertiser.example/',
  placements: [...BANNER_PLACES],
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
  includeTopics: [],
  excludeTopics: [],
  claimReview: { reviewedBy: 'somebody', reviewedOn: '2026-11-01', note: 'None.' },
  ...changes,
});

const pagesOf = (count: number, topics: readonly string[] = []): BannerPage[] =>
  Array.from({ length: count }, (_, index) => ({ slug: `article-${index}`, topics }));

const plan = (pages: readonly BannerPage[], banners: readonly BannerEntry[], seed = 'seed') =>
  planBanners(pages, banners, { today: TODAY, seed });

const shownOn = (pages: readonly BannerPage[], banners: readonly BannerEntry[], seed?: string): string[] =>
  [...plan(pages, banners, seed).values()].flatMap((places) =>
    Object.values(places).flatMap((content) => (content && content !== 'notice' ? [content.id] : [])),
  );

const countsOf = (ids: readonly string[]): number[] =>
  [...Map.groupBy(ids, (id) => id).values()].map((of) => of.length);

describe('when a banner shows', () => {
  test.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('on %s: %s', (day, isShown) => {
    expect(isShowing(banner('a'), day)).toBe(isShown);
  });

  test.each([
    [{}, ['yoga'], true],
    [{ includeTopics: ['yoga'] }, ['yoga', 'knee-pain'], true],
    [{ includeTopics: ['yoga'] }, ['knee-pain'], false],
    [{ excludeTopics: ['yoga'] }, ['yoga', 'knee-pain'], false],
    [{ includeTopics: ['knee-pain'], excludeTopics: ['yoga'] }, ['yoga', 'knee-pain'], false],
  ])('with %o on a page about %o: %s', (wishes, topics, isSuited) => {
    expect(suitsTopics(banner('a', wishes), topics)).toBe(isSuited);
  });
});

test('without a banner every place is empty but one, the lowest, which holds the house notice', () => {
  const [places] = plan(pagesOf(1), []).values();
  expect(Object.entries(places ?? {}).filter(([, content]) => content)).toEqual([['article-6', 'notice']]);
});

test('when all places are taken there is no house notice', () => {
  const [places] = plan(
    pagesOf(1),
    [...'abcdef'].map((id) => banner(id)),
  ).values();
  expect(Object.values(places ?? {})).not.toContain('notice');
  expect(new Set(Object.values(places ?? {})).size).toBe(6);
});

test('an advertiser appears once on a page, however many banners it has', () => {
  const banners = [banner('a', { advertiser: 'One' }), banner('b', { advertiser: 'One' }), banner('c')];
  for (const places of plan(pagesOf(20), banners).values()) {
    const advertisers = Object.values(places).flatMap((content) =>
      content && content !== 'notice' ? [content.advertiser] : [],
    );
    expect(advertisers.toSorted()).toEqual(['One', 'c']);
  }
});

test('a banner stands only in places it was booked for', () => {
  const banners = [banner('a', { placements: ['article-2'] })];
  for (const places of plan(pagesOf(5), banners).values()) {
    expect(places['article-2']).toMatchObject({ id: 'a' });
    expect(Object.values(places).filter((content) => content && content !== 'notice')).toHaveLength(1);
  }
});

test('nine banners on 100 pages get 66 or 67 places each, and each place alike', () => {
  const banners = [...'abcdefghi'].map((id) => banner(id));
  const counts = countsOf(shownOn(pagesOf(100), banners));
  expect(counts).toHaveLength(9);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  for (const place of BANNER_PLACES) {
    const atPlace = [...plan(pagesOf(100), banners).values()].map((places) => (places[place] as BannerEntry).id);
    expect(Math.max(...countsOf(atPlace)) - Math.min(...countsOf(atPlace))).toBeLessThanOrEqual(3);
  }
});

test('banners with the same wishes are never more than one showing apart', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.string(),
      (banners, pages, seed) => {
        const entries = Array.from({ length: banners }, (_, index) => banner(`b${index}`));
        const shown = shownOn(pagesOf(pages), entries, seed);
        const counts = entries.map(({ id }) => shown.filter((other) => other === id).length);
        return Math.max(...counts) - Math.min(...counts) <= 1;
      },
    ),
  );
});

test('the same seed gives the same plan, in whatever order the files are read; another seed another one', () => {
  const banners = [...'abcdefghi'].map((id) => banner(id));
  const pages = pagesOf(30);
  const asText = (map: ReturnType<typeof plan>): string =>
    JSON.stringify([...map].toSorted(([a], [b]) => a.localeCompare(b)));
  expect(asText(plan(pages.toReversed(), banners.toReversed()))).toBe(asText(plan(pages, banners)));
  expect(asText(plan(pages, banners, 'other'))).not.toBe(asText(plan(pages, banners)));
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s starts on %s', (day, monday) => {
  expect(weekOf(day)).toBe(monday);
});
