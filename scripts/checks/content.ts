/** All content in one place, each file read and each text parsed once, for the rules to look at. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { collections, type CollectionName } from '#collections.ts';
import type { CalendarDate } from '#site/dates.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import {
  listEntryFiles,
  readEntryFile,
  readEntryText,
  type Entry,
  type EntryFile,
  type Reading,
} from '#site/entry-files.ts';
import { provideEntries, type KeptAnswers, type StoredEntry } from '#site/entries.ts';
import type { LinkTarget } from '#site/fields.ts';
import { formatOf, nodesOf, parseMarkdown } from '#site/markdown-tree.ts';
import { quote, START, type Position, type Problem } from '#site/problem.ts';
import { findExcess, type Excess } from '#site/text-limits.ts';
import { KeptReadings, worldOf } from './kept-readings.ts';
import { readAside } from './read-aside.ts';

export const COLLECTION_NAMES = Object.keys(collections) as readonly CollectionName[];

/** What lies in `content/` beside the collections. Names that start with `_` are for editors and starters. */
const OTHER_PLACES = ['registry', 'downloads', 'README.md'];

/** The text of an entry as nodes in reading order, or why it cannot be read. */
export type TextReading =
  | { readonly nodes: readonly Nodes[] }
  | { readonly reason: string; readonly position: Position }
  | { readonly excess: Excess };

export interface Content {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /**
   * Everything that could be read, whether or not its schema accepts it. A build leaves out what it kept: that was in
   * order and is unchanged. So a rule that looks at each entry alone asks for these, one that compares entries for `of`.
   */
  readonly entries: readonly Entry[];
  /** Every file that is an entry, also those that cannot be read. */
  readonly files: readonly EntryFile[];
  /** Pictures beside entries, by path. */
  readonly pictures: ReadonlySet<string>;
  /** What reading found: syntax, keys, values. */
  readonly problems: readonly Problem[];
  /** In a build that keeps what it reads. */
  readonly keptReadings?: KeptReadings | undefined;
  readonly of: (name: CollectionName) => readonly Entry[];
  /** Ids that a link may point to; undefined when they cannot be known because their file cannot be read. */
  readonly idsOf: (target: LinkTarget) => ReadonlySet<string> | undefined;
  /** The text below the front matter; no nodes where a collection has none. */
  readonly textOf: (entry: Entry) => TextReading;
}

/** A file as it would be, checked before it is written: it stands in for the one on disk, if there is one. */
export interface Draft extends EntryFile {
  readonly text: string;
}

/** Where a build keeps what it has read, for the next one. */
export interface KeepOptions {
  readonly path: string;
  /** Changes with every change of the code. */
  readonly code: string;
}

