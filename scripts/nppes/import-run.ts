/** One import: reads every input in turn, spills what is kept, and merges it into `content/registry`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readRegistryDay } from '#providers/registry-files.ts';
import { forgetCheckpoint, readCheckpoint, writeCheckpoint, type Checkpoint } from '#scripts/nppes/checkpoint.ts';
import { Intake } from '#scripts/nppes/intake.ts';
import { mergeRegistry, readRowLine, type MergeResult } from '#scripts/nppes/merge.ts';
import { judgeKnown, judgeMerge, tableDay } from '#scripts/nppes/import-guards.ts';
import { openFile, type PassedOver } from '#scripts/nppes/open-input.ts';
import { openTables, type Table } from '#scripts/nppes/open-tables.ts';
import type { PracticeRules } from '#scripts/nppes/practice-row.ts';
import { startProgress, type ImportProgress } from '#scripts/nppes/progress.ts';
import { readTable, type TableRecord } from '#scripts/nppes/read-table.ts';
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
  /** Believes a whole registry that takes out most of what is known, or breaks off. */
  readonly mayShrink?: boolean | undefined;
  /** Believes files that are older than what is known. */
  readonly mayGoBack?: boolean | undefined;
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
  /** Files of archives that were not read, and why. */
  readonly passedOver: readonly PassedOver[];
  /** Tables whose cells are separated by something other than commas. */
  readonly separators: readonly { readonly name: string; readonly separator: string }[];
  /** Tables that break off in the middle of a record. */
  readonly cutShort: readonly string[];
}

/** Bytes between two checkpoints: some seconds of work. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;
export class ImportRun {
  readonly #options: ImportOptions;
  readonly #spill: Spill;
  readonly #intake: Intake;
  readonly #rejectsFile: string;

  constructor(options: ImportOptions) {
    this.#options = options;
    mkdirSync(options.workFolder, { recursive: true });
    this.#rejectsFile = join(options.workFolder, 'rejects.csv');
    this.#spill = new Spill(join(options.workFolder, 'spill'));
    this.#intake = new Intake(options.rules, this.#spill, new Tally(this.#rejectsFile));
  }

  async run(): Promise<ImportReport> {
    const { files, workFolder, registryFolder } = this.#options;
    const opened = await Promise.all(files.map(async (file) => ({ file, ...(await openFile(file)) })));
    const answers = opened.filter(({ isAnswer }) => isAnswer).map(({ file }) => file);
    const { tables, passedOver } = await openTables(opened);
    const isComplete = this.#options.isComplete ?? tables.some(({ isWhole }) => isWhole);
    const dayBefore = readRegistryDay(registryFolder)?.registryOn ?? '';
    const dayTold = tableDay(tables, dayBefore, this.#options);
    if (!isComplete) {
      judgeKnown(registryFolder);
      this.#readKnown(registryFolder);
    }
    const run = this.#identityOf(tables, answers);
    const checkpoint = readCheckpoint(workFolder, run);
    this.#startFrom(checkpoint);
    const resumedAt = this.#intake.tally.counts.read;
    const cutShort: string[] = [];
    for (const [number, table] of tables.entries()) {
      if (checkpoint && number < checkpoint.input) continue;
      const from = checkpoint?.input === number ? checkpoint : table;
      if ((await this.#readOne(table, number, from, run)).isCutShort) cutShort.push(table.input.name);
    }
    for (const file of answers) this.#intake.takeAnswer(file);
    this.#intake.tally.flush();
    const day = dayTold ?? (answers.length > 0 || isComplete || dayBefore === '' ? this.#intake.latest : '');
    const registryOn = isComplete || day > dayBefore ? day : dayBefore;
    const off = new Set(this.#spill.read('off', 'all'));
    const result = mergeRegistry({
      folder: registryFolder,
      spill: this.#spill,
      kept: this.#intake.kept,
      touched: new Set(this.#spill.read('seen', 'all').map(Number)),
      isGone: (npi) => off.has(npi) || this.#options.rules.isRemoved(npi),
      isComplete,
      registryOn,
      judge: (outcome) => {
        judgeMerge({ ...outcome, registryOn, isComplete, cutShort, tables, mayShrink: this.#options.mayShrink });
      },
    });
    forgetCheckpoint(workFolder);
    rmSync(join(workFolder, 'spill'), { recursive: true, force: true });
    return {
      ...result,
      counts: this.#intake.tally.counts,
      rejectsFile: this.#rejectsFile,
      registryOn,
      isComplete,
      resumedAt,
      passedOver,
      separators: tables
        .filter(({ separator }) => separator !== ',')
        .map(({ input, separatorName }) => ({ name: input.name, separator: separatorName })),
      cutShort,
    };
  }

  #readKnown(folder: string): void {
    for (const region of registryRegions(folder)) {
      for (const npi of readRegistryRegion(folder, region).keys()) this.#intake.known.set(Number(npi), region);
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
    this.#intake.tally = new Tally(this.#rejectsFile, checkpoint.counts);
    if (existsSync(this.#rejectsFile)) truncateSync(this.#rejectsFile, checkpoint.rejects);
    this.#intake.latest = checkpoint.latest;
    const order = new Map<number, number>();
    for (const region of this.#spill.regions()) {
      for (const line of this.#spill.read('rows', region)) {
        const { order: at, npi } = readRowLine(line);
        if (at < (order.get(npi) ?? -1)) continue;
        order.set(npi, at);
        this.#intake.kept.set(npi, region);
      }
    }
  }

  async #readOne(
    table: Table,
    number: number,
    from: { bytes: number; lines: number },
    run: string,
  ): Promise<{ readonly isCutShort: boolean }> {
    const { input, layout } = table;
    const progress: ImportProgress | undefined = this.#options.isQuiet
      ? undefined
      : startProgress(input.name, input.size);
    let nextCheckpoint = from.bytes + CHECKPOINT_BYTES;
    let lastUnreadable = 0;
    const ending = await readTable(input, table, from, {
      onRecord: (record) => {
        this.#intake.take(layout, input.name, record);
        if (
          this.#options.stopAfterRows !== undefined &&
          this.#intake.tally.counts.read >= this.#options.stopAfterRows
        ) {
          this.#checkpoint(run, number, record);
          throw new Error('Stopped.');
        }
        if (record.bytes >= nextCheckpoint) {
          nextCheckpoint = record.bytes + CHECKPOINT_BYTES;
          this.#checkpoint(run, number, record);
        }
        progress?.update(record.bytes, this.#intake.tally.counts.read);
      },
      onUnreadable: (line, reason, message) => {
        // The parser complains of each wrong quote of a line; the line counts once.
        if (line !== lastUnreadable) this.#intake.tally.reject(input.name, line, reason, message);
        lastUnreadable = line;
      },
    });
    progress?.end();
    return ending;
  }

  #checkpoint(run: string, input: number, { bytes, line }: TableRecord): void {
    this.#intake.tally.flush();
    writeCheckpoint(this.#options.workFolder, {
      run,
      input,
      bytes,
      lines: line,
      counts: this.#intake.tally.counts,
      spill: this.#spill.sizes(),
      rejects: statSync(this.#rejectsFile).size,
      latest: this.#intake.latest,
    });
  }
}
