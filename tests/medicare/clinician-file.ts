/**
 * CMS's "Doctors and Clinicians national downloadable file" with made-up clinicians, by its documented columns. Every
 * family name and every group says that it is a fixture.
 */
import { readFileSync } from 'node:fs';
import { withCheckDigit } from '#providers/npi.ts';

/** The columns in their order, as of 2026. */
const CLINICIAN_COLUMNS = [
  'NPI',
  'Ind_PAC_ID',
  'Ind_enrl_ID',
  'Provider Last Name',
  'Provider First Name',
  'Provider Middle Name',
  'suff',
  'gndr',
  'Cred',
  'Med_sch',
  'Grd_yr',
  'pri_spec',
  'sec_spec_1',
  'sec_spec_2',
  'sec_spec_3',
  'sec_spec_4',
  'sec_spec_all',
  'Telehlth',
  'Facility Name',
  'org_pac_id',
  'num_org_mem',
  'adr_ln_1',
  'adr_ln_2',
  'ln_2_sprs',
  'City/Town',
  'State',
  'ZIP Code',
  'Telephone Number',
  'ind_assgn',
  'grp_assgn',
  'adrs_id',
];

export type ClinicianCells = Readonly<Record<string, string>>;

export const npi = (number: number): string => withCheckDigit(String(100_000_000 + number));

/** A made-up clinician, of whom the file tells nothing yet. */
export const clinician = (number: number, cells: ClinicianCells = {}): ClinicianCells => ({
  NPI: npi(number),
  Ind_PAC_ID: '0000000000',
  Ind_enrl_ID: 'I00000000000000',
  'Provider Last Name': 'FIXTURE',
  'Provider First Name': 'MADEUP',
  gndr: 'F',
  Med_sch: 'SECRET SCHOOL OF FIXTURES',
  Grd_yr: '1999',
  pri_spec: 'PHYSICAL THERAPIST IN PRIVATE PRACTICE',
  adr_ln_1: '1 SECRET FIXTURE ST',
  'City/Town': 'ALBANY',
  State: 'NY',
  'ZIP Code': '122031234',
  'Telephone Number': '5185550100',
  grp_assgn: 'Y',
  ...cells,
});

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const lineOf = (cells: ClinicianCells): string => CLINICIAN_COLUMNS.map((name) => cell(cells[name] ?? '')).join(',');

export const CLINICIAN_HEADER = CLINICIAN_COLUMNS.join(',');

export const clinicianText = (...rows: readonly ClinicianCells[]): string =>
  [CLINICIAN_HEADER, ...rows.map(lineOf), ''].join('\n');

export const SAMPLE = 'tests/medicare/DAC_NationalDownloadableFile.made-up.csv';

/** The raw cells of the sample, each row by the names of its columns. No cell of it holds a comma or a quote. */
export const sampleRows = (): ClinicianCells[] => {
  const [header = '', ...lines] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((text, index) => [names[index] ?? '', text])));
};
