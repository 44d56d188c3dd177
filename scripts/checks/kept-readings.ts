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

interface Written {
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

/** An entry that was in order. Where something stands in it is asked only when something is wrong: then it is read. */
const entryOf = (root: string, file: EntryFile, { id, data, body }: KeptReading): Entry => {
  const again = (): Entry => {
    const [entry] = readEntryFile(root, collections[file.collection as CollectionName], file).entries;
    if (!entry) throw new Error(`${file.file} has gone while it was checked.`);
    return entry;
  };
  return {
    ...file,
    id,
    written: data,
    data,
    body,
    get bodyLine() {
      return again().bodyLine;
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
  let readings: Written['readings'] = {};
  try {
    const written = JSON.parse(readFileSync(path, 'utf8')) as Written;
    if (written.world === world) readings = written.readings;
  } catch {
    // Not there, or cut off: everything is read.
  }
  return (file) => {
    const kept = readings[file.file];
    if (!kept) return undefined;
    const trace = traceOf(join(root, file.file));
    return kept.trace.every((part, index) => part === trace[index]) ? entryOf(root, file, kept) : undefined;
  };
};

/** Keeps what was read of content that has no errors. */
export const writeKept = (path: string, { root, world, of }: Content): void => {
  if (world === undefined) return;
  const readings = Object.fromEntries(
    LARGE_COLLECTIONS.flatMap((name) => of(name)).map(({ file, id, data, body }) => [
      file,
      { trace: traceOf(join(root, file)), id, data, body },
    ]),
  );
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify({ world, readings } satisfies Written));
};
