import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectionShape } from './collection-shape.ts';
import { readEntryFile, type EntryFile, type ParseResult } from './entry-files.ts';

/** Size and time of the last change: a file with the same stamp holds what it held. */
export const fileStamp = (path: string): string => {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
};

/**
 * Reads the files of a site, each once until it changes. The check and the collections share one, so that they cannot
 * disagree and no file is parsed twice.
 */
export class EntryReader {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly #results = new Map<string, { readonly stamp: string; readonly result: ParseResult }>();

  constructor(root: string) {
    this.root = root;
  }

  read(shape: CollectionShape, file: EntryFile): ParseResult {
    const stamp = fileStamp(join(this.root, file.file));
    const known = this.#results.get(file.file);
    if (known?.stamp === stamp) return known.result;
    const result = readEntryFile(this.root, shape, file);
    this.#results.set(file.file, { stamp, result });
    return result;
  }

  /** Forgets all results: they hold the text of every file. */
  clear(): void {
    this.#results.clear();
  }
}
