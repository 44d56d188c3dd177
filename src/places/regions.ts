/** Names of the regions that provider folders use, keyed by ISO 3166-2 in lower case. */
const US_STATES =
  'al Alabama|ak Alaska|az Arizona|ar Arkansas|ca California|co Colorado|ct Connecticut|de Delaware|dc District of Columbia|fl Florida|ga Georgia|hi Hawaii|id Idaho|il Illinois|in Indiana|ia Iowa|ks Kansas|ky Kentucky|la Louisiana|me Maine|md Maryland|ma Massachusetts|mi Michigan|mn Minnesota|ms Mississippi|mo Missouri|mt Montana|ne Nebraska|nv Nevada|nh New Hampshire|nj New Jersey|nm New Mexico|ny New York|nc North Carolina|nd North Dakota|oh Ohio|ok Oklahoma|or Oregon|pa Pennsylvania|ri Rhode Island|sc South Carolina|sd South Dakota|tn Tennessee|tx Texas|ut Utah|vt Vermont|va Virginia|wa Washington|wv West Virginia|wi Wisconsin|wy Wyoming|pr Puerto Rico|gu Guam|vi US Virgin Islands|as American Samoa|mp Northern Mariana Islands';

export const REGION_NAMES: ReadonlyMap<string, string> = new Map(
  US_STATES.split('|').map((row) => [`us-${row.slice(0, 2)}`, row.slice(3)]),
);

/** The same by the two-letter part alone: `NY`. */
export const REGION_NAMES_BY_CODE: ReadonlyMap<string, string> = new Map(
  [...REGION_NAMES].map(([slug, name]) => [slug.slice(slug.indexOf('-') + 1).toUpperCase(), name]),
);

/** US states and territories as `ny New York`, for the search. */
export const listUsStates = (): string[] => US_STATES.split('|');

/** `us-ny` → `New York`; a region we have no name for keeps its code. */
export const regionName = (region: string): string => REGION_NAMES.get(region) ?? region.toUpperCase();

/** The regions of a country, in the order of their names. `country` is ISO 3166-1 alpha-2. */
export const listRegions = (country: string): { readonly slug: string; readonly name: string }[] =>
  [...REGION_NAMES]
    .filter(([slug]) => slug.startsWith(`${country.toLowerCase()}-`))
    .map(([slug, name]) => ({ slug, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
