import { describe, expect, test } from 'vitest';
import { cityLinksOf, ListingLists, WHOLE_LISTS_UP_TO } from '#providers/listing-lists.ts';
import { LISTINGS_PER_PAGE, pagesOfListings, shortListOf, type ListingCard } from '#providers/model.ts';

const TODAY = '2026-11-29';

const card = (number: number, fields: Partial<ListingCard> = {}): ListingCard => ({
  slug: `1${String(number).padStart(9, '0')}`,
  url: undefined,
  name: `Name ${String(number).padStart(6, '0')} (generated)`,
  professions: ['Acupuncturist'],
  place: 'Albany, New York 12203',
  region: 'us-ny',
  city: 'Albany',
  citySlug: 'albany',
  treatments: ['acupuncture'],
  conditions: [],
  offersTelehealth: false,
  listingStatus: 'unclaimed',
  assuredOn: '2026-11-01',
  ...fields,
});

const profile = (number: number, fields: Partial<ListingCard> = {}): ListingCard =>
  card(number, {
    slug: `profile-${number}`,
    url: `/providers/profile-${number}/`,
    listingStatus: 'claimed',
    ...fields,
  });

const listsOf = (cards: readonly ListingCard[], rowCount: number): ListingLists => {
  const lists = new ListingLists(TODAY, rowCount);
  for (const each of cards) lists.add(each);
  return lists;
};

/** In an order that is not theirs. */
const shuffled = (count: number): ListingCard[] =>
  Array.from({ length: count }, (_, index) => card((index * 7919) % count));

describe('a small registry', () => {
  const lists = listsOf([profile(1), ...shuffled(120)], 120);

  test('stands in the lists whole, by name', () => {
    const { cards, total } = lists.all();
    expect(total).toBe(121);
    expect(cards.map(({ name }) => name)).toEqual([
      'Name 000001 (generated)',
      ...Array.from({ length: 120 }, (_, index) => `Name ${String(index).padStart(6, '0')} (generated)`),
    ]);
    expect(pagesOfListings(lists.all()).map(({ items, leftOut }) => [items.length, leftOut])).toEqual([
      [50, 0],
      [50, 0],
      [21, 0],
    ]);
  });

  test('has a page for each city', () => {
    expect(lists.regions()[0]?.cities).toMatchObject([{ slug: 'albany', hasPage: true, list: { total: 121 } }]);
  });
});

describe('a large registry', () => {
  const count = WHOLE_LISTS_UP_TO + 1;

  test('has its first rows on one page, and the others counted', () => {
    const lists = listsOf(shuffled(count), count);
    const pages = pagesOfListings(lists.treatments().get('acupuncture')?.list ?? { cards: [], total: 0 });
    expect(pages).toHaveLength(1);
    expect(pages[0]?.total).toBe(count);
    expect(pages[0]?.leftOut).toBe(count - LISTINGS_PER_PAGE);
    expect(pages[0]?.items.map(({ slug }) => slug)).toEqual(
      Array.from({ length: LISTINGS_PER_PAGE }, (_, index) => card(index).slug),
    );
  });

  test('fills up the last page of the profiles, all of whom stay in the lists', () => {
    const profiles = Array.from({ length: 120 }, (_, index) =>
      profile(index, index % 2 === 0 ? { assuredOn: '2026-01-01' } : {}),
    );
    const { cards } = listsOf([...shuffled(count), ...profiles], count).all();
    expect(cards).toHaveLength(150);
    expect(cards.filter(({ url }) => url !== undefined)).toHaveLength(120);
    expect(cards.slice(-60).every(({ assuredOn }) => assuredOn === '2026-01-01')).toBe(true);
  });

  test('has pages of the cities where a profile is, and leads to the finder for the others', () => {
    const lists = listsOf(
      [
        ...shuffled(count),
        profile(1, { city: 'Utica', citySlug: 'utica' }),
        card(1, { city: 'Utica', citySlug: 'utica' }),
      ],
      count,
    );
    const [region] = lists.regions();
    expect(region && cityLinksOf({ ...region, name: 'New York' })).toEqual({
      places: [
        { name: 'Albany', url: '/providers/#near=Albany%2C%20New%20York', count },
        { name: 'Utica', url: '/providers/in/us-ny/utica/', count: 2 },
      ],
      more: 0,
    });
  });

  test('names the largest cities of a region, and says how many more there are', () => {
    const cards = Array.from({ length: 400 }, (_, city) =>
      Array.from({ length: 1 + (city % 200) }, (_, index) =>
        card(city * 1000 + index, { city: `City ${city}`, citySlug: `city-${city}` }),
      ),
    ).flat();
    const [region] = listsOf(cards, cards.length).regions();
    const { places, more } = cityLinksOf({
      slug: 'us-ny',
      list: { cards: [], total: 0 },
      cities: [],
      ...region,
      name: 'New York',
    });
    expect(places.length + more).toBe(400);
    expect(more).toBeGreaterThan(0);
    expect(Math.min(...places.map((place) => place.count))).toBeGreaterThan(120);
  });
});

test('the page that search engines may list holds a few profiles, and no row of the registry', () => {
  const listOf = (...cards: ListingCard[]) => ({ cards, total: cards.length });
  expect(shortListOf(listOf(profile(1), profile(2)))).toHaveLength(2);
  expect(shortListOf(listOf(profile(1), card(1)))).toEqual([]);
  expect(shortListOf(listOf(...Array.from({ length: 51 }, (_, index) => profile(index))))).toEqual([]);
});
