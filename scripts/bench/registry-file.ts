/**
 * Files in the registry's real format: 330 columns, everything quoted, names in capitals. The rows are generated; every
 * family name ends in "(GENERATED)", so that no reader and no import can take them for people.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readPostalAreas } from '#places/postal-areas.ts';
import { generatedName, weightedAreas } from '#scripts/bench/people.ts';
import { seededRandom } from '#scripts/bench/random.ts';
import { withCheckDigit } from '#providers/npi.ts';

const FIRST_COLUMNS = [
  'NPI',
  'Entity Type Code',
  'Replacement NPI',
  'Employer Identification Number (EIN)',
  'Provider Organization Name (Legal Business Name)',
  'Provider Last Name (Legal Name)',
  'Provider First Name',
  'Provider Middle Name',
  'Provider Name Prefix Text',
  'Provider Name Suffix Text',
  'Provider Credential Text',
  'Provider Other Organization Name',
  'Provider Other Organization Name Type Code',
  'Provider Other Last Name',
  'Provider Other First Name',
  'Provider Other Middle Name',
  'Provider Other Name Prefix Text',
  'Provider Other Name Suffix Text',
  'Provider Other Credential Text',
  'Provider Other Last Name Type Code',
  'Provider First Line Business Mailing Address',
  'Provider Second Line Business Mailing Address',
  'Provider Business Mailing Address City Name',
  'Provider Business Mailing Address State Name',
  'Provider Business Mailing Address Postal Code',
  'Provider Business Mailing Address Country Code (If outside U.S.)',
  'Provider Business Mailing Address Telephone Number',
  'Provider Business Mailing Address Fax Number',
  'Provider First Line Business Practice Location Address',
  'Provider Second Line Business Practice Location Address',
  'Provider Business Practice Location Address City Name',
  'Provider Business Practice Location Address State Name',
  'Provider Business Practice Location Address Postal Code',
  'Provider Business Practice Location Address Country Code (If outside U.S.)',
  'Provider Business Practice Location Address Telephone Number',
  'Provider Business Practice Location Address Fax Number',
  'Provider Enumeration Date',
  'Last Update Date',
  'NPI Deactivation Reason Code',
  'NPI Deactivation Date',
  'NPI Reactivation Date',
  'Provider Sex Code',
  'Authorized Official Last Name',
  'Authorized Official First Name',
  'Authorized Official Middle Name',
  'Authorized Official Title or Position',
  'Authorized Official Telephone Number',
];

const numbered = (count: number, ...names: readonly string[]): string[] =>
  Array.from({ length: count }, (_, index) => names.map((name) => `${name}_${index + 1}`)).flat();

/** The columns of npidata_pfile, version 2, in their order. */
export const PROVIDER_FILE_COLUMNS: readonly string[] = [
  ...FIRST_COLUMNS,
  ...numbered(
    15,
    'Healthcare Provider Taxonomy Code',
    'Provider License Number',
    'Provider License Number State Code',
    'Healthcare Provider Primary Taxonomy Switch',
  ),
  ...numbered(
    50,
    'Other Provider Identifier',
    'Other Provider Identifier Type Code',
    'Other Provider Identifier State',
    'Other Provider Identifier Issuer',
  ),
  'Is Sole Proprietor',
  'Is Organization Subpart',
  'Parent Organization LBN',
  'Parent Organization TIN',
  'Authorized Official Name Prefix Text',
  'Authorized Official Name Suffix Text',
  'Authorized Official Credential Text',
  ...numbered(15, 'Healthcare Provider Taxonomy Group'),
  'Certification Date',
];

const POSITIONS = new Map(PROVIDER_FILE_COLUMNS.map((name, index) => [name, index]));

