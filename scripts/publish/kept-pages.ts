/**
 * Pages of the published site that the next build can take over. What a page was made from is its key, which its route
 * gives (`pageKey` in `src/site/queries.ts`); the ledger of the last build holds the key, the facts and the files of each.
 *
 * The ledger is no part of the site and lies in `.cache/`. Nothing is taken from it that does not fit what lies in `dist/`:
 * a file that was changed or is gone is made anew, and so is everything after a change of the code.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLittle, readKeptFile, writeKeptChanges, writeKeptFile } from '#scripts/files/changes-file.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { packFacts, unpackFacts, type PackedFacts, type PageFacts } from './page-facts.ts';

export interface KeptPage {
  readonly key: string;
  /** Of the page, where the file is one. */
  readonly facts: PageFacts | undefined;
  /** Files below the site that belong to it, its own among them. */
  readonly files: readonly string[];
}

/** Pages by their file. */
export type Ledger = ReadonlyMap<string, KeptPage>;

/** What the last build that was published left for the next one. */
export interface LastBuild {
  readonly pages: Ledger;
  /** The notes of the search index are still those of that build, so only pages that changed since need be read. */
  readonly isIndexAsBefore: boolean;
}

export const NOTHING_KEPT: LastBuild = { pages: new Map(), isIndexAsBefore: false };

/** Where a build notes what it leaves, the site it speaks of, and the notes of the search index. */
export interface LedgerPlaces {
  readonly ledger: string;
  readonly site: string;
  readonly indexNotes: string;
}

/** How a file lay there: a change of it shows in one of the two. */
type Trace = readonly [bytes: number, changedAt: number];

interface WrittenPage {
  readonly key: string;
  readonly files: Readonly<Record<string, Trace>>;
}

interface Whole {
  readonly code: string;
  readonly index: Trace | undefined;
  readonly pages: Readonly<Record<string, WrittenPage & { readonly hasFacts: boolean }>>;
  /** Facts of those pages that have some, in the order of `pages`. */
  readonly facts: PackedFacts;
}

interface Changes {
  readonly index: Trace | undefined;
  readonly pages: Readonly<Record<string, WrittenPage & { readonly facts?: PageFacts | undefined }>>;
  readonly gone: readonly string[];
}

const CODE = ['src', 'scripts', 'public'];
const CODE_FILES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Changes with every change of what makes pages: our code, the packages and Node. */
export const digestOfCode = (): string => {
  const hash = createHash('sha256').update(process.version);
  const files = [...CODE.flatMap((folder) => listFiles(folder).map((file) => join(folder, file))), ...CODE_FILES];
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('base64url');
};

const traceOf = (file: string): Trace | undefined => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat && [stat.size, Math.trunc(stat.mtimeMs)];
};

const isSame = (before: Trace | undefined, now: Trace | undefined): boolean =>
  before !== undefined && before[0] === now?.[0] && before[1] === now[1];

/** Pages that stand in the large file of the ledger, and what it is called. */
interface Written {
  readonly stamp: string;
  readonly pages: ReadonlyMap<string, KeptPage>;
}

/** Which ledger a build was read from, for the one that writes it. */
const writtenOf = new WeakMap<LastBuild, Written>();

/** What the last build left for this one; nothing where the code has changed since, or the ledger cannot be read. */
export const readLedger = (places: LedgerPlaces, code: string): LastBuild => {
  try {
    return readWritten(places, code);
  } catch {
    // Not ours: everything is made anew.
    return NOTHING_KEPT;
  }
};

const readWritten = ({ ledger: path, site, indexNotes }: LedgerPlaces, code: string): LastBuild => {
  const kept = readKeptFile<Whole, Changes>(path);
  if (kept?.content.code !== code) return NOTHING_KEPT;
  const { stamp, content, changes } = kept;
  const facts = unpackFacts(content.facts).values();
  const whole = new Map<string, KeptPage>();
  const traces = new Map<KeptPage, WrittenPage['files']>();
  const read = ({ key, files }: WrittenPage, own: PageFacts | undefined): KeptPage => {
    const page = { key, files: Object.keys(files), facts: own };
    traces.set(page, files);
    return page;
  };
  for (const [name, page] of Object.entries(content.pages)) {
    whole.set(name, read(page, page.hasFacts ? facts.next().value : undefined));
  }
  const pages = new Map(whole);
  for (const name of changes?.gone ?? []) pages.delete(name);
  for (const [name, page] of Object.entries(changes?.pages ?? {})) pages.set(name, read(page, page.facts));
  for (const [name, page] of pages) {
    const isWhole = Object.entries(traces.get(page) ?? {}).every(([file, trace]) =>
      isSame(trace, traceOf(join(site, file))),
    );
    if (!isWhole) pages.delete(name);
  }
  const last = { pages, isIndexAsBefore: isSame((changes ?? content).index, traceOf(indexNotes)) };
  writtenOf.set(last, { stamp, pages: whole });
  return last;
};

/** @param last What `readLedger` gave at the start of the build. */
export const writeLedger = (
  { ledger: path, site, indexNotes }: LedgerPlaces,
  code: string,
  ledger: Ledger,
  last: LastBuild,
): void => {
  const index = traceOf(indexNotes);
  const write = ({ key, files }: KeptPage): WrittenPage => ({
    key,
    files: Object.fromEntries(
      files.flatMap((file) => {
        const trace = traceOf(join(site, file));
        return trace ? [[file, trace] as const] : [];
      }),
    ),
  });
  const written = writtenOf.get(last);
  // A page that was taken over is the same object as before.
  const changed = [...ledger].filter(([name, page]) => written?.pages.get(name) !== page);
  const gone = written ? [...written.pages.keys()].filter((name) => !ledger.has(name)) : [];
  if (written && isLittle(changed.length + gone.length, ledger.size)) {
    const pages = Object.fromEntries(changed.map(([name, page]) => [name, { ...write(page), facts: page.facts }]));
    writeKeptChanges(path, written.stamp, { index, pages, gone } satisfies Changes);
    return;
  }
  const pages = Object.fromEntries(
    [...ledger].map(([name, page]) => [name, { ...write(page), hasFacts: page.facts !== undefined }]),
  );
  const facts = packFacts([...ledger.values()].flatMap((page) => page.facts ?? []));
  writeKeptFile(path, { code, index, pages, facts } satisfies Whole);
};

/** Gives a file a second name, unless there is one of that name. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    // Some disks know no links.
    if (code === 'EEXIST' || existsSync(to)) return;
    copyFileSync(from, to);
    // The ledger knows it by its time.
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
};

/** Makes folders, each once: looking for all folders above each of them takes twice as long. */
const folderMaker = (): ((folder: string) => void) => {
  const made = new Set<string>();
  const make = (folder: string): void => {
    if (made.has(folder)) return;
    made.add(folder);
    try {
      mkdirSync(folder);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return;
      if (code !== 'ENOENT') throw error;
      make(dirname(folder));
      mkdirSync(folder);
    }
  };
  return make;
};

/** Takes files of one site over into another on the same disk, without copying them: no build writes into a file. */
export const takeOver = (files: Iterable<string>, from: string, to: string): void => {
  const makeFolder = folderMaker();
  for (const file of files) {
    makeFolder(dirname(join(to, file)));
    linkOrCopy(join(from, file), join(to, file));
  }
};
