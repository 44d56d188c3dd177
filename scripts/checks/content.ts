/** All content in one place, each file read and each text parsed once, for the rules to look at. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { collections, type CollectionName } from '#collections.ts';
import type { CalendarDate } from '#site/dates.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { isLeftBehind } from '#site/entry-listing.ts';
import {
  linkedRootProblem,
  listEntryFiles,
  readEntryText,
  type Entry,
  type EntryFile,
  type ParseResult,
} from '#site/entry-files.ts';
import { EntryReader } from '#site/entry-reader.ts';
import type { LinkTarget } from '#site/fields.ts';
import { formatOf, nodesOf, parseMarkdown } from '#site/markdown-tree.ts';
import { quote, START, type Position, type Problem } from '#site/problem.ts';
import { findExcess, type Excess } from '#site/text-limits.ts';

export const COLLECTION_NAMES = Object.keys(collections) as readonly CollectionName[];

/** What lies in `content/` beside the collections. Names that start with `_` are for editors and starters. */
const OTHER_PLACES = ['registry', 'downloads', 'README.md'];

/** The text of an entry as nodes in reading order, or why it cannot be read. */
type TextReading =
  | { readonly nodes: readonly Nodes[] }
  | { readonly reason: string; readonly position: Position }
  | { readonly excess: Excess };

export interface Content {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /** Everything that could be read, whether or not its schema accepts it. */
  readonly entries: readonly Entry[];
  /** Every file that is an entry, also those that cannot be read. */
  readonly files: readonly EntryFile[];
  /** Pictures beside entries, by path. */
  readonly pictures: ReadonlySet<string>;
  /** What reading found: syntax, keys, values. */
  readonly problems: readonly Problem[];
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

const listContent = (root: string, drafts: readonly Draft[]) => {
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
    // Of a link in the place of `content/` itself `straysIn` tells once.
    problems.push(...listing.problems.filter(({ file }) => file !== 'content'));
  }
  return { files, pictures, problems };
};

/**
 * @param drafts Files as they would be, read in place of those on disk.
 * @param reader Brings the results of an earlier run, so that only files that changed since are parsed.
 */
export const readContent = (
  root: string,
  today: CalendarDate,
  drafts: readonly Draft[] = [],
  reader = new EntryReader(root),
): Content => {
  const { files: filesOf, pictures, problems } = listContent(root, drafts);
  const draftAt = new Map(drafts.map((draft) => [draft.file, draft]));
  const entries = new Map<CollectionName, readonly Entry[]>();
  for (const [name, files] of filesOf) {
    const results = files.map((file): ParseResult => {
      const draft = draftAt.get(file.file);
      return draft ? readEntryText(draft.text, collections[name], file) : reader.read(collections[name], file);
    });
    for (const result of results) problems.push(...result.problems);
    entries.set(
      name,
      results.flatMap((result) => result.entries),
    );
  }
  const files = [...filesOf.values()].flat();
  const texts = new Map<Entry, TextReading>();
  return {
    root,
    today,
    entries: [...entries.values()].flat(),
    files,
    pictures,
    problems,
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
  const excess = findExcess(entry.body, formatOf(entry.file));
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

/** Made by the site's own commands, for people and editors. */
const OWN_PLACES: readonly string[] = ['_links.json', '_pending', '_schemas', '_templates', '_uploads'];

/** Files and folders of `content/` that no collection reads: a mistyped folder name hides everything in it. */
const straysIn = (root: string): Problem[] => {
  // Not followed: the names of the files behind it would end in a public report.
  const link = linkedRootProblem(root);
  if (link) return [link];
  const bases = COLLECTION_NAMES.map((name) => collections[name].base as string);
  const places = [...bases, ...OTHER_PLACES];
  return readdirSync(join(root, 'content'))
    .filter((name) => !isLeftBehind(name) && !OWN_PLACES.includes(name) && !places.includes(name))
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
