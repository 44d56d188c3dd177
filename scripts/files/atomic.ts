/**
 * Writes files so that a machine that stops at any moment leaves the old file, the new file or none: never half of one.
 * Everything is written and flushed under a hidden name first, and then appears under its own in one step.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Hidden names are nobody's entry: neither the checker nor git takes them for content. */
const hiddenName = (path: string): string => `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`;

const writeFlushed = (path: string, text: string | Buffer): void => {
  const descriptor = openSync(path, 'wx', 0o644);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Replaces a file. */
export const replaceFile = (path: string, text: string | Buffer): void => {
  const hidden = join(dirname(path), hiddenName(path));
  try {
    writeFlushed(hidden, text);
    renameSync(hidden, path);
  } finally {
    rmSync(hidden, { force: true });
  }
};

const isExisting = (error: unknown): boolean =>
  ['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Creates a file, and the folders above it; false when something of that name is there already. */
export const createFile = (path: string, text: string): boolean => {
  mkdirSync(dirname(path), { recursive: true });
  const hidden = join(dirname(path), hiddenName(path));
  try {
    writeFlushed(hidden, text);
    // A second name is given only where none exists; renaming would replace what is there.
    linkSync(hidden, path);
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  } finally {
    rmSync(hidden, { force: true });
  }
};

/** Creates a folder that holds one file; false when a folder of that name is there and is not empty. */
export const createFolderWith = (folder: string, name: string, text: string): boolean => {
  mkdirSync(dirname(folder), { recursive: true });
  const hidden = join(dirname(folder), hiddenName(folder));
  try {
    mkdirSync(hidden);
    writeFlushed(join(hidden, name), text);
    renameSync(hidden, folder);
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  } finally {
    rmSync(hidden, { recursive: true, force: true });
  }
};
