/** One import: reads every input in turn, spills what is kept, and merges it into `content/registry`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import type { OtherPlace } from '#providers/registry.ts';
import { readApiAnswer } from '#scripts/nppes/api-answer.ts';
import { cleanCell } from '#scripts/nppes/cell-text.ts';
import { forgetCheckpoint, readCheckpoint, writeCheckpoint, type Checkpoint } from '#scripts/nppes/checkpoint.ts';
import type { Layout, ProviderLayout } from '#scripts/nppes/columns.ts';
import { organizationName, streetName } from '#scripts/nppes/letter-case.ts';
import { mergeRegistry, nameLine, placeLine, readRowLine, rowLine, type MergeResult } from '#scripts/nppes/merge.ts';
import { listInputs, type Input } from '#scripts/nppes/open-input.ts';
import {
  isOfInterest,
  practiceRow,
  readDate,
  readNpi,
  readState,
  type PracticeRules,
  type RawProvider,
} from '#scripts/nppes/practice-row.ts';
import { startProgress, type Progress } from '#scripts/nppes/progress.ts';
import { findColumns, readTable, type TableRecord, type TableStart } from '#scripts/nppes/read-table.ts';
import { readRegistryRegion, registryRegions } from '#scripts/nppes/registry-folder.ts';
import { Spill } from '#scripts/nppes/spill.ts';
import { Tally, type TallyCounts } from '#scripts/nppes/tally.ts';

export interface ImportOptions {
  readonly files: readonly string[];
  readonly rules: PracticeRules;
  /** `content/registry`. */
  readonly registryFolder: string;
  /** Where the work in progress and the list of rejects lie. */
  readonly workFolder: string;
  /** The input is the whole registry; else it only adds and changes. Undefined: as the file names tell. */
  readonly isComplete?: boolean | undefined;
  /** The day of the input; undefined: as the file names or the rows tell. */
  readonly registryOn?: string | undefined;
  /** Stops after so many rows, as a crash would: for tests. */
  readonly stopAfterRows?: number;
  readonly isQuiet?: boolean;
}

export interface ImportReport extends MergeResult {
  readonly counts: TallyCounts;
  readonly rejectsFile: string;
  readonly registryOn: string;
  readonly isComplete: boolean;
  /** Rows that an earlier, interrupted run had read already. */
  readonly resumedAt: number;
}

/** Bytes between two checkpoints: some seconds of work. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
const KIND_ORDER = ['providers', 'locations', 'other-names', 'deactivations'] as const;

/** The monthly file begins with the day the registry did; weekly updates with their own Monday. */
const COMPLETE_NAME = /npidata_pfile_20050523-(\d{4})(\d{2})(\d{2})/;
const DATED_NAME = /_\d{8}-(\d{4})(\d{2})(\d{2})/;

interface Table extends TableStart {
  readonly input: Input;
}

export class ImportRun {
  readonly #options: ImportOptions;
  readonly #spill: Spill;
  /** NPI → region it was last read in. */
  readonly #kept = new Map<number, string>();
  /** NPI → region of the registry folder. */
  readonly #known = new Map<number, string>();
  #tally: Tally;
  #latest = '';
  readonly #rejectsFile: string;

  constructor(options: ImportOptions) {
    this.#options = options;
    mkdirSync(options.workFolder, { recursive: true });
    this.#rejectsFile = join(options.workFolder, 'rejects.csv');
    this.#spill = new Spill(join(options.workFolder, 'spill'));
    this.#tally = new Tally(this.#rejectsFile);
  }

  async run(): Promise<ImportReport> {
    const { files, workFolder, registryFolder } = this.#options;
    const tables = await this.#openTables(files.filter((file) => !/\.json$/i.test(file)));
    const answers = files.filter((file) => /\.json$/i.test(file));
    const isComplete = this.#options.isComplete ?? tables.some(({ input }) => COMPLETE_NAME.test(input.name));
    if (!isComplete) this.#readKnown(registryFolder);
    const run = this.#identityOf(tables, answers);
    const checkpoint = readCheckpoint(workFolder, run);
    this.#startFrom(checkpoint);
    const resumedAt = this.#tally.counts.read;
    for (const [number, table] of tables.entries()) {
      if (checkpoint && number < checkpoint.input) continue;
      const from = checkpoint?.input === number ? checkpoint : table;
      await this.#readOne(table, number, from, run);
    }
    for (const file of answers) this.#readAnswer(file);
    this.#tally.flush();
    const registryOn = this.#options.registryOn ?? dateOf(tables) ?? this.#latest;
    const off = new Set(this.#spill.read('off', 'all'));
    const result = mergeRegistry({
      folder: registryFolder,
      spill: this.#spill,
      kept: this.#kept,
      touched: new Set(this.#spill.read('seen', 'all').map(Number)),
      isGone: (npi) => off.has(npi) || this.#options.rules.isRemoved(npi),
      isComplete,
      registryOn,
    });
    forgetCheckpoint(workFolder);
    rmSync(join(workFolder, 'spill'), { recursive: true, force: true });
    return { ...result, counts: this.#tally.counts, rejectsFile: this.#rejectsFile, registryOn, isComplete, resumedAt };
  }

  async #openTables(files: readonly string[]): Promise<Table[]> {
    const inputs = (await Promise.all(files.map(listInputs))).flat();
    const tables = await Promise.all(inputs.map(async (input) => ({ input, ...(await findColumns(input)) })));
    return tables.sort(
      (a, b) =>
        KIND_ORDER.indexOf(a.layout.kind) - KIND_ORDER.indexOf(b.layout.kind) || (a.input.name < b.input.name ? -1 : 1),
    );
  }

  #readKnown(folder: string): void {
    for (const region of registryRegions(folder)) {
      for (const npi of readRegistryRegion(folder, region).keys()) this.#known.set(Number(npi), region);
    }
  }

  #identityOf(tables: readonly Table[], answers: readonly string[]): string {
    const { rules } = this.#options;
    const parts = [
      ...tables.map(({ input }) => input.identity),
      ...answers.map((file) => `${file}:${statSync(file).mtimeMs}`),
      ...[...rules.professions].map(([code, profession]) => `${code}=${profession}`),
    ];
    return createHash('sha256').update(parts.join('\n')).digest('hex');
  }

