/** One import of CMS's file: reads it, joins it with the registry by NPI, and writes `content/registry/medicare`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  MEDICARE_PATH,
  medicareFolder,
  medicareLines,
  medicareRegions,
  medicareSourceText,
  npiOfLine,
  readMedicareSource,
} from '#providers/medicare-files.ts';
import { medicareLine, medicareText } from '#providers/medicare-rows.ts';
import { openClinicianTable, type ClinicianTable } from '#scripts/medicare/clinician-table.ts';
import { Gathering } from '#scripts/medicare/gathering.ts';
import { isImplausibleLoss } from '#scripts/nppes/import-guards.ts';
import { startProgress } from '#scripts/nppes/progress.ts';
import { readTable } from '#scripts/nppes/read-table.ts';
import { FolderChange, readRegistryRegion, registryRegions } from '#scripts/nppes/registry-folder.ts';
import { Tally, type TallyCounts } from '#scripts/nppes/tally.ts';
import type { CalendarDate } from '#site/dates.ts';
import { calendarDate } from '#site/fields.ts';

export interface MedicareImportOptions {
  /** As it was downloaded: CSV, or an archive that holds it. */
  readonly file: string;
  /** The folder that holds `content/`. */
  readonly root: string;
  /** Where the list of rejects lies. */
  readonly workFolder: string;
  /** Who asked to be left out. */
  readonly isRemoved: (npi: string) => boolean;
  readonly today: CalendarDate;
  /** The day of the list; undefined: as the name of the file tells. */
  readonly on?: string | undefined;
  /** Believes a list that names far fewer of the providers, or breaks off. */
  readonly mayShrink?: boolean | undefined;
  /** Believes a list that is older than the one before. */
  readonly mayGoBack?: boolean | undefined;
  readonly isQuiet?: boolean;
}

export interface MedicareImportReport {
  readonly counts: TallyCounts;
  readonly rejectsFile: string;
  readonly medicareOn: CalendarDate;
  /** Rows of the registry, and those of them that the list tells something of. */
  readonly registryRows: number;
  readonly rows: number;
  readonly withTelehealth: number;
  readonly withAssignment: number;
  readonly changedFiles: readonly string[];
}

const number = (count: number): string => count.toLocaleString('en');

/** `_2026-11-05`, `_20261105`, `_11_05_2026`: how names of downloads tell a day. */
const dayInName = (name: string): CalendarDate | undefined => {
  const iso = /(?<!\d)(20\d{2})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  const american = /(?<!\d)(\d{2})[-_](\d{2})[-_](20\d{2})(?!\d)/.exec(name);
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : american && `${american[3]}-${american[1]}-${american[2]}`;
  return calendarDate.safeParse(day).data;
};

const dayOf = (name: string, options: MedicareImportOptions, dayBefore: CalendarDate): CalendarDate => {
  const { on: told, today, mayGoBack } = options;
  if (told !== undefined && !calendarDate.safeParse(told).success)
    throw new Error(`--date "${told}" is no day. Write it as YYYY-MM-DD, like 2026-11-05.`);
  const day = told ?? dayInName(name);
  if (day === undefined)
    throw new Error(
      `The name ${name} does not tell the day of the list, and what it says is shown with its day. Add --date YYYY-MM-DD: the day that CMS gives beside the download as released. Nothing was changed.`,
    );
  if (day > today) throw new Error(`${day} has not come yet. Give the day of the list with --date YYYY-MM-DD.`);
  if (day < dayBefore && !mayGoBack)
    throw new Error(
      `${name} is of ${day}, and ${MEDICARE_PATH} is of ${dayBefore} already: older facts would replace newer ones. Nothing was changed. If that is meant, add --allow-older.`,
    );
  return day;
};

/** NPI → region. */
const readKnown = (root: string): Map<number, string> => {
  const folder = join(root, 'content/registry');
  const known = new Map<number, string>();
  for (const region of registryRegions(folder))
    for (const npi of readRegistryRegion(folder, region).keys()) known.set(Number(npi), region);
  if (known.size === 0)
    throw new Error(
      'content/registry holds no rows for the list to tell anything of. Import the public registry first: npm run import:nppes.',
    );
  return known;
};

