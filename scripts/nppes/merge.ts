/**
 * Puts what was read together with what is in `content/registry` already, one region after the other. Rows stay lines
 * of text, and only those that something is added to are taken apart: a region can have a hundred thousand.
 */
import { registrySourceText } from '#providers/registry-counts.ts';
import {
  faultOfRegistryLine,
  parseRegistryLine,
  registryLine,
  registryText,
  type OtherPlace,
  type RegistryRow,
} from '#providers/registry.ts';
import { FolderChange, readRegistryRegion, registryRegions } from '#scripts/nppes/registry-folder.ts';
import type { Spill } from '#scripts/nppes/spill.ts';

/** Places beyond these are counted and not published: nobody sees patients in more. */
const MOST_PLACES = 8;

export interface MergeInput {
  readonly folder: string;
  readonly spill: Spill;
  /** NPI → the region it was last read in. */
  readonly kept: ReadonlyMap<number, string>;
  /** NPIs of the registry folder that the input told anything about. */
  readonly touched: ReadonlySet<number>;
  /** NPIs that were deactivated or asked to be left out. */
  readonly isGone: (npi: string) => boolean;
  /** The input is the whole registry: who is not in it is no longer listed. */
  readonly isComplete: boolean;
  /** The day the input was made. */
  readonly registryOn: string;
  /** Asked before anything changes. What it throws leaves the folder as it was. */
  readonly judge: (outcome: MergeOutcome) => void;
}

export interface MergeOutcome {
  /** Rows before and after. */
  readonly before: number;
  readonly rows: number;
  readonly removed: number;
}

export interface MergeResult {
  readonly rows: number;
  readonly added: number;
  readonly removed: number;
  readonly changedFiles: readonly string[];
  readonly placesLeftOut: number;
}

/** Lines by NPI. */
type Lines = Map<string, string>;

/** How rows lie in the spill. The number in the input comes first: of two rows of one NPI the later counts. */
export const rowLine = (order: number, row: RegistryRow): string => `${order}\t${registryLine(row)}`;

export const readRowLine = (text: string): { order: number; npi: number; line: string } => {
  const tab = text.indexOf('\t');
  const line = text.slice(tab + 1);
  return { order: Number(text.slice(0, tab)), npi: Number(line.slice(0, line.indexOf(','))), line };
};

export const placeLine = (npi: string, place: OtherPlace): string => JSON.stringify([npi, place]);
export const nameLine = (npi: string, name: string): string => JSON.stringify([npi, name]);

const placeKey = ({ postalCode, city, region }: OtherPlace): string => `${postalCode} ${region} ${city}`;

/** The second to last cell is empty, the last a day. */
const hasOtherPlaces = (line: string): boolean => !/,,\d{4}-\d{2}-\d{2}$/.test(line);

/** What earlier imports knew of providers who have since moved to another region. */
const carriedOver = ({ folder, kept }: MergeInput): Lines => {
  const carried: Lines = new Map();
  for (const region of registryRegions(folder)) {
    for (const [npi, line] of readRegistryRegion(folder, region)) {
      const now = kept.get(Number(npi));
      if (now !== undefined && now !== region && hasOtherPlaces(line)) carried.set(npi, line);
    }
  }
  return carried;
};

const withPlacesOf = (line: string, earlier: string | undefined): string =>
  earlier !== undefined && hasOtherPlaces(earlier) && faultOfRegistryLine(earlier) === undefined
    ? registryLine({ ...parseRegistryLine(line), otherPlaces: parseRegistryLine(earlier).otherPlaces })
    : line;

export const mergeRegistry = (input: MergeInput): MergeResult => {
  const { folder, spill, kept, touched, isGone, isComplete, registryOn, judge } = input;
  const change = new FolderChange(folder);
  const carried = carriedOver(input);
  let known = 0;
  let rows = 0;
  let added = 0;
  let removed = 0;
  let placesLeftOut = 0;
  const rowCounts = new Map<string, number>();
  for (const region of [...new Set([...registryRegions(folder), ...spill.regions()])].sort()) {
    if (region === 'all') continue;
    const before = readRegistryRegion(folder, region);
    const after: Lines = new Map();
    if (!isComplete)
      for (const [npi, line] of before) if (!touched.has(Number(npi)) && !isGone(npi)) after.set(npi, line);
    for (const text of spill.read('rows', region)) {
      const { npi: number, line } = readRowLine(text);
      const npi = String(number);
      if (kept.get(number) === region && !isGone(npi))
        after.set(npi, withPlacesOf(line, before.get(npi) ?? carried.get(npi)));
    }
    applyNames(after, spill.read('names', region));
    placesLeftOut += applyPlaces(after, spill.read('places', region));
    known += before.size;
    rows += after.size;
    if (after.size > 0) rowCounts.set(region, after.size);
    for (const npi of after.keys()) if (!before.has(npi)) added += 1;
    for (const npi of before.keys()) if (!after.has(npi)) removed += 1;
    change.set(`${region}.csv`, after.size === 0 ? undefined : registryText([...after.values()]));
  }
  try {
    judge({ before: known, rows, removed });
  } catch (error) {
    change.discard();
    throw error;
  }
  change.set('source.yaml', rows === 0 ? undefined : registrySourceText(registryOn, rowCounts));
  return { rows, added, removed, changedFiles: change.commit(), placesLeftOut };
};

const applyNames = (rows: Lines, names: readonly string[]): void => {
  for (const text of names) {
    const [npi, name] = JSON.parse(text) as [string, string];
    const line = rows.get(npi);
    const row = line === undefined ? undefined : parseRegistryLine(line);
    if (row?.kind === 'organization') rows.set(npi, registryLine({ ...row, name }));
  }
};

/** A file of second locations tells all of a provider's: they replace what was known. */
const applyPlaces = (rows: Lines, places: readonly string[]): number => {
  const read = places.map((text) => JSON.parse(text) as [npi: string, place: OtherPlace]);
  let leftOut = 0;
  for (const [npi, ofOne] of Map.groupBy(read, ([of]) => of)) {
    const line = rows.get(npi);
    if (line === undefined) continue;
    const row = parseRegistryLine(line);
    const unique = new Map(ofOne.map(([, place]) => [placeKey(place), place]));
    unique.delete(placeKey(row));
    const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
    leftOut += Math.max(0, sorted.length - MOST_PLACES);
    rows.set(npi, registryLine({ ...row, otherPlaces: sorted.slice(0, MOST_PLACES) }));
  }
  return leftOut;
};
