/**
 * The columns of CMS's "Doctors and Clinicians national downloadable file" that the import reads, found by name: their
 * case, the blanks around them and the way words are joined differ from release to release.
 * Source: CMS, data dictionary of the Doctors and Clinicians data (data.cms.gov/provider-data, data set mj5m-pzi6).
 */

/** As the file names them now, and before. */
const COLUMNS = {
  npi: ['NPI'],
  telehealth: ['Telehlth'],
  facility: ['Facility Name', 'org_nm'],
  assignment: ['ind_assgn'],
} as const;

export interface ClinicianLayout extends Readonly<Record<keyof typeof COLUMNS, number>> {
  readonly width: number;
}

/** Letters and digits: a byte order mark is neither. */
const plain = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

/** Where the columns stand, or which are missing. */
const readLayout = (header: readonly string[]): ClinicianLayout | { readonly missing: readonly string[] } => {
  const names = header.map(plain);
  const found = Object.entries(COLUMNS).map(
    ([key, spellings]) => [key, names.findIndex((name) => spellings.some((each) => plain(each) === name))] as const,
  );
  const missing = found.filter(([, index]) => index < 0).map(([key]) => COLUMNS[key as keyof typeof COLUMNS][0]);
  if (missing.length > 0) return { missing };
  return { ...(Object.fromEntries(found) as Record<keyof typeof COLUMNS, number>), width: header.length };
};

/** For `findTable`. */
export const CLINICIAN_TABLE = { readLayout, name: 'Doctors and Clinicians national downloadable file of CMS' };