  #startFrom(checkpoint: Checkpoint | undefined): void {
    this.#spill.cutTo(checkpoint?.spill ?? {});
    if (!checkpoint) return;
    this.#tally = new Tally(this.#rejectsFile, checkpoint.counts);
    if (existsSync(this.#rejectsFile)) truncateSync(this.#rejectsFile, checkpoint.rejects);
    this.#latest = checkpoint.latest;
    const order = new Map<number, number>();
    for (const region of this.#spill.regions()) {
      for (const line of this.#spill.read('rows', region)) {
        const { order: at, npi } = readRowLine(line);
        if (at < (order.get(npi) ?? -1)) continue;
        order.set(npi, at);
        this.#kept.set(npi, region);
      }
    }
  }

  async #readOne(table: Table, number: number, from: { bytes: number; lines: number }, run: string): Promise<void> {
    const { input, layout } = table;
    const progress: Progress | undefined = this.#options.isQuiet ? undefined : startProgress(input.name, input.size);
    let nextCheckpoint = from.bytes + CHECKPOINT_BYTES;
    let lastUnreadable = 0;
    await readTable(input, from, {
      onRecord: (record) => {
        this.#take(layout, input.name, record);
        if (this.#options.stopAfterRows !== undefined && this.#tally.counts.read >= this.#options.stopAfterRows) {
          this.#checkpoint(run, number, record);
          throw new Error('Stopped.');
        }
        if (record.bytes >= nextCheckpoint) {
          nextCheckpoint = record.bytes + CHECKPOINT_BYTES;
          this.#checkpoint(run, number, record);
        }
        progress?.update(record.bytes, this.#tally.counts.read);
      },
      onUnreadable: (line, message) => {
        // The parser complains of each wrong quote of a line; the line counts once.
        if (line !== lastUnreadable) this.#tally.reject(input.name, line, 'unreadable quotes', message);
        lastUnreadable = line;
      },
    });
    progress?.end();
  }

  #checkpoint(run: string, input: number, { bytes, line }: TableRecord): void {
    this.#tally.flush();
    writeCheckpoint(this.#options.workFolder, {
      run,
      input,
      bytes,
      lines: line,
      counts: this.#tally.counts,
      spill: this.#spill.sizes(),
      rejects: statSync(this.#rejectsFile).size,
      latest: this.#latest,
    });
  }

