/** Where an import stands, so that one that was stopped goes on and does not begin again. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpillSizes } from '#scripts/nppes/spill.ts';
import type { TallyCounts } from '#scripts/nppes/tally.ts';

export interface Checkpoint {
  /** Identities of all inputs and of the rules they are read by, in order. */
  readonly run: string;
  /** Which input is being read. */
  readonly input: number;
  /** How many of its bytes and lines are done. */
  readonly bytes: number;
  readonly lines: number;
  readonly counts: TallyCounts;
  readonly spill: SpillSizes;
  /** Length of the list of rejects. */
  readonly rejects: number;
  /** The latest change that any row so far tells of. */
  readonly latest: string;
}

const FILE = 'checkpoint.json';

export const readCheckpoint = (folder: string, run: string): Checkpoint | undefined => {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  try {
    const checkpoint = JSON.parse(readFileSync(file, 'utf8')) as Checkpoint;
    return checkpoint.run === run ? checkpoint : undefined;
  } catch {
    return undefined;
  }
};

export const writeCheckpoint = (folder: string, checkpoint: Checkpoint): void => {
  const file = join(folder, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
  renameSync(`${file}.new`, file);
};

export const forgetCheckpoint = (folder: string): void => {
  rmSync(join(folder, FILE), { force: true });
};
