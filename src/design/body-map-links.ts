export interface RegionLink {
  readonly slug: string;
  readonly name: string;
  readonly count: number;
  readonly url: string;
  /** `Knee: 5 conditions`. */
  readonly label: string;
}

interface RegionGroup {
  readonly slug: string;
  readonly name: string;
  readonly topics: readonly unknown[];
}

/**
 * The links of the body map, each to its group in a list of conditions.
 *
 * @param list Address of the page with the list; empty on that page itself.
 */
export const linkRegions = (groups: readonly RegionGroup[], list = ''): RegionLink[] =>
  groups.map(({ slug, name, topics: { length } }) => ({
    slug,
    name,
    count: length,
    url: `${list}#group-${slug}`,
    label: `${name}: ${length} ${length === 1 ? 'condition' : 'conditions'}`,
  }));
