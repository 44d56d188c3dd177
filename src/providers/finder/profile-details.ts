/**
 * What a result tells of a profile beyond its row: how to reach it, and facts with their days. It stands in small files of
 * its own, by the first digits of the postal code, and is fetched for those who are shown. Build and browser agree on the
 * files here.
 */

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

/** Where there are too many for one file: the names of the files by postal code. They tell no log where somebody looks. */
interface Parts {
  readonly parts: Readonly<Record<string, string>>;
}

/** Details of a file; of one postal code there may be more. */
const MOST_DETAILS = 48;

const keyOf = ({ id, postalCode, city }: PlacedProfile): string => `${id} ${postalCode || city}`;

/** The first digits of the code, as the files of postal codes have them; of a place without one its region. */
const startOf = ({ postalCode, region }: PlacedProfile): string => postalCode.slice(0, 3) || region;

type Placed = readonly (readonly [PlacedProfile, ProfileDetail])[];

const textOf = (profiles: Placed): string =>
  JSON.stringify(Object.fromEntries(profiles.map(([profile, detail]) => [keyOf(profile), detail])));

/** Text of each file by its name. Build only. */
export const detailFilesOf = (profiles: Placed): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const sorted = profiles.toSorted(([a], [b]) => (`${a.postalCode} ${a.id}` < `${b.postalCode} ${b.id}` ? -1 : 1));
  let number = 0;
  for (const [start, inside] of Map.groupBy(sorted, ([profile]) => startOf(profile))) {
    if (inside.length <= MOST_DETAILS) {
      files.set(start, textOf(inside));
      continue;
    }
    const parts: Record<string, string> = {};
    let part: Placed = [];
    const close = (): void => {
      number += 1;
      for (const [{ postalCode }] of part) parts[postalCode] = `part-${number}`;
      files.set(`part-${number}`, textOf(part));
      part = [];
    };
    for (const ofCode of Map.groupBy(inside, ([{ postalCode }]) => postalCode).values()) {
      if (part.length > 0 && part.length + ofCode.length > MOST_DETAILS) close();
      part = [...part, ...ofCode];
    }
    close();
    files.set(start, JSON.stringify({ parts } satisfies Parts));
  }
  return files;
};

const isCut = (file: Details | Parts): file is Parts => 'parts' in file;

/**
 * The details of a profile; undefined when they cannot be had: what the row tells is shown all the same.
 *
 * @param fetchOptional Answers undefined for a file that does not exist.
 */
export const fetchDetail = async (
  folder: string,
  profile: PlacedProfile,
  fetchOptional: (path: string) => Promise<unknown>,
): Promise<ProfileDetail | undefined> => {
  const fetchPart = async (name: string | undefined): Promise<Details | Parts> => {
    const file = name === undefined ? undefined : await fetchOptional(`${folder}/${name}`).catch(() => undefined);
    return (file ?? {}) as Details | Parts;
  };
  const file = await fetchPart(startOf(profile));
  const details = isCut(file) ? await fetchPart(file.parts[profile.postalCode]) : file;
  return isCut(details) ? undefined : details[keyOf(profile)];
};
