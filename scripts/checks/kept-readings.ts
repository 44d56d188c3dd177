/**
 * What the last build read from files that have not changed since, so that they need not be read, parsed and checked again.
 *
 * Only entries of the large collections are kept. Whether one of them is in order depends on its own file and on the rest
 * of the content; so they are kept only while everything else is as it was: all other files, the names of all entries, the
 * pictures, the day and the code. A published site has no errors, so what was kept has none.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { collections, type CollectionName } from '#collections.ts';
import { isLittle, readKeptFile, writeKeptChanges, writeKeptFile } from '#scripts/files/changes-file.ts';
import type { CalendarDate } from '#site/dates.ts';
import { LARGE_COLLECTIONS } from '#site/entries.ts';
import type { Content } from './content.ts';
import { readEntryFile, type Entry, type EntryFile } from '#site/entry-files.ts';

/** Bytes, time of the last change of the file or its name, and its number on the disk: no program can write unnoticed. */
type Trace = readonly [bytes: number, changedAt: number, inode: number];

interface KeptReading {
  readonly trace: Trace;
  readonly id: string;
  readonly data: unknown;
  readonly body: string;
}

interface Whole {
  readonly world: string;
  readonly readings: Readonly<Record<string, KeptReading>>;
}

type Changes = Readonly<Record<string, KeptReading>>;

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

/** What can be kept of content, by file: nothing of the trees and texts it was read from. */
export type Readings = ReadonlyMap<string, KeptReading>;

interface Kept {
  readonly stamp: string | undefined;
  readonly whole: Readings;
  readonly changes: Readings;
}

const NOTHING: Kept = { stamp: undefined, whole: new Map(), changes: new Map() };

const readWorld = (path: string, world: string): Kept => {
  try {
    const kept = readKeptFile<Whole, Changes>(path);
    if (kept?.content.world !== world) return NOTHING;
    const { stamp, content, changes = {} } = kept;
    return { stamp, whole: new Map(Object.entries(content.readings)), changes: new Map(Object.entries(changes)) };
  } catch {
    // Not ours: everything is read.
    return NOTHING;
  }
};

/** Readings of one world. Nothing is kept of another one, or where what was kept cannot be read. */
export class KeptReadings {
  readonly #path: string;
  readonly #root: string;
  readonly #world: string;
  /** As they lie in the large file, and as they were after the last build. */
  readonly #whole: Readings;
  readonly #last: Readings;
  readonly #stamp: string | undefined;
  /** Those that are still true. */
  readonly #found = new Map<string, KeptReading>();

  /** @param path File that `write` wrote. */
  constructor(path: string, root: string, world: string) {
    this.#path = path;
    this.#root = root;
    this.#world = world;
    const { stamp, whole, changes } = readWorld(path, world);
    this.#stamp = stamp;
    this.#whole = whole;
    this.#last = new Map([...whole, ...changes]);
  }

  /** The entry of a file that is as it was. */
  find(file: EntryFile): Entry | undefined {
    const kept = this.#last.get(file.file);
    if (!kept) return undefined;
    const trace = traceOf(join(this.#root, file.file));
    if (!kept.trace.every((part, index) => part === trace[index])) return undefined;
    this.#found.set(file.file, kept);
    return entryReadAgain(this.#root, file, { ...kept, written: kept.data });
  }

  /** What can be kept of content that has no errors. */
  readingsOf({ root, of }: Pick<Content, 'root' | 'of'>): Readings {
    return new Map(
      LARGE_COLLECTIONS.flatMap((name) => of(name)).map(({ file, id, data, body }) => [
        file,
        this.#found.get(file) ?? { trace: traceOf(join(root, file)), id, data, body },
      ]),
    );
  }

  write(readings: Readings): void {
    // A file that comes or goes is another world.
    const changed = [...readings].filter(([file, reading]) => this.#whole.get(file) !== reading);
    if (this.#stamp !== undefined && isLittle(changed.length, readings.size)) {
      writeKeptChanges(this.#path, this.#stamp, Object.fromEntries(changed) satisfies Changes);
    } else {
      writeKeptFile(this.#path, { world: this.#world, readings: Object.fromEntries(readings) } satisfies Whole);
    }
  }
}