/** One line of the file; what is not named stays empty. */
export const registryFileLine = (cells: Readonly<Record<string, string>>): string => {
  const row = new Array<string>(PROVIDER_FILE_COLUMNS.length).fill('');
  for (const [name, value] of Object.entries(cells)) {
    const index = POSITIONS.get(name);
    if (index === undefined) throw new Error(`The registry has no column "${name}".`);
    row[index] = value;
  }
  return `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
};

export const REGISTRY_FILE_HEADER = `${PROVIDER_FILE_COLUMNS.map((name) => `"${name}"`).join(',')}\n`;

/** About as common among all rows as they are in the registry; the empty code is everybody else. */
const CODES = [
  '225700000X',
  '225100000X',
  '111N00000X',
  '171100000X',
  '101YM0800X',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
] as const;
const AREA_CODES = ['212', '310', '312', '404', '512', '602', '617', '702', '713', '808'];
const OTHER_CODES = ['207R00000X', '183500000X', '363A00000X', '122300000X', '251E00000X'] as const;

/** Writes so many rows. One in fifty is deactivated and blank, as in the real file. */
export const writeRegistryFile = async (file: string, rows: number, seed = 1): Promise<void> => {
  const random = seededRandom(seed);
  const drawArea = weightedAreas(readPostalAreas().areas, random);
  const stream = createWriteStream(file);
  stream.write(REGISTRY_FILE_HEADER);
  for (let number = 0; number < rows; number += 1) {
    const NPI = withCheckDigit(String(100_000_000 + number));
    if (!stream.write(random.chance(0.02) ? blankRow(NPI) : fullRow(NPI))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');

  function blankRow(NPI: string): string {
    return registryFileLine({ NPI, 'NPI Deactivation Date': '03/04/2019' });
  }

  function fullRow(NPI: string): string {
    const area = drawArea();
    const [first = '', last = ''] = generatedName(random).toUpperCase().split(' ');
    const isPerson = random.chance(0.8);
    // 555-0100 to 555-0199 belong to nobody.
    const phone = `${random.pick(AREA_CODES)}55501${String(random.below(100)).padStart(2, '0')}`;
    const street = `${1 + random.below(9999)} ${generatedName(random).split(' ')[0]?.toUpperCase() ?? ''} ST`;
    return registryFileLine({
      NPI,
      'Entity Type Code': isPerson ? '1' : '2',
      ...(isPerson
        ? {
            'Provider Last Name (Legal Name)': `${last} (GENERATED)`,
            'Provider First Name': first,
            'Provider Credential Text': 'L.AC.',
          }
        : { 'Provider Organization Name (Legal Business Name)': `${last} CLINIC LLC (GENERATED)` }),
      'Provider First Line Business Mailing Address': street,
      'Provider Business Mailing Address City Name': (area.place || 'SAN JUAN').toUpperCase(),
      'Provider Business Mailing Address State Name': area.region,
      'Provider Business Mailing Address Postal Code': `${area.postalCode}1234`,
      'Provider First Line Business Practice Location Address': street,
      'Provider Second Line Business Practice Location Address': random.chance(0.1)
        ? `APT ${1 + random.below(40)}`
        : '',
      'Provider Business Practice Location Address City Name': (area.place || 'SAN JUAN').toUpperCase(),
      'Provider Business Practice Location Address State Name': area.region,
      'Provider Business Practice Location Address Postal Code': `${area.postalCode}1234`,
      'Provider Business Practice Location Address Country Code (If outside U.S.)': 'US',
      'Provider Business Practice Location Address Telephone Number': phone,
      'Provider Enumeration Date': '05/23/2006',
      'Last Update Date': `0${1 + random.below(9)}/1${random.below(10)}/2024`,
      'Provider Sex Code': isPerson ? random.pick(['F', 'M']) : '',
      'Healthcare Provider Taxonomy Code_1': random.pick(CODES) || random.pick(OTHER_CODES),
      'Provider License Number_1': String(random.below(1_000_000)),
      'Provider License Number State Code_1': area.region,
      'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
      'Is Sole Proprietor': isPerson ? 'N' : '',
      'Certification Date': '01/02/2024',
    });
  }
};
