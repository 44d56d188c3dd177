/**
 * A hundred made-up rows in the registry's real format, in which every kind of cell occurs that the import has a rule
 * for. Beside each cell stands what is published of it, written down by hand and not taken from the import.
 */
import type { RegistryRow } from '#providers/registry.ts';
import { seededRandom } from '#scripts/bench/random.ts';
import { npi, type Cells } from '#tests/scripts/import-folder.ts';

const LOCATION = 'Provider Business Practice Location Address';
const MAILING = 'Business Mailing Address';
export const STREET_COLUMNS = [
  'Provider First Line Business Practice Location Address',
  'Provider Second Line Business Practice Location Address',
] as const;

/** Raw cells, and what is published of them. */
type Pair<Published> = readonly [raw: Readonly<Record<string, string>>, published: Published];

const person = (last: string, first: string, middle = '', suffix = ''): Readonly<Record<string, string>> => ({
  'Provider Last Name (Legal Name)': last,
  'Provider First Name': first,
  'Provider Middle Name': middle,
  'Provider Name Suffix Text': suffix,
});
const organization = (name: string, other = '', type = ''): Readonly<Record<string, string>> => ({
  'Provider Organization Name (Legal Business Name)': name,
  'Provider Other Organization Name': other,
  'Provider Other Organization Name Type Code': type,
});

const PEOPLE: readonly Pair<string>[] = [
  [person('FIXTURE', 'JANE'), 'Jane Fixture'],
  [person("O'FIXTURE", 'D.J.', 'ANN'), "D.J. A. O'Fixture"],
  [person('MCFIXTURE', 'J.R.', '', 'JR.'), 'J.R. McFixture Jr.'],
  [person('MACFIXTURE', 'JOHN', 'Q', 'III'), 'John Q. Macfixture III'],
  [person('VAN DER FIXTURE', 'MARY ANN'), 'Mary Ann Van Der Fixture'],
  [person('DE LA FIXTURE- DOE', 'JOSÉ'), 'José De La Fixture-Doe'],
  [person('ST. FIXTURE', 'JANE', '', '--'), 'Jane St. Fixture'],
  [person('FIXTURE LIC 60199', 'JANE'), 'Jane Fixture'],
  [person('FIXTURE, LMT', 'JANE'), 'Jane Fixture'],
  [person('FIXTURE', 'JANE ZOE@SECRET.EXAMPLE'), 'Jane Fixture'],
  [person('fixture', 'jane', 'b.'), 'Jane B. Fixture'],
];
const ORGANIZATIONS: readonly Pair<string>[] = [
  [organization('FIXTURE CLINIC LLC'), 'Fixture Clinic LLC'],
  [organization('NYU FIXTURE PHYSICAL THERAPY'), 'NYU Fixture Physical Therapy'],
  [organization('ATI FIXTURE, P.C.'), 'ATI Fixture, P.C.'],
  [organization('UFJP FIXTURE ARTS'), 'UFJP Fixture Arts'],
  [organization('SECRET HOLDINGS INC', 'FIXTURE SPINE CENTER', '3'), 'Fixture Spine Center'],
  [organization('FIXTURE GROUP PLLC', 'SECRET FORMER NAME', '4'), 'Fixture Group PLLC'],
  [organization('ZOE SECRET LLC D/B/A FIXTURE CLINIC'), 'Fixture Clinic'],
  [organization('FIXTURE CLINIC C/O ZOE SECRET'), 'Fixture Clinic'],
  [organization('FIXTURE CLINIC ATTN: ZOE SECRET'), 'Fixture Clinic'],
  [organization('FIXTURE MASSAGE LIC# MA60199'), 'Fixture Massage'],
  [organization('FIXTURE CLINIC ZOE@SECRET.EXAMPLE'), 'Fixture Clinic'],
  [organization('FIXTURE HOME CARE OF ALBANY, INC.'), 'Fixture Home Care of Albany, Inc.'],
  [organization("O'FIXTURE'S PT/OT"), "O'Fixture's PT/OT"],
  [organization('CLÍNICA FIXTURE'), 'Clínica Fixture'],
];

const credential = (text: string): Readonly<Record<string, string>> => ({ 'Provider Credential Text': text });
const CREDENTIALS: readonly Pair<string>[] = [
  [credential(''), ''],
  [credential('OTR/L'), 'OTR/L'],
  [credential('RN,C'), 'RN,C'],
  [credential('DR, OF, CHIROPRACTIC'), 'Dr of Chiropractic'],
  [credential('LMT MA60199'), 'LMT'],
  [credential('CMT#3345'), 'CMT'],
  [credential('L.AC., DIPL.AC'), 'LAc, DiplAc'],
  [credential('M D'), 'MD'],
  [credential('PT, DPT, LICENSE NO. FL 60199'), 'PT, DPT'],
  [credential('LMT ZOE@SECRET.EXAMPLE'), 'LMT'],
  [credential('ph.d., lcsw-r 60199-1'), 'PhD, LCSW-R'],
  [credential('NPI 1234567893'), ''],
];

