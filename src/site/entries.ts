/** Entries of the collections for queries: `getCollection` promises no order, and copies what it returns each time. */
import { getCollection, getEntry, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { z } from 'zod';
import { contentRoot } from './content-root.ts';
import type { CollectionShape } from './collection-shape.ts';
import { readEntryFile, readEntryText } from './entry-files.ts';
import { FILLED_COLLECTIONS, fillText, fillTexts } from './placeholders.ts';
import { readSite } from './read-site.ts';
import type { Site } from './schema.ts';

const lists = new Map<CollectionKey, Promise<readonly unknown[]>>();

const byFile = (a: { filePath?: string; id: string }, b: { filePath?: string; id: string }): number =>
  compareText(a.filePath ?? '', b.filePath ?? '') || compareText(a.id, b.id);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The store holds texts as they are written, so that a new number in site.yaml is in every text at once. */
const read = async <Name extends CollectionKey>(collection: Name): Promise<readonly CollectionEntry<Name>[]> => {
  const entries = (await getCollection(collection)).sort(byFile);
  return FILLED_COLLECTIONS.includes(collection) ? entries.map(withWords) : entries;
};

let knownSite: Site | undefined;

/** Read once a build; it changes under the development server. */
const currentSite = (): Site => (import.meta.env.DEV ? readSite() : (knownSite ??= readSite()));

/** An entry whose placeholders are filled. */
const withWords = <Entry extends { data: unknown; body?: string }>(entry: Entry): Entry => {
  const site = currentSite();
  const data = fillTexts(entry.data, site);
  const body = entry.body === undefined ? undefined : fillText(entry.body, site);
  return data === entry.data && body === entry.body ? entry : { ...entry, data, body };
};

/** Every entry of a collection in the order of their files. Astro is asked once a build, or once for each page in development. */
export const listEntries = <Name extends CollectionKey>(
  collection: Name,
): Promise<readonly CollectionEntry<Name>[]> => {
  const list = lists.get(collection) ?? read(collection);
  lists.set(collection, list);
  // Entries change under the development server.
  if (import.meta.env.DEV) setTimeout(() => lists.delete(collection));
  return list as Promise<readonly CollectionEntry<Name>[]>;
};

/** One entry by its id. */
export const findEntry = async <Name extends CollectionKey>(
  collection: Name,
  id: string,
): Promise<CollectionEntry<Name> | undefined> => {
  const entry = (await getEntry(collection, id)) as CollectionEntry<Name> | undefined;
  return entry && FILLED_COLLECTIONS.includes(collection) ? withWords(entry) : entry;
};

interface StoredEntry {
  readonly id: string;
  readonly collection: string;
  readonly filePath?: string;
  readonly body?: string;
}

/**
 * An entry as it stands in its file, for its own page: the store holds only a part of it (`CollectionShape.stored`). In
 * development the store also holds the text of the file, because the file itself may have a problem by now.
 */
export const readWholeEntry = <Shape extends CollectionShape>(
  shape: Shape,
  { id, collection, filePath: file = '', body: text }: StoredEntry,
): { readonly data: z.infer<Shape['schema']>; readonly body: string } => {
  const entryFile = { id, collection, file };
  const result =
    text === undefined ? readEntryFile(contentRoot(), shape, entryFile) : readEntryText(text, shape, entryFile);
  const [entry] = result.entries;
  if (entry?.data === undefined) throw new Error(`${file} cannot be read; the checks should have said so.`);
  const data = entry.data as z.infer<Shape['schema']>;
  if (!FILLED_COLLECTIONS.includes(collection)) return { data, body: entry.body };
  const site = currentSite();
  return { data: fillTexts(data, site), body: fillText(entry.body, site) };
};