interface Listed {
  readonly files: Map<CollectionName, readonly EntryFile[]>;
  readonly pictures: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

const listContent = (root: string, drafts: readonly Draft[]): Listed => {
  const drafted = new Set(drafts.map(({ file }) => file));
  const files = new Map<CollectionName, readonly EntryFile[]>();
  const pictures = new Set<string>();
  const problems: Problem[] = [...straysIn(root)];
  for (const name of COLLECTION_NAMES) {
    const listing = listEntryFiles(root, name, collections[name]);
    files.set(name, [
      ...listing.files.filter(({ file }) => !drafted.has(file)),
      ...drafts.filter(({ collection }) => collection === name),
    ]);
    for (const picture of listing.pictures) pictures.add(picture);
    problems.push(...listing.problems);
  }
  return { files, pictures, problems };
};

interface Prepared extends Listed {
  readonly root: string;
  readonly today: CalendarDate;
  readonly drafts: readonly Draft[];
  readonly all: readonly EntryFile[];
  readonly keptReadings: KeptReadings | undefined;
  /** Entries that need not be read, by file. */
  readonly kept: ReadonlyMap<string, Entry>;
}

const prepare = (root: string, today: CalendarDate, drafts: readonly Draft[], keep?: KeepOptions): Prepared => {
  const listed = listContent(root, drafts);
  const all = [...listed.files.values()].flat();
  const kept = new Map<string, Entry>();
  const world = keep && worldOf({ root, today, code: keep.code, files: all, pictures: listed.pictures });
  const keptReadings = keep && world !== undefined ? new KeptReadings(keep.path, root, world) : undefined;
  for (const file of keptReadings ? all : []) {
    const entry = keptReadings?.find(file);
    if (entry) kept.set(file.file, entry);
  }
  return { ...listed, root, today, drafts, all, keptReadings, kept };
};

export const readContent = (root: string, today: CalendarDate, drafts: readonly Draft[] = []): Content =>
  finish(prepare(root, today, drafts), new Map());

/** The same for a build: what the last one has read is taken from it, and much is read in several threads. */
export const readForBuild = async (root: string, today: CalendarDate, keep: KeepOptions): Promise<Content> => {
  const prepared = prepare(root, today, [], keep);
  const missing = prepared.all.filter(({ file }) => !prepared.kept.has(file));
  return finish(prepared, await readAside(root, missing));
};

const finish = (prepared: Prepared, aside: ReadonlyMap<string, Reading>): Content => {
  const { root, today, drafts, all: files, pictures, keptReadings, kept } = prepared;
  const draftAt = new Map(drafts.map((draft) => [draft.file, draft]));
  const problems = [...prepared.problems];
  const entries = new Map<CollectionName, Entry[]>();
  const fresh: Entry[] = [];
  for (const [name, ours] of prepared.files) {
    const all: Entry[] = [];
    for (const file of ours) {
      const known = kept.get(file.file);
      if (known) {
        all.push(known);
        continue;
      }
      const draft = draftAt.get(file.file);
      const reading = draft
        ? readEntryText(draft.text, collections[name], file)
        : (aside.get(file.file) ?? readEntryFile(root, collections[name], file));
      problems.push(...reading.problems);
      for (const entry of reading.entries) {
        all.push(entry);
        fresh.push(entry);
      }
    }
    entries.set(name, all);
  }
  const texts = new Map<Entry, TextReading>();
  return {
    root,
    today,
    entries: fresh,
    files,
    pictures,
    problems,
    keptReadings,
    of: (name) => entries.get(name) ?? [],
    idsOf: idsBy(files, entries),
    textOf: (entry) => {
      const known = texts.get(entry);
      if (known) return known;
      const reading = readText(entry);
      texts.set(entry, reading);
      return reading;
    },
  };
};

const idsBy = (
  files: readonly EntryFile[],
  entries: ReadonlyMap<CollectionName, readonly Entry[]>,
): Content['idsOf'] => {
  const known = new Map<LinkTarget, ReadonlySet<string> | undefined>();
  const find = (target: LinkTarget): ReadonlySet<string> | undefined => {
    if (target === 'topics') {
      return new Set([...(find('treatments') ?? []), ...(find('conditions') ?? [])]);
    }
    if (collections[target].layout !== 'list') {
      // A file that cannot be read still has its name: one mistake in it must not break every link to it.
      return new Set(files.filter((file) => file.collection === target).map((file) => file.id));
    }
    const items = entries.get(target) ?? [];
    const isUnreadable = items.length === 0 && files.some((file) => file.collection === target);
    return isUnreadable ? undefined : new Set(items.map((item) => item.id));
  };
  return (target) => {
    if (!known.has(target)) known.set(target, find(target));
    return known.get(target);
  };
};

const readText = (entry: Entry): TextReading => {
  if (entry.body === '') return { nodes: [] };
  const excess = findExcess(entry.body);
  if (excess) return { excess: { ...excess, line: entry.bodyLine + excess.line - 1 } };
  try {
    return { nodes: nodesOf(parseMarkdown(entry.body, formatOf(entry.file))) };
  } catch (error) {
    return unreadable(entry, error);
  }
};

/** The parsers throw for nothing but what was written: a `VFileMessage` with its place, or a stack that runs out. */
const unreadable = (entry: Entry, error: unknown): TextReading => {
  const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
  return {
    // Places in the reason count from the start of the text, not of the file.
    reason: reason?.replaceAll(/\s*\(\d+:\d+(?:-\d+:\d+)?\)/g, '') ?? 'It is nested too deeply',
    position: { line: entry.bodyLine + (line ?? 1) - 1, column: column ?? 1 },
  };
};

/** Files and folders of `content/` that no collection reads: a mistyped folder name hides everything in it. */
const straysIn = (root: string): Problem[] => {
  const bases = COLLECTION_NAMES.map((name) => collections[name].base as string);
  const places = [...bases, ...OTHER_PLACES];
  return readdirSync(join(root, 'content'))
    .filter((name) => !/^[._]/.test(name) && !places.includes(name))
    .map((name) => {
      const meant = closestTo(name, places);
      return {
        code: 'file-unexpected',
        file: `content/${name}`,
        ...START,
        found: `Nothing reads ${quote(`content/${name}`)}.${didYouMean(meant)}`,
        fix: meant ? `rename it to ${meant}.` : `remove it. What is read here: ${places.join(', ')}.`,
        severity: 'error' as const,
      };
    });
};

/** Hands every entry that its schema accepts to the pages, and what they may take from the last build. */
export const handOver = (content: Content, kept?: KeptAnswers): void => {
  const store = COLLECTION_NAMES.map((name) => {
    const entries = content
      .of(name)
      .flatMap(({ id, data, body, file }): StoredEntry[] => (data === undefined ? [] : [{ id, data, body, file }]));
    return [name, entries] as const;
  });
  const pictures = createHash('sha256');
  for (const picture of content.pictures) pictures.update(picture).update(readFileSync(join(content.root, picture)));
  provideEntries(new Map(store), pictures.digest('base64url'), kept);
};

/** Where a node of an entry's text starts in its file. */
export const positionOf = (entry: Entry, node: Nodes): Position => ({
  line: entry.bodyLine + (node.position?.start.line ?? 1) - 1,
  column: node.position?.start.column ?? 1,
});

/** How a collection is named in a message: `content/sources`. */
export const placeOf = (target: LinkTarget): string =>
  target === 'topics' ? 'content/treatments or content/conditions' : `content/${collections[target].base}`;

/** A value and what it was perhaps meant to be, as a sentence. */
export const isNotIn = (value: string, place: string, ids: Iterable<string>): string =>
  `${quote(value)} is not ${place}.${didYouMean(closestTo(value, ids))}`;