const NO_CREDENTIALS = CREDENTIALS.slice(0, 1);

const street = (first: string, second = ''): Readonly<Record<string, string>> => ({
  [STREET_COLUMNS[0]]: first,
  [STREET_COLUMNS[1]]: second,
});
const STREETS: readonly Pair<string>[] = [
  [street('12 FIXTURE ST', 'STE 4'), '12 Fixture St, Ste 4'],
  [street('12 FIXTURE ST STE.6'), '12 Fixture St Ste. 6'],
  [street('425 E. US RT. 6', 'SUITE F'), '425 E. US Rt. 6, Suite F'],
  [street('12 N.E. FIXTURE AVE', '<UNAVAIL>'), '12 N.E. Fixture Ave'],
  [street('ATTN: ZOE SECRET', '12 FIXTURE ST'), '12 Fixture St'],
  [street('12 FIXTURE ST', 'C/O ZOE SECRET'), '12 Fixture St'],
  [street('12 FIXTURE ST ATTENTION ZOE SECRET'), '12 Fixture St'],
  [street('12 FIXTURE ST', '% ZOE SECRET'), '12 Fixture St'],
  [street('12 FIXTURE ST', 'DR. ZOE SECRET'), '12 Fixture St'],
  [street('12 FIXTURE ST', 'ZOE@SECRET.EXAMPLE'), '12 Fixture St'],
  [street('12 FIXTURE ST', 'CALL 518-555-0199'), '12 Fixture St'],
  [street('CARE OF ZOE SECRET'), ''],
  [street('PO BOX 12'), ''],
  [street('12 FIXTURE ST', 'APT 4B'), ''],
  [street('12 FIXTURE ST UNIT4'), ''],
  [street('n/a'), ''],
];

const phone = (text: string): Readonly<Record<string, string>> => ({ [`${LOCATION} Telephone Number`]: text });
const PHONES: readonly Pair<string>[] = [
  [phone('5185550100'), '1 518 555 0100'],
  [phone('518-555-0101'), '1 518 555 0101'],
  [phone('(518) 555-0102 EXT. 12'), '1 518 555 0102'],
  [phone('5185550103X7'), '1 518 555 0103'],
  [phone('0000000000'), ''],
  [phone('555-0104'), ''],
  [phone(''), ''],
];

const place = (city: string, state: string, postalCode: string): Readonly<Record<string, string>> => ({
  [`${LOCATION} City Name`]: city,
  [`${LOCATION} State Name`]: state,
  [`${LOCATION} Postal Code`]: postalCode,
});
const PLACES: readonly Pair<Pick<RegistryRow, 'city' | 'region' | 'postalCode'>>[] = [
  [place('ALBANY', 'NY', '122031234'), { city: 'Albany', region: 'NY', postalCode: '12203' }],
  [place('ALBANY, NY', 'New York', '12203'), { city: 'Albany', region: 'NY', postalCode: '12203' }],
  [place('ST. PAUL', 'MN', '55102-1234'), { city: 'St. Paul', region: 'MN', postalCode: '55102' }],
  [place("O'FALLON", 'MO', '63366'), { city: "O'Fallon", region: 'MO', postalCode: '63366' }],
  [place('AGAWAM', 'MA', '1001'), { city: 'Agawam', region: 'MA', postalCode: '01001' }],
  [place('SAN JUAN', 'PR', '00918'), { city: 'San Juan', region: 'PR', postalCode: '00918' }],
  [place('SLC', 'UT', '841080000'), { city: 'SLC', region: 'UT', postalCode: '84108' }],
];

/** Codes in their columns, the primary one marked wherever it stands. */
const codes = (primary: number, ...taxonomies: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    taxonomies.flatMap((code, index) => [
      [`Healthcare Provider Taxonomy Code_${index + 1}`, code],
      [`Healthcare Provider Primary Taxonomy Switch_${index + 1}`, index === primary ? 'Y' : 'N'],
      [`Provider License Number_${index + 1}`, 'SECRET60199'],
    ]),
  );
const PROFESSIONS: readonly Pair<Pick<RegistryRow, 'professions' | 'alsoRegisteredAs'>>[] = [
  [codes(0, '171100000X'), { professions: ['acupuncturist'] }],
  [codes(1, '171100000X', '225100000X'), { professions: ['physical-therapist'], alsoRegisteredAs: ['acupuncturist'] }],
  [codes(0, '101YP2500X', '101YM0800X'), { professions: ['counselor'] }],
  [codes(0, '172M00000X', '2085R0202X'), { professions: ['mechanotherapist'] }],
  [codes(0, '172P00000X'), { professions: ['naprapath'] }],
  [codes(0, '226300000X'), { professions: ['kinesiotherapist'] }],
  [codes(0, '261QP2000X'), { professions: ['physical-therapy-clinic'] }],
  [codes(0, '261QR0400X'), { professions: ['rehabilitation-clinic'] }],
  [codes(0, '106H00000X'), { professions: ['marriage-and-family-therapist'] }],
  [codes(0, '207XS0117X'), { professions: ['orthopedic-surgeon'] }],
];

