import type { CalendarDate } from '#site/dates.ts';
import { BANNER_PLACES, type Banner, type BannerPlace } from './schema.ts';

export interface BannerEntry extends Banner {
  readonly id: string;
}

/** A page that has places for banners. */
export interface BannerPage {
  readonly slug: string;
  /** Slugs of the treatments and conditions it is about. */
  readonly topics: readonly string[];
}

/** What stands in one place: a banner, the one house notice of the page, or nothing. */
export type BannerContent = BannerEntry | 'notice' | undefined;

export type PageBanners = Readonly<Record<BannerPlace, BannerContent>>;

export interface RotationOptions {
  readonly today: CalendarDate;
  /** Same seed, same pages and same banners: same places. */
  readonly seed: string;
}

/** First and last day included. */
export const isShowing = (banner: Banner, today: CalendarDate): boolean =>
  banner.startsOn <= today && today <= banner.endsOn;

/** An exclusion wins over an inclusion; no inclusion means every page. */
export const suitsTopics = (banner: Banner, topics: readonly string[]): boolean =>
  !topics.some((topic) => banner.excludeTopics.includes(topic)) &&
  (banner.includeTopics.length === 0 || topics.some((topic) => banner.includeTopics.includes(topic)));

/** The Monday of a day's week: the seed of a week's rotation. */
export const weekOf = (today: CalendarDate): CalendarDate => {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};

/** FNV-1a, 32 bits (Fowler, Noll, Vo): spreads short texts evenly, the same on every machine. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // A last mix, so that texts that differ in their last letter do not stay neighbors (MurmurHash3's finalizer).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Where the house notice goes when the place is free: the lowest on the page comes first. */
const NOTICE_PLACES = BANNER_PLACES.toReversed();

/**
 * Gives every place of every page its banner. The advertiser with the fewest so far comes next, first counted over all places and
 * then at this place, so that no advertiser gets more or better places than another with the same wishes; the seed
 * decides among equals. An advertiser appears once a page at most. The lowest free place of a page shows the house notice.
 */
export const planBanners = (
  pages: readonly BannerPage[],
  banners: readonly BannerEntry[],
  { today, seed }: RotationOptions,
): Map<string, PageBanners> => {
  const showing = banners.filter((banner) => isShowing(banner, today));
  const shown = new Map<string, number>();
  const countOf = (key: string): number => shown.get(key) ?? 0;
  const order = (id: string, page: string, place: string): number => hashOf(`${seed} ${page} ${place} ${id}`);

  const plan = new Map<string, PageBanners>();
  for (const page of [...pages].sort((a, b) => hashOf(`${seed} ${a.slug}`) - hashOf(`${seed} ${b.slug}`))) {
    const suitable = showing.filter((banner) => suitsTopics(banner, page.topics));
    const advertisers = new Set<string>();
    const places: Partial<Record<BannerPlace, BannerContent>> = {};
    for (const place of BANNER_PLACES) {
      const [next] = suitable
        .filter((banner) => banner.placements.includes(place) && !advertisers.has(banner.advertiser))
        .sort(
          (a, b) =>
            countOf(a.id) - countOf(b.id) ||
            countOf(`${a.id} ${place}`) - countOf(`${b.id} ${place}`) ||
            order(a.id, page.slug, place) - order(b.id, page.slug, place),
        );
      places[place] = next;
      if (!next) continue;
      advertisers.add(next.advertiser);
      shown.set(next.id, countOf(next.id) + 1);
      shown.set(`${next.id} ${place}`, countOf(`${next.id} ${place}`) + 1);
    }
    const free = NOTICE_PLACES.find((place) => !places[place]);
    plan.set(page.slug, { ...(places as PageBanners), ...(free && { [free]: 'notice' as const }) });
  }
  return plan;
};
