/**
 * What the last build read from files that have not changed since, so that they need not be read, parsed and checked again.
 *
 * Only entries of the large collections are kept. Whether one of them is in order depends on its own file and on the rest
 * of the content; so they are kept only while everything else is as it was: all other files, the names of all entries, the
 * pictures, the day and the code. A published site has no errors, so what was kept has none.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collections, type CollectionName } from '#collections.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Content } from './content.ts';
import { readEntryFile, type Entry, type EntryFile } from '#site/entry-files.ts';

/** Collections that can grow to many thousands of files. */
const LARGE_COLLECTIONS: readonly CollectionName[] = ['articles', 'providers'];

/** Bytes, time of the last change of the file or its name, and its number on the disk: no program can write unnoticed. */
type Trace = readonly [bytes: number, changedAt: number, inode: number];

interface KeptReading {
  readonly trace: Trace;
  readonly id: string;
  readonly data: unknown;
  readonly body: string;
}

export interface Readings {
  readonly world: string;
  readonly readings: Readonly<Record<string, KeptReading>>;
}

const traceOf = (path: string): Trace => {
  const { size, ctimeMs, ino } = statSync(path);
  return [size, ctimeMs, ino];
};

export interface WorldOptions {
  readonly root: string;
  readonly today: CalendarDate;
  /** Changes with every change of the code. */
  readonly code: string;
  readonly files: readonly EntryFile[];
  readonly pictures: Iterable<string>;
}

/** Everything that what was kept depends on, as one word. */
export const worldOf = ({ root, today, code, files, pictures }: WorldOptions): string => {
  const hash = createHash('sha256').update(`${code}\0${today}\0`);
  for (const { collection, file } of files) {
    hash.update(`${file}\0`);
    if (!(LARGE_COLLECTIONS as readonly string[]).includes(collection)) hash.update(readFileSync(join(root, file)));
  }
  for (const picture of pictures) hash.update(`${picture}\0${traceOf(join(root, picture)).join()}\0`);
  return hash.digest('base64url');
};

/** An entry that was read elsewhere. Where something stands in its file is asked when something is wrong: then it is read. */
export const entryReadAgain = (
  root: string,
  file: EntryFile,
  {
    id,
    written,
    data,
    body,
    bodyLine,
  }: Pick<Entry, 'id' | 'written' | 'data' | 'body'> & { readonly bodyLine?: number },
): Entry => {
  let entry: Entry | undefined;
  const again = (): Entry => {
    entry ??= readEntryFile(root, collections[file.collection as CollectionName], file).entries.find(
      (one) => one.id === id,
    );
    if (!entry) throw new Error(`${file.file} was changed while it was checked. Start again.`);
    return entry;
  };
  return {
    ...file,
    id,
    written,
    data,
    body,
    get bodyLine() {
      return bodyLine ?? again().bodyLine;
    },
    locate: (path) => again().locate(path),
    locateKey: (path) => again().locateKey(path),
    locateWords: (path, words, nth) => again().locateWords(path, words, nth),
  };
};

/**
 * Finds the entry of a file that is as it was. Nothing is kept of another world, or where what was kept cannot be read.
 *
 * @param path File that `writeKept` wrote.
 */
export const readKept = (path: string, root: string, world: string): ((file: EntryFile) => Entry | undefined) => {
  let readings: Readings['readings'] = {};
  try {
    const written = JSON.parse(readFileSync(path, 'utf8')) as Readings;
    if (written.world === world) readings = written.readings;
  } catch {
    // Not there, or cut off: everything is read.
  }
  return (file) => {
    const kept = readings[file.file];
    if (!kept) return undefined;
    const trace = traceOf(join(root, file.file));
    const isSame = kept.trace.every((part, index) => part === trace[index]);
    return isSame ? entryReadAgain(root, file, { ...kept, written: kept.data }) : undefined;
  };
};

/** What can be kept of content that has no errors: nothing of the trees and texts it was read from. */
export const readingsOf = ({ root, world, of }: Content): Readings | undefined =>
  world === undefined
    ? undefined
    : {
        world,
        readings: Object.fromEntries(
          LARGE_COLLECTIONS.flatMap((name) => of(name)).map(({ file, id, data, body }) => [
            file,
            { trace: traceOf(join(root, file)), id, data, body },
          ]),
        ),
      };

export const writeKept = (path: string, readings: Readings): void => {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify(readings));
};