/** What is left out as a whole, and the word that the import counts it under. */
export const LEFT_OUT: readonly Pair<string>[] = [
  [codes(0, '2085R0202X', '171100000X'), 'other profession'],
  [{ 'NPI Deactivation Date': '03/04/2019' }, 'deactivated'],
  [{ [`${LOCATION} Country Code (If outside U.S.)`]: 'CA' }, 'other country'],
  [{ NPI: '1234567890' }, 'NPI fails its check digit'],
  [{ 'Provider Organization Name (Legal Business Name)': '<UNAVAIL>' }, 'no name'],
  [place('ALBANY', 'ZZ', '12203'), 'no such state'],
  [place('ALBANY', 'NY', 'N/A'), 'no postal code'],
  [place('ZOE@SECRET.EXAMPLE', 'NY', '12203'), 'no city'],
  [{ 'Last Update Date': 'soon' }, 'no date'],
];

/** What is never published, whatever it says. */
const SECRETS: Cells = {
  'Employer Identification Number (EIN)': 'SECRET12-3456789',
  'Provider Name Prefix Text': 'SECRETPREFIX',
  'Provider Other Last Name': 'SECRETMAIDEN',
  [`Provider First Line ${MAILING}`]: '1 SECRET MAILING RD',
  [`Provider ${MAILING} City Name`]: 'SECRETCITY',
  [`Provider ${MAILING} Telephone Number`]: '2125550199',
  [`Provider ${MAILING} Fax Number`]: '2125550198',
  [`${LOCATION} Fax Number`]: '2125550197',
  'Provider Sex Code': 'F',
  'Authorized Official Last Name': 'SECRETOFFICIAL',
  'Authorized Official Telephone Number': '2125550196',
  'Other Provider Identifier_1': 'SECRETMEDICAID',
  'Is Sole Proprietor': 'Y',
  'Parent Organization TIN': 'SECRETTIN',
};

const ALWAYS: Cells = {
  ...SECRETS,
  [`${LOCATION} Country Code (If outside U.S.)`]: 'US',
  'Last Update Date': '05/06/2024',
};

export interface RawAndPublished {
  readonly cells: Cells;
  /** Undefined for what is left out as a whole. */
  readonly published: RegistryRow | undefined;
}

/** Each kind stands in its turn, and the turns differ in length, so that kinds meet in ever other ways. */
const inTurn = <Value>(values: readonly Value[], turn: number): Value => values[turn % values.length] as Value;

const rowOf = (number: number): RawAndPublished => {
  const isPerson = number % 5 < 3;
  const [nameCells, name] = inTurn(isPerson ? PEOPLE : ORGANIZATIONS, number);
  const [titleCells, credentials] = inTurn(isPerson ? CREDENTIALS : NO_CREDENTIALS, number);
  const [streetCells, told] = inTurn(STREETS, number);
  const [phoneCells, call] = inTurn(PHONES, number);
  const [placeCells, where] = inTurn(PLACES, number);
  const [codeCells, what] = inTurn(PROFESSIONS, number);
  const address = isPerson ? '' : told;
  const id = npi(number);
  return {
    cells: {
      ...ALWAYS,
      NPI: id,
      'Entity Type Code': isPerson ? '1' : '2',
      ...nameCells,
      ...titleCells,
      ...streetCells,
      ...phoneCells,
      ...placeCells,
      ...codeCells,
    },
    published: {
      npi: id,
      kind: isPerson ? 'person' : 'organization',
      name,
      credentials,
      alsoRegisteredAs: undefined,
      ...what,
      address,
      precision: address === '' ? 'area' : 'address',
      ...where,
      country: 'US',
      phone: call,
      otherPlaces: [],
      updatedOn: '2024-05-06',
    },
  };
};

/** A hundred rows, those that are left out among them, in an order of their own. */
export const hundredRows = (): RawAndPublished[] => {
  const random = seededRandom(18);
  const kept = Array.from({ length: 100 - LEFT_OUT.length }, (_, index) => rowOf(index + 1));
  const leftOut = LEFT_OUT.map(([cells], index) => {
    const base: Cells = { ...ALWAYS, NPI: npi(200 + index), 'Entity Type Code': '2' };
    return {
      cells: {
        ...base,
        ...organization('FIXTURE CLINIC'),
        ...place('ALBANY', 'NY', '12203'),
        ...codes(0, '171100000X'),
        ...cells,
      },
      published: undefined,
    };
  });
  return [...kept, ...leftOut]
    .map((row) => ({ row, order: random.below(1_000_000) }))
    .sort((a, b) => a.order - b.order)
    .map(({ row }) => row);
};
