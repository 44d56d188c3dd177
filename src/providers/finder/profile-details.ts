/**
 * What a result tells of a profile beyond its row: how to reach it, and facts with their days. It stands in small files of
 * its own, in the order of postal codes, and is fetched for those who are shown: neighbors mostly share a file. Build and
 * browser agree on the files here.
 */
import { partingKey } from './parting-key.ts';

/** A fact that is not known is left out. */
export interface ProfileDetail {
  readonly phone?: string;
  /** `1 Example Street`, where it is published. */
  readonly street?: string;
  /** FHIR Plan-Net code, the day it was told, and whether the provider has confirmed the listing. */
  readonly accepting?: readonly [code: 'newpt' | 'nopt' | 'existptonly', asOf: string, isConfirmed: boolean];
  /** The license that can be looked up, and where. */
  readonly license?: readonly [title: string, url: string];
  readonly insurance?: readonly string[];
  /** BCP 47 tags. */
  readonly languages?: readonly string[];
  /** Values of `ACCESS_FEATURES`. */
  readonly access?: readonly string[];
  /** In the provider's words: adults, children from 8. */
  readonly ages?: string;
}

export interface PlacedProfile {
  readonly id: string;
  readonly region: string;
  readonly city: string;
  /** Empty when only the city is known. */
  readonly postalCode: string;
}

/** What a file holds, by the key of each practice location. */
type Details = Readonly<Record<string, ProfileDetail>>;

/** Where there are too many for one file: what each file begins with. The files are named by their numbers alone. */
interface Parts {
  readonly from: readonly string[];
}

/** Details of a file. */
const MOST_DETAILS = 48;

/** The file that is read first. It is the same for everybody, so that it tells no log where somebody looks. */
const FIRST = 'index';

const keyOf = ({ id, postalCode, city }: PlacedProfile): string => `${id} ${postalCode || city}`;

/** Of a place without a code its region. */
const sortKeyOf = (profile: PlacedProfile): string => `${profile.postalCode || profile.region} ${keyOf(profile)}`;

type Placed = readonly (readonly [PlacedProfile, ProfileDetail])[];

const textOf = (profiles: Placed): string =>
  JSON.stringify(Object.fromEntries(profiles.map(([profile, detail]) => [keyOf(profile), detail])));

/** Text of each file by its name. Build only. */
export const detailFilesOf = (profiles: Placed): ReadonlyMap<string, string> => {
  const sorted = profiles.toSorted(([a], [b]) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  if (sorted.length <= MOST_DETAILS) return new Map([[FIRST, textOf(sorted)]]);
  const starts = Array.from({ length: Math.ceil(sorted.length / MOST_DETAILS) }, (_, part) => part * MOST_DETAILS);
  const keys = sorted.map(([profile]) => sortKeyOf(profile));
  const from = starts.map((start) => partingKey(keys[start - 1] ?? '', keys[start] ?? ''));
  return new Map([
    [FIRST, JSON.stringify({ from } satisfies Parts)],
    ...starts.map((start, part) => [String(part), textOf(sorted.slice(start, start + MOST_DETAILS))] as const),
  ]);
};

const isCut = (file: Details | Parts): file is Parts => Array.isArray(file['from']);

type Fetch = (path: string) => Promise<unknown>;

/** Fetches what all details begin with, while the search still runs. */
export const fetchDetailsAhead = (folder: string, fetchOptional: Fetch): void => {
  fetchOptional(`${folder}/${FIRST}`).catch(() => undefined);
};

/**
 * The details of a profile; undefined when they cannot be had: what the row tells is shown all the same.
 *
 * @param fetchOptional Answers undefined for a file that does not exist.
 */
export const fetchDetail = async (
  folder: string,
  profile: PlacedProfile,
  fetchOptional: Fetch,
): Promise<ProfileDetail | undefined> => {
  const fetchPart = async (name: string): Promise<Details | Parts> =>
    ((await fetchOptional(`${folder}/${name}`).catch(() => undefined)) ?? {}) as Details | Parts;
  const first = await fetchPart(FIRST);
  if (!isCut(first)) return first[keyOf(profile)];
  const key = sortKeyOf(profile);
  const details = await fetchPart(String(first.from.findLastIndex((start) => start <= key)));
  return isCut(details) ? undefined : details[keyOf(profile)];
};
