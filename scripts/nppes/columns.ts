/** The columns of the registry's files, found by name: their order has changed before, and one of them its name. */

const TAXONOMIES = 15;

const PROVIDER_COLUMNS = {
  npi: 'NPI',
  entityType: 'Entity Type Code',
  organization: 'Provider Organization Name (Legal Business Name)',
  last: 'Provider Last Name (Legal Name)',
  first: 'Provider First Name',
  middle: 'Provider Middle Name',
  suffix: 'Provider Name Suffix Text',
  credentials: 'Provider Credential Text',
  otherOrganization: 'Provider Other Organization Name',
  otherOrganizationType: 'Provider Other Organization Name Type Code',
  address1: 'Provider First Line Business Practice Location Address',
  address2: 'Provider Second Line Business Practice Location Address',
  city: 'Provider Business Practice Location Address City Name',
  state: 'Provider Business Practice Location Address State Name',
  postalCode: 'Provider Business Practice Location Address Postal Code',
  country: 'Provider Business Practice Location Address Country Code (If outside U.S.)',
  phone: 'Provider Business Practice Location Address Telephone Number',
  updatedOn: 'Last Update Date',
  deactivatedOn: 'NPI Deactivation Date',
  reactivatedOn: 'NPI Reactivation Date',
} as const;

const LOCATION_COLUMNS = {
  npi: 'NPI',
  city: 'Provider Secondary Practice Location Address - City Name',
  state: 'Provider Secondary Practice Location Address - State Name',
  postalCode: 'Provider Secondary Practice Location Address - Postal Code',
  country: 'Provider Secondary Practice Location Address - Country Code (If outside U.S.)',
} as const;

const OTHER_NAME_COLUMNS = {
  npi: 'NPI',
  name: 'Provider Other Organization Name',
  type: 'Provider Other Organization Name Type Code',
} as const;

const DEACTIVATION_COLUMNS = { npi: 'NPI', deactivatedOn: 'NPPES Deactivation Date' } as const;

const ENDPOINT_COLUMNS = { npi: 'NPI', type: 'Endpoint Type' } as const;

type Indexes<Columns> = Readonly<Record<keyof Columns, number>>;

export interface ProviderLayout extends Indexes<typeof PROVIDER_COLUMNS> {
  readonly kind: 'providers';
  readonly width: number;
  readonly taxonomies: readonly { readonly code: number; readonly isPrimary: number }[];
}

export type Layout =
  | ProviderLayout
  | (Indexes<typeof LOCATION_COLUMNS> & { readonly kind: 'locations'; readonly width: number })
  | (Indexes<typeof OTHER_NAME_COLUMNS> & { readonly kind: 'other-names'; readonly width: number })
  | (Indexes<typeof DEACTIVATION_COLUMNS> & { readonly kind: 'deactivations'; readonly width: number })
  | (Indexes<typeof ENDPOINT_COLUMNS> & { readonly kind: 'endpoints'; readonly width: number });

/** Capital letters, blanks and the byte order mark do not tell columns apart. */
const plain = (name: string): string =>
  name
    .replace(/^(?:\uFEFF|ï»¿)/, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?- ?/g, '-')
    .trim()
    .toLowerCase();

const layoutOf = <Columns extends Readonly<Record<string, string>>>(
  names: readonly string[],
  columns: Columns,
): { indexes: Indexes<Columns>; missing: string[] } => {
  const positions = new Map(names.map((name, index) => [plain(name), index]));
  const found = Object.entries(columns).map(([key, name]) => [key, name, positions.get(plain(name))] as const);
  return {
    indexes: Object.fromEntries(found.map(([key, , index]) => [key, index ?? -1])) as Indexes<Columns>,
    missing: found.filter(([, , index]) => index === undefined).map(([, name]) => name),
  };
};

/** Where the columns stand, or which are missing. The file's kind follows from columns that only it has. */
export const readLayout = (header: readonly string[]): Layout | { readonly missing: readonly string[] } => {
  const width = header.length;
  const names = new Set(header.map(plain));
  if (names.has(plain(LOCATION_COLUMNS.city))) {
    const { indexes, missing } = layoutOf(header, LOCATION_COLUMNS);
    return missing.length > 0 ? { missing } : { kind: 'locations', width, ...indexes };
  }
  if (names.has(plain(DEACTIVATION_COLUMNS.deactivatedOn))) {
    const { indexes, missing } = layoutOf(header, DEACTIVATION_COLUMNS);
    return missing.length > 0 ? { missing } : { kind: 'deactivations', width, ...indexes };
  }
  // The file of providers has the column as well; it must not pass for this one when it lacks another.
  if (names.has(plain(OTHER_NAME_COLUMNS.name)) && !names.has(plain(PROVIDER_COLUMNS.organization))) {
    const { indexes, missing } = layoutOf(header, OTHER_NAME_COLUMNS);
    return missing.length > 0 ? { missing } : { kind: 'other-names', width, ...indexes };
  }
  if (names.has(plain(ENDPOINT_COLUMNS.type))) {
    const { indexes, missing } = layoutOf(header, ENDPOINT_COLUMNS);
    return missing.length > 0 ? { missing } : { kind: 'endpoints', width, ...indexes };
  }
  const taxonomyColumns = Object.fromEntries(
    Array.from({ length: TAXONOMIES }, (_, index) => index + 1).flatMap((number) => [
      [`code${number}`, `Healthcare Provider Taxonomy Code_${number}`],
      [`primary${number}`, `Healthcare Provider Primary Taxonomy Switch_${number}`],
    ]),
  ) as Record<string, string>;
  const { indexes, missing } = layoutOf(header, PROVIDER_COLUMNS);
  const taxonomies = layoutOf(header, taxonomyColumns);
  if (missing.length > 0 || (taxonomies.indexes['code1'] ?? -1) < 0) {
    return { missing: [...missing, ...taxonomies.missing.filter((name) => name.endsWith('_1'))] };
  }
  return {
    kind: 'providers',
    width,
    ...indexes,
    taxonomies: Array.from({ length: TAXONOMIES }, (_, index) => ({
      code: taxonomies.indexes[`code${index + 1}`] ?? -1,
      isPrimary: taxonomies.indexes[`primary${index + 1}`] ?? -1,
    })).filter(({ code }) => code >= 0),
  };
};
