/**
 * What the rows of CMS's file tell of each provider in the registry. The file has a row for each enrollment, group and
 * address of a clinician: several rows of one NPI are one provider.
 */
import { LONGEST_FACILITY, MOST_FACILITIES, type MedicareRow } from '#providers/medicare-rows.ts';
import { looksLikeFormula } from '#providers/registry.ts';
import type { ClinicianLayout } from '#scripts/medicare/columns.ts';
import { cleanCell, cutText, isNothing } from '#scripts/nppes/cell-text.ts';
import { organizationName } from '#scripts/nppes/letter-case.ts';
import { readNpi } from '#scripts/nppes/practice-row.ts';
import { publicName } from '#scripts/nppes/private-parts.ts';
import type { TableRecord } from '#scripts/nppes/read-table.ts';
import type { Tally } from '#scripts/nppes/tally.ts';

/** Names of groups that are remembered in the form they are shown in. */
const MOST_NAMES = 500_000;

interface Facility {
  /** Empty when nothing is left to show. */
  readonly name: string;
  readonly repairs: readonly string[];
}

/** What the rows read so far tell of one provider. */
interface Gathered {
  readonly region: string;
  offersTelehealth: boolean;
  /** Undefined until a row tells it. */
  assignment: 'yes' | 'sometimes' | undefined;
  /** A row left it open: then it is not `yes` everywhere. */
  isSometimesUntold: boolean;
  /** One list for all who have none. */
  facilities: readonly string[];
}

const NONE: readonly string[] = [];

/** The name of a group as people write it, without what is not for the public. */
const facilityOf = (cell: string): Facility => {
  const { text, isRepaired } = cleanCell(cell);
  const repairs = isRepaired ? ['Latin-1 letters'] : [];
  if (text === '') return { name: '', repairs };
  if (isNothing(text)) return { name: '', repairs: [...repairs, 'placeholder left out'] };
  const known = publicName(text);
  if (known !== text) repairs.push('addressee or contact left out');
  // Names are joined by semicolons.
  const name = cutText(organizationName(known).replaceAll(';', ','), LONGEST_FACILITY);
  if (looksLikeFormula(name)) repairs.push('cell that looks like a formula');
  return { name, repairs };
};

export class Gathering {
  readonly #known: ReadonlyMap<number, string>;
  readonly #isRemoved: (npi: string) => boolean;
  readonly #tally: Tally;
  /** By NPI; undefined for those who asked to be left out. */
  readonly #providers = new Map<number, Gathered | undefined>();
  readonly #facilities = new Map<string, Facility>();

  /** @param known NPI → its region in the registry. */
  constructor(known: ReadonlyMap<number, string>, isRemoved: (npi: string) => boolean, tally: Tally) {
    this.#known = known;
    this.#isRemoved = isRemoved;
    this.#tally = tally;
  }

  /** @param file The name that rejects are told by. */
  take(layout: ClinicianLayout, file: string, { cells, line }: TableRecord): void {
    const reject = (reason: string, found: string): void => {
      this.#tally.reject(file, line, reason, cleanCell(found).text);
    };
    if (cells.length !== layout.width) {
      reject('wrong number of cells', `${cells.length} instead of ${layout.width}`);
      return;
    }
    const at = (index: number): string => cells[index] ?? '';
    const { npi, isRepaired } = readNpi(at(layout.npi));
    if (!/^[12]\d{9}$/.test(npi)) {
      reject('NPI is not ten digits', at(layout.npi));
      return;
    }
    const region = this.#known.get(Number(npi));
    if (region === undefined) {
      this.#tally.skip('not in content/registry');
      return;
    }
    const telehealth = at(layout.telehealth).trim().toUpperCase();
    const assignment = at(layout.assignment).trim().toUpperCase();
    if (!['', 'Y', 'N'].includes(telehealth)) {
      reject('telehealth is neither Y nor empty', telehealth);
      return;
    }
    if (!['', 'Y', 'M', 'N'].includes(assignment)) {
      reject('assignment is neither Y, M nor empty', assignment);
      return;
    }
    const provider = this.#providerOf(npi, region);
    if (provider === undefined) {
      this.#tally.skip('asked to be left out');
      return;
    }
    const facility = this.#facilityOf(at(layout.facility));
    if (telehealth === 'Y') provider.offersTelehealth = true;
    if (assignment === '' || assignment === 'N') provider.isSometimesUntold = true;
    else if (assignment === 'M') provider.assignment = 'sometimes';
    else provider.assignment ??= 'yes';
    if (facility.name !== '' && !provider.facilities.includes(facility.name))
      provider.facilities = [...provider.facilities, facility.name];
    this.#tally.keep(isRepaired ? ['NPI written as a decimal', ...facility.repairs] : facility.repairs);
  }

  #providerOf(npi: string, region: string): Gathered | undefined {
    const number = Number(npi);
    const known = this.#providers.get(number);
    if (known !== undefined || this.#providers.has(number)) return known;
    const fresh: Gathered | undefined = this.#isRemoved(npi)
      ? undefined
      : { region, offersTelehealth: false, assignment: undefined, isSometimesUntold: false, facilities: NONE };
    this.#providers.set(number, fresh);
    return fresh;
  }

  /** Half a million rows name the same fifty thousand groups. */
  #facilityOf(cell: string): Facility {
    const known = this.#facilities.get(cell);
    if (known !== undefined) return known;
    const facility = facilityOf(cell);
    if (this.#facilities.size < MOST_NAMES) this.#facilities.set(cell, facility);
    return facility;
  }

  /** Everybody of whom the file tells anything, with the region of the row in the registry. */
  *rows(): Iterable<{ readonly region: string; readonly row: MedicareRow }> {
    for (const [npi, provider] of this.#providers) {
      if (provider === undefined) continue;
      const { region, offersTelehealth, isSometimesUntold, facilities } = provider;
      const assignment = provider.assignment === 'yes' && isSometimesUntold ? 'sometimes' : provider.assignment;
      if (!offersTelehealth && assignment === undefined && facilities.length === 0) continue;
      const sorted = facilities.toSorted();
      const row: MedicareRow = {
        npi: String(npi),
        offersTelehealth,
        assignment,
        facilities: sorted.slice(0, MOST_FACILITIES),
        moreFacilities: Math.max(0, sorted.length - MOST_FACILITIES),
      };
      yield { region, row };
    }
  }
}
