import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNITED_STATES, type Country } from './countries.ts';

/** The middle of the area a postal code serves. */
export interface PostalArea {
  readonly postalCode: string;
  /** Degrees, WGS 84, three decimals. */
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-2 part: NY. */
  readonly region: string;
  /** Empty when the source names none. */
  readonly place: string;
}

export interface PostalAreas {
  readonly country: Country;
  readonly areas: readonly PostalArea[];
  readonly find: (postalCode: string) => PostalArea | undefined;
}

const FILES: ReadonlyMap<string, string> = new Map([[UNITED_STATES.code, 'us-zip-areas.csv']]);

/** Reads the areas of a country from `src/places/data`. No name there holds a comma or a quotation mark. */
export const readPostalAreas = (country: Country = UNITED_STATES, root: string = process.cwd()): PostalAreas => {
  const file = FILES.get(country.code);
  if (file === undefined) throw new Error(`There are no postal areas for ${country.name} in src/places/data.`);
  const [, ...lines] = readFileSync(join(root, 'src/places/data', file), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const areas = lines.map((line): PostalArea => {
    const [postalCode = '', latitude = '', longitude = '', region = '', place = ''] = line.split(',');
    return { postalCode, latitude: Number(latitude), longitude: Number(longitude), region, place };
  });
  const byCode = new Map(areas.map((area) => [area.postalCode, area]));
  return { country, areas, find: (postalCode) => byCode.get(postalCode) };
};
