/**
 * The browse lists, gathered in one pass: all listings, by region and city, by treatment and region. A small registry
 * stands in them whole. Of a large one each list holds as many rows as fill its first page, and counts the others: a
 * list of 200,000 names by alphabet helps nobody, and its 4,000 pages would be more than a host takes.
 */
import { address } from '#site/addresses.ts';
import type { CalendarDate } from '#site/dates.ts';
import { compareProviders, LISTINGS_PER_PAGE, type ListingCard, type ListingList } from './model.ts';

/** Registry rows up to which the lists hold every one of them. */
export const WHOLE_LISTS_UP_TO = 5000;

/** The order of registry rows among themselves: they are all of one day. Those whose number is wrong come last. */
const byName = (a: ListingCard, b: ListingCard): number =>
  Number(a.isNumberDoubted ?? false) - Number(b.isNumberDoubted ?? false) || a.name.localeCompare(b.name, 'en');

/** Profiles, and the first rows of the registry. */
class GrowingList {
  readonly #compare: (a: ListingCard, b: ListingCard) => number;
  readonly #mostRows: number;
  readonly #profiles: ListingCard[] = [];
  #rows: ListingCard[] = [];
  /** Rows after it have no room any more. */
  #last: ListingCard | undefined;
  #total = 0;
  #list: ListingList | undefined;

  constructor(compare: (a: ListingCard, b: ListingCard) => number, mostRows: number) {
    this.#compare = compare;
    this.#mostRows = mostRows;
  }

  add(card: ListingCard): void {
    this.#total += 1;
    if (card.url !== undefined) this.#profiles.push(card);
    else if (this.#mostRows > 0 && (this.#last === undefined || byName(card, this.#last) < 0)) {
      this.#rows.push(card);
      if (this.#rows.length >= 4 * this.#mostRows) {
        this.#cut(this.#mostRows);
        this.#last = this.#rows.at(-1);
      }
    }
  }

  get hasProfiles(): boolean {
    return this.#profiles.length > 0;
  }

  #cut(most: number): void {
    this.#rows = this.#rows.sort(byName).slice(0, most);
  }

  /** The registry's rows fill up the last page of the profiles, or the first page where there are none. */
  list(): ListingList {
    if (this.#list) return this.#list;
    const free = -this.#profiles.length % LISTINGS_PER_PAGE;
    const room = this.#profiles.length === 0 ? LISTINGS_PER_PAGE : free === 0 ? 0 : LISTINGS_PER_PAGE + free;
    this.#cut(Number.isFinite(this.#mostRows) ? room : Number.POSITIVE_INFINITY);
    const cards = [...this.#profiles, ...this.#rows].sort(this.#compare);
    return (this.#list = { cards, total: this.#total });
  }
}

interface CityLists {
  readonly slug: string;
  readonly name: string;
  readonly list: ListingList;
  /** Whether it has a page: of a large registry only cities with profiles do. */
  readonly hasPage: boolean;
}

interface RegionLists {
  readonly slug: string;
  readonly list: ListingList;
  readonly cities: readonly CityLists[];
}

interface GrowingRegion {
  readonly list: GrowingList;
  readonly cities: Map<string, { readonly name: string; readonly list: GrowingList }>;
}

interface GrowingTreatment {
  readonly list: GrowingList;
  readonly regions: Map<string, GrowingList>;
}

/** The value at a key, made when there is none. */
const valueAt = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

export class ListingLists {
  readonly #all: GrowingList;
  readonly #regions = new Map<string, GrowingRegion>();
  readonly #treatments = new Map<string, GrowingTreatment>();
  readonly #isWhole: boolean;
  readonly #newList: (mostRows?: number) => GrowingList;

  /** @param rowCount How many registry rows there may be. */
  constructor(today: CalendarDate, rowCount: number) {
    this.#isWhole = rowCount <= WHOLE_LISTS_UP_TO;
    const compare = compareProviders(today);
    this.#newList = (mostRows = LISTINGS_PER_PAGE) =>
      new GrowingList(compare, this.#isWhole ? Number.POSITIVE_INFINITY : mostRows);
    this.#all = this.#newList();
  }

  add(card: ListingCard): void {
    this.#all.add(card);
    const region = valueAt(this.#regions, card.region, (): GrowingRegion => ({
      list: this.#newList(),
      cities: new Map(),
    }));
    region.list.add(card);
    const { city, citySlug } = card;
    if (citySlug) {
      // A city of registry rows alone has no page: the region's page counts it, and leads to the finder.
      const newCity = () => ({ name: city ?? citySlug, list: this.#newList(0) });
      valueAt(region.cities, citySlug, newCity).list.add(card);
    }
    for (const slug of card.treatments) {
      const treatment = valueAt(this.#treatments, slug, (): GrowingTreatment => ({
        list: this.#newList(),
        regions: new Map(),
      }));
      treatment.list.add(card);
      valueAt(treatment.regions, card.region, () => this.#newList()).add(card);
    }
  }

  all(): ListingList {
    return this.#all.list();
  }

  /** By slug, with their cities by name. */
  regions(): RegionLists[] {
    return [...this.#regions].map(([slug, { list, cities }]) => ({
      slug,
      list: list.list(),
      cities: [...cities]
        .map(([citySlug, { name, list: inCity }]) => ({
          slug: citySlug,
          name,
          list: inCity.list(),
          hasPage: this.#isWhole || inCity.hasProfiles,
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    }));
  }

  treatments(): ReadonlyMap<
    string,
    {
      readonly list: ListingList;
      readonly regions: readonly { readonly slug: string; readonly list: ListingList }[];
    }
  > {
    return new Map(
      [...this.#treatments].map(([slug, { list, regions }]) => [
        slug,
        {
          list: list.list(),
          regions: [...regions].map(([region, inRegion]) => ({ slug: region, list: inRegion.list() })),
        },
      ]),
    );
  }
}

/** Cities that the page of a region names: those with the most listings. */
const MOST_CITIES = 150;

/** Links to a region's cities: to their lists, or where they have none, to the finder. */
export const cityLinksOf = ({ slug, name: region, cities }: RegionLists & { readonly name: string }) => {
  const largest = cities.toSorted((a, b) => b.list.total - a.list.total).slice(0, MOST_CITIES);
  const places = cities
    .filter((city) => cities.length <= MOST_CITIES || largest.includes(city))
    .map((city) => ({
      name: city.name,
      url: city.hasPage
        ? address.providersInCity(slug, city.slug)
        : address.findProviders({ near: `${city.name}, ${region}` }),
      count: city.list.total,
    }));
  return { places, more: cities.length - places.length };
};
