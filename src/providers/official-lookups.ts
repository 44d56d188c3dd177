/**
 * Where to look outside this directory: the boards' license searches and the professions' own directories, in words.
 * Pure, for pages and for the finder in the browser.
 */
import type { LookupKind, Profession } from '#topics/schema.ts';

/** One link and the words before it. */
interface OfficialPlace {
  readonly words: string;
  readonly label: string;
  readonly url: string;
  /** Licenses or certificates can be looked up there by name. */
  readonly isOfLicenses?: boolean;
}

/** Who is meant, and where to look for them. */
export interface OfficialGroup {
  readonly who: string;
  readonly places: readonly OfficialPlace[];
}

/** What is to be known of a profession to look it up. */
export interface LookedUp {
  readonly plural: string;
  readonly isLicensed: boolean;
  readonly places: readonly OfficialPlace[];
}

/** The license search of one state. */
export interface StateSearch {
  readonly name: string;
  readonly label: string;
  readonly url: string;
}

/** What licenses, certificates and diplomas tell of complementary practitioners, by the federal center for them. */
export const CREDENTIALS_GUIDE = 'https://www.nccih.nih.gov/health/credentialing-licensing-and-education';

export const LOOKUP_LEAD = 'Where else to look';
export const LOOKUP_CAUTION =
  'We did not check the people listed there, and being listed says nothing about how well somebody treats.';

const WORDS: Readonly<Record<LookupKind, string>> = {
  license: 'check a license by way of',
  certification: 'check a certification with',
  directory: 'directory of',
};

export const lookedUp = ({
  plural,
  licensed,
  lookups,
}: Pick<Profession, 'plural' | 'licensed' | 'lookups'>): LookedUp => ({
  plural,
  isLicensed: licensed !== 'no',
  places: lookups.map(({ kind, label, url }) => ({
    words: WORDS[kind],
    label,
    url,
    ...(kind !== 'directory' && { isOfLicenses: true }),
  })),
});

const listOf = (names: readonly string[]): string => {
  const [first = '', ...others] = names;
  return [first, ...others.map((name) => name.charAt(0).toLowerCase() + name.slice(1))].join(', ');
};

/** Each place stands once, with everybody who is looked up there; the state's own search comes first. */
export const officialGroups = (professions: readonly LookedUp[], state?: StateSearch): OfficialGroup[] => {
  const found = professions.flatMap(({ plural, places }) => places.map((place) => ({ plural, place })));
  const places = [...Map.groupBy(found, ({ place }) => JSON.stringify(place)).values()].flatMap((same) =>
    same.slice(0, 1).map(({ place }) => ({ place, who: listOf(same.map(({ plural }) => plural)) })),
  );
  const groups = Array.from(
    Map.groupBy(places, ({ who }) => who),
    ([who, alike]) => ({ who, places: alike.map(({ place }) => place) }),
  );
  if (!state || !professions.some(({ isLicensed }) => isLicensed)) return groups;
  const { name, label, url } = state;
  return [{ who: `Licensed in ${name}`, places: [{ words: WORDS.license, label, url }] }, ...groups];
};
