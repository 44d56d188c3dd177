/**
 * Pages of the published site that the next build can take over. What a page was made from is its key, which its route
 * gives (`pageKey` in `src/site/queries.ts`); the ledger of the last build holds the key, the facts and the files of each.
 *
 * The ledger is no part of the site and lies in `.cache/`. Nothing is taken from it that does not fit what lies in `dist/`:
 * a file that was changed or is gone is made anew, and so is everything after a change of the code.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '#scripts/files/atomic.ts';
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

interface Written {
  readonly code: string;
  readonly index: Trace | undefined;
  /** Facts of those pages that have some, in the order of `pages`. */
  readonly facts: PackedFacts;
  readonly pages: Readonly<
    Record<string, { readonly key: string; readonly files: Readonly<Record<string, Trace>>; readonly hasFacts: boolean }>
  >;
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
  return stat && [stat.size, stat.mtimeMs];
};

const isSame = (before: Trace | undefined, now: Trace | undefined): boolean =>
  before !== undefined && before[0] === now?.[0] && before[1] === now[1];

/** What the last build left for this one; nothing where the code has changed since, or the ledger cannot be read. */
export const readLedger = ({ ledger: file, site, indexNotes }: LedgerPlaces, code: string): LastBuild => {
  const ledger = new Map<string, KeptPage>();
  try {
    const written = JSON.parse(readFileSync(file, 'utf8')) as Written;
    if (written.code !== code) return NOTHING_KEPT;
    const facts = unpackFacts(written.facts).values();
    for (const [page, { key, files, hasFacts }] of Object.entries(written.pages)) {
      const own = hasFacts ? facts.next().value : undefined;
      const isWhole = Object.entries(files).every(([path, trace]) => isSame(trace, traceOf(join(site, path))));
      if (isWhole) ledger.set(page, { key, files: Object.keys(files), facts: own });
    }
    return { pages: ledger, isIndexAsBefore: isSame(written.index, traceOf(indexNotes)) };
  } catch {
    // Not there, or not ours: everything is made anew.
    return NOTHING_KEPT;
  }
};

export const writeLedger = ({ ledger: file, site, indexNotes }: LedgerPlaces, code: string, ledger: Ledger): void => {
  const pages: Record<string, Written['pages'][string]> = {};
  for (const [page, { key, files, facts }] of ledger) {
    const traces = files.flatMap((path) => {
      const trace = traceOf(join(site, path));
      return trace ? [[path, trace] as const] : [];
    });
    pages[page] = { key, files: Object.fromEntries(traces), hasFacts: facts !== undefined };
  }
  const facts = packFacts([...ledger.values()].flatMap((page) => page.facts ?? []));
  const written: Written = { code, index: traceOf(indexNotes), facts, pages };
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, JSON.stringify(written));
};

/** Gives a file a second name, unless there is one of that name. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw error;
    // Some disks know no links.
    if (code !== 'EEXIST' && !existsSync(to)) copyFileSync(from, to);
  }
};

/** Takes files of one site over into another on the same disk, without copying them: no build writes into a file. */
export const takeOver = (files: Iterable<string>, from: string, to: string): void => {
  const folders = new Set<string>();
  for (const file of files) {
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(join(to, folder), { recursive: true });
    folders.add(folder);
    linkOrCopy(join(from, file), join(to, file));
  }
};
