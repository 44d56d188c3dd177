/** `content/registry`: what is in it, and how it is changed all at once. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRegistryFiles } from '#providers/registry-files.ts';

const ENDING = '.csv';

export const registryRegions = (folder: string): string[] =>
  listRegistryFiles(folder).map((file) => file.slice(0, -ENDING.length));

/**
 * The lines of a region by their NPIs, as they are: a whole registry replaces them, and must not fail because the file
 * was cut, or has the columns of last year. Before an update `judgeKnown` looks whether they are in order.
 */
export const readRegistryRegion = (folder: string, region: string): Map<string, string> => {
  const file = join(folder, `${region}${ENDING}`);
  const [, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split(/\r?\n/) : [];
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(',')), line]));
};

/**
 * Writes files beside the old ones, then puts them in their place one after the other. Whatever stops it, each file is
 * old or new and never half; the next run brings the rest.
 */
export class FolderChange {
  readonly #folder: string;
  readonly #written: string[] = [];
  readonly #removed: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.new'))) rmSync(join(folder, file));
  }

  /** Undefined removes the file. What would not change is left alone. */
  set(file: string, text: string | undefined): void {
    const path = join(this.#folder, file);
    const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    if (old === text) return;
    if (text === undefined) {
      this.#removed.push(file);
      return;
    }
    writeFileSync(`${path}.new`, text);
    this.#written.push(file);
  }

  /** Forgets what was written; the folder stays as it was. */
  discard(): void {
    for (const file of this.#written) rmSync(join(this.#folder, `${file}.new`));
  }

  /** Names of the files that changed. */
  commit(): string[] {
    for (const file of this.#written) renameSync(join(this.#folder, `${file}.new`), join(this.#folder, file));
    for (const file of this.#removed) rmSync(join(this.#folder, file));
    return [...this.#written, ...this.#removed].sort();
  }
}
