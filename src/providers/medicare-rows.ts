/** How what Medicare's own list tells of a provider lies in a file: one provider a line, sorted by NPI. */
import { quote } from '#site/problem.ts';
import type { MedicareFacts } from './medicare.ts';
import { isNpi } from './npi.ts';
import { asCell, splitLine, withoutGuard } from './registry.ts';

export const MOST_FACILITIES = 2;
export const LONGEST_FACILITY = 80;

const COLUMNS = ['npi', 'telehealth', 'assignment', 'facilities', 'moreFacilities'];
export const MEDICARE_HEADER = COLUMNS.join(',');

/** What stands in one line. */
export type MedicareRow = Omit<MedicareFacts, 'on'> & { readonly npi: string };

/** One line, without its end. */
export const medicareLine = (row: MedicareRow): string =>
  [
    row.npi,
    row.offersTelehealth ? 'yes' : '',
    row.assignment ?? '',
    asCell(row.facilities.join('; ')),
    row.moreFacilities > 0 ? String(row.moreFacilities) : '',
  ].join(',');

/** Lines in the order of their NPIs, which they begin with, under the header. */
export const medicareText = (lines: readonly string[]): string =>
  `${[MEDICARE_HEADER, ...lines.toSorted((a, b) => (a < b ? -1 : 1))].join('\n')}\n`;

/** What is wrong in a line, and at which column, from 1. */
interface LineFault {
  readonly found: string;
  readonly column: number;
}

export const readMedicareLine = (line: string): MedicareRow | LineFault => {
  const cells = splitLine(line).map(withoutGuard);
  const [npi = '', telehealth = '', assignment = '', facilities = '', more = ''] = cells;
  const fault = (cell: number, found: string): LineFault => ({
    found,
    column: cells.slice(0, cell).reduce((column, text) => column + asCell(text).length + 1, 1),
  });
  if (cells.length !== COLUMNS.length)
    return fault(0, `The line has ${cells.length} cells instead of ${COLUMNS.length}.`);
  if (!isNpi(npi)) return fault(0, `${quote(npi)} is no NPI.`);
  if (telehealth !== '' && telehealth !== 'yes')
    return fault(1, `telehealth is ${quote(telehealth)}, neither "yes" nor empty.`);
  if (assignment !== '' && assignment !== 'yes' && assignment !== 'sometimes')
    return fault(2, `assignment is ${quote(assignment)}, neither "yes", "sometimes" nor empty.`);
  const names = facilities === '' ? [] : facilities.split('; ');
  if (names.length > MOST_FACILITIES)
    return fault(3, `facilities names ${names.length}; ${MOST_FACILITIES} are the most.`);
  if (names.some((name) => name === '' || name.length > LONGEST_FACILITY))
    return fault(3, `facilities holds a name that is empty or longer than ${LONGEST_FACILITY} characters.`);
  if (!/^(?:[1-9]\d{0,3})?$/.test(more)) return fault(4, `moreFacilities is ${quote(more)}, no number.`);
  return {
    npi,
    offersTelehealth: telehealth === 'yes',
    assignment: assignment === '' ? undefined : assignment,
    facilities: names,
    moreFacilities: Number(more),
  };
};
