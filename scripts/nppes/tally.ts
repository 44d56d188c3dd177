/** Counts what becomes of every row, and keeps where and why the unreadable ones failed. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { looksLikeFormula } from '#providers/registry.ts';

/** Plain numbers by name, so that a checkpoint can keep them. */
export interface TallyCounts {
  read: number;
  kept: number;
  readonly skipped: Record<string, number>;
  readonly rejected: Record<string, number>;
  readonly repaired: Record<string, number>;
}

const emptyCounts = (): TallyCounts => ({ read: 0, kept: 0, skipped: {}, rejected: {}, repaired: {} });

const HEADER = 'file,row,reason,found\n';

const cell = (text: string): string => `"${(looksLikeFormula(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export class Tally {
  readonly counts: TallyCounts;
  readonly #rejectsFile: string;
  #lines: string[] = [];

  /** @param counts Those of an interrupted run, to go on from. */
  constructor(rejectsFile: string, counts: TallyCounts = emptyCounts()) {
    this.counts = counts;
    this.#rejectsFile = rejectsFile;
    if (counts.read === 0) writeFileSync(rejectsFile, HEADER);
  }

  keep(repairs: readonly string[]): void {
    this.counts.read += 1;
    this.counts.kept += 1;
    for (const repair of repairs) add(this.counts.repaired, repair);
  }

  skip(reason: string): void {
    this.counts.read += 1;
    add(this.counts.skipped, reason);
  }

  /** @param row Line of the file the row ends on, from 1; of JSON the number of the result. */
  reject(file: string, row: number, reason: string, found: string): void {
    this.counts.read += 1;
    add(this.counts.rejected, reason);
    this.#lines.push(`${cell(file)},${row},${cell(reason)},${cell(found.slice(0, 80))}\n`);
    if (this.#lines.length >= 1000) this.flush();
  }

  flush(): void {
    if (this.#lines.length > 0) appendFileSync(this.#rejectsFile, this.#lines.join(''));
    this.#lines = [];
  }
}

const add = (counts: Record<string, number>, reason: string): void => {
  counts[reason] = (counts[reason] ?? 0) + 1;
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const listed = (title: string, counts: Readonly<Record<string, number>>): string[] =>
  sum(counts) === 0
    ? []
    : [
        `${title}: ${sum(counts).toLocaleString('en')}`,
        ...Object.entries(counts)
          .sort(([, a], [, b]) => b - a)
          .map(([reason, count]) => `  ${count.toLocaleString('en').padStart(11)}  ${reason}`),
      ];

/** The report in words. Kept, skipped and rejected rows add up to the rows read: nothing is lost silently. */
export const describeTally = ({ read, kept, skipped, rejected, repaired }: TallyCounts): string => {
  const accounted = kept + sum(skipped) + sum(rejected);
  if (accounted !== read)
    throw new Error(`${read} rows were read and ${accounted} are accounted for: a fault of the import.`);
  return [
    `Rows read: ${read.toLocaleString('en')}`,
    `Kept: ${kept.toLocaleString('en')}`,
    ...listed('Mended among the kept', repaired),
    ...listed('Left out by the rules', skipped),
    ...listed('Not readable', rejected),
  ].join('\n');
};