/** Providers of the registry that an earlier list told of. */
const readTold = (root: string, known: ReadonlyMap<number, string>): Set<number> =>
  new Set(
    medicareRegions(root)
      .flatMap((region) => medicareLines(root, region).lines.map((line) => Number(npiOfLine(line))))
      .filter((npi) => known.has(npi)),
  );

/** Tells every record to the gathering, and whether the file breaks off. */
const readClinicians = async (
  { input, ...start }: ClinicianTable,
  gathering: Gathering,
  tally: Tally,
  isQuiet: boolean,
): Promise<{ readonly isCutShort: boolean }> => {
  const progress = isQuiet ? undefined : startProgress(input.name, input.size);
  let lastUnreadable = 0;
  const ending = await readTable(input, start, start, {
    onRecord: (record) => {
      gathering.take(start.layout, input.name, record);
      progress?.update(record.bytes, tally.counts.read);
    },
    onUnreadable: (line, reason, message) => {
      // The parser complains of each wrong quote of a line; the line counts once.
      if (line !== lastUnreadable) tally.reject(input.name, line, reason, message);
      lastUnreadable = line;
    },
  });
  progress?.end();
  tally.flush();
  return ending;
};

export const importMedicare = async (options: MedicareImportOptions): Promise<MedicareImportReport> => {
  const { root, workFolder, isRemoved, mayShrink, isQuiet = false } = options;
  const table = await openClinicianTable(options.file);
  const dayBefore = readMedicareSource(root)?.on ?? '';
  const medicareOn = dayOf(table.input.name, options, dayBefore);
  const known = readKnown(root);
  mkdirSync(workFolder, { recursive: true });
  const rejectsFile = join(workFolder, 'rejects.csv');
  const tally = new Tally(rejectsFile);
  const gathering = new Gathering(known, isRemoved, tally);
  const { isCutShort } = await readClinicians(table, gathering, tally, isQuiet);

  const told = readTold(root, known);
  const before = told.size;
  const lines = new Map<string, string[]>();
  let rows = 0;
  let withTelehealth = 0;
  let withAssignment = 0;
  for (const { region, row } of gathering.rows()) {
    rows += 1;
    told.delete(Number(row.npi));
    if (row.offersTelehealth) withTelehealth += 1;
    if (row.assignment === 'yes') withAssignment += 1;
    const ofRegion = lines.get(region);
    if (ofRegion) ofRegion.push(medicareLine(row));
    else lines.set(region, [medicareLine(row)]);
  }
  judge({ name: table.input.name, before, removed: told.size, isCutShort, mayShrink });

  const change = new FolderChange(medicareFolder(root));
  const source = rows === 0 ? undefined : medicareSourceText(medicareOn, rows);
  // Stopped between two files, the list is never shown with a day that is newer than what it tells.
  if (medicareOn < dayBefore) change.set('source.yaml', source);
  for (const region of new Set([...medicareRegions(root), ...lines.keys()])) {
    const ofRegion = lines.get(region);
    change.set(`${region}.csv`, ofRegion && medicareText(ofRegion));
  }
  if (medicareOn >= dayBefore) change.set('source.yaml', source);
  return {
    counts: tally.counts,
    rejectsFile,
    medicareOn,
    registryRows: known.size,
    rows,
    withTelehealth,
    withAssignment,
    changedFiles: change.commit(),
  };
};

interface Claim {
  readonly name: string;
  /** Providers of the registry that the list before told of, and those of them that this one does not. */
  readonly before: number;
  readonly removed: number;
  readonly isCutShort: boolean;
  readonly mayShrink: boolean | undefined;
}

/** Throws with what would happen, what is probably wrong, and what insists. */
const judge = ({ name, before, removed, isCutShort, mayShrink }: Claim): void => {
  if (mayShrink || (!isCutShort && !isImplausibleLoss(before, removed))) return;
  throw new Error(
    [
      ...(isCutShort ? [`${name} ends in the middle of a record: it was cut short.`] : []),
      ...(removed > 0
        ? [`${name} no longer tells of ${number(removed)} of the ${number(before)} providers in ${MEDICARE_PATH}.`]
        : []),
      'Nothing was changed. Download the file again, and compare its size. If so many are gone, add --allow-shrink.',
    ].join('\n'),
  );
};