  #take(layout: Layout, file: string, { cells, line }: TableRecord): void {
    if (cells.length !== layout.width) {
      this.#tally.reject(file, line, 'wrong number of cells', `${cells.length} instead of ${layout.width}`);
      return;
    }
    const at = (index: number): string => cells[index] ?? '';
    switch (layout.kind) {
      case 'providers':
        this.#takeProvider(rawProvider(layout, cells), file, line);
        return;
      case 'locations': {
        const { city, state, postalCode, country } = layout;
        this.#takePlace(
          at(layout.npi),
          { city: at(city), state: at(state), postalCode: at(postalCode), country: at(country) },
          file,
          line,
        );
        return;
      }
      case 'other-names':
        this.#takeName(at(layout.npi), at(layout.name), at(layout.type));
        return;
      case 'deactivations':
        if (readDate(at(layout.deactivatedOn)) === '')
          this.#tally.reject(file, line, 'no date', at(layout.deactivatedOn));
        else {
          this.#spill.add('off', 'all', readNpi(at(layout.npi)).npi);
          this.#tally.skip('deactivated');
        }
    }
  }

  #takeProvider(raw: RawProvider, file: string, row: number): void {
    const { rules } = this.#options;
    const npi = Number(readNpi(raw.npi).npi);
    if (this.#known.has(npi)) this.#spill.add('seen', 'all', String(npi));
    if (!isOfInterest(raw.taxonomies, rules)) {
      const isOff =
        raw.entityType.trim() === '' || (raw.deactivatedOn.trim() !== '' && raw.reactivatedOn.trim() === '');
      this.#kept.delete(npi);
      this.#tally.skip(isOff ? 'deactivated' : 'other profession');
      return;
    }
    const outcome = practiceRow(raw, rules);
    if ('reject' in outcome) {
      this.#tally.reject(file, row, outcome.reject, cleanCell(outcome.found).text);
      return;
    }
    if ('skip' in outcome) {
      this.#kept.delete(npi);
      this.#tally.skip(outcome.skip);
      return;
    }
    const region = regionSlugOf(outcome.row.country, outcome.row.region) ?? '';
    this.#kept.set(npi, region);
    this.#spill.add('rows', region, rowLine(this.#tally.counts.read, outcome.row));
    if (outcome.row.updatedOn > this.#latest) this.#latest = outcome.row.updatedOn;
    this.#tally.keep(outcome.repairs);
  }

  #regionOf(npiCell: string): { npi: string; region: string | undefined } {
    const { npi } = readNpi(npiCell);
    return { npi, region: this.#kept.get(Number(npi)) ?? this.#known.get(Number(npi)) };
  }

  #takePlace(
    npiCell: string,
    place: { city: string; state: string; postalCode: string; country: string },
    file: string,
    row: number,
  ): void {
    const { npi, region } = this.#regionOf(npiCell);
    if (region === undefined) return this.#tally.skip('other profession');
    if (!['', UNITED_STATES.code].includes(place.country.trim().toUpperCase()))
      return this.#tally.skip('other country');
    const state = readState(UNITED_STATES, cleanCell(place.state).text);
    const postalCode = UNITED_STATES.normalisePostalCode(place.postalCode);
    if (state === undefined) return this.#tally.reject(file, row, 'no such state', place.state);
    if (postalCode === undefined) return this.#tally.reject(file, row, 'no postal code', place.postalCode);
    const otherPlace: OtherPlace = {
      postalCode,
      region: state,
      city: streetName(cleanCell(place.city).text).replaceAll(';', ','),
    };
    this.#spill.add('places', region, placeLine(npi, otherPlace));
    this.#tally.keep([]);
  }

  #takeName(npiCell: string, name: string, type: string): void {
    const { npi, region } = this.#regionOf(npiCell);
    const text = cleanCell(name).text;
    if (region === undefined || type.trim() !== '3' || text === '')
      return this.#tally.skip(region === undefined ? 'other profession' : 'not the name on the door');
    this.#spill.add('names', region, nameLine(npi, organizationName(text)));
    this.#tally.keep([]);
  }

  #readAnswer(file: string): void {
    for (const [index, { provider, otherPlaces }] of readApiAnswer(
      readFileSync(file, 'latin1'),
      basename(file),
    ).entries()) {
      this.#takeProvider(provider, basename(file), index + 1);
      const { region } = this.#regionOf(provider.npi);
      if (region !== undefined)
        for (const place of otherPlaces) this.#takePlace(provider.npi, place, basename(file), index + 1);
    }
  }
}

const dateOf = (tables: readonly Table[]): string | undefined => {
  const dates = tables.flatMap(({ input }) => {
    const parts = COMPLETE_NAME.exec(input.name) ?? DATED_NAME.exec(input.name);
    return parts ? [`${parts[1]}-${parts[2]}-${parts[3]}`] : [];
  });
  return dates.sort().at(-1);
};

const rawProvider = (layout: ProviderLayout, cells: readonly string[]): RawProvider => {
  const at = (index: number): string => cells[index] ?? '';
  const codes: string[] = [];
  for (const { code, isPrimary } of layout.taxonomies) {
    const text = cells[code];
    if (text === undefined || text === '') continue;
    if (cells[isPrimary] === 'Y') codes.unshift(text);
    else codes.push(text);
  }
  return {
    npi: at(layout.npi),
    entityType: at(layout.entityType),
    organization: at(layout.organization),
    last: at(layout.last),
    first: at(layout.first),
    middle: at(layout.middle),
    suffix: at(layout.suffix),
    credentials: at(layout.credentials),
    otherOrganization: at(layout.otherOrganization),
    otherOrganizationType: at(layout.otherOrganizationType),
    address1: at(layout.address1),
    address2: at(layout.address2),
    city: at(layout.city),
    state: at(layout.state),
    postalCode: at(layout.postalCode),
    country: at(layout.country),
    phone: at(layout.phone),
    updatedOn: at(layout.updatedOn),
    deactivatedOn: at(layout.deactivatedOn),
    reactivatedOn: at(layout.reactivatedOn),
    taxonomies: codes,
  };
};
