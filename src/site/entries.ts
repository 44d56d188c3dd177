/** Entries of the collections for queries: `getCollection` promises no order, and copies what it returns each time. */
import { getCollection, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { z } from 'zod';
import { contentRoot } from './content-root.ts';
import type { CollectionShape } from './collection-shape.ts';
import { readEntryFile, readEntryText } from './entry-files.ts';

const lists = new Map<CollectionKey, Promise<readonly unknown[]>>();

const byFile = (a: { filePath?: string; id: string }, b: { filePath?: string; id: string }): number =>
  compareText(a.filePath ?? '', b.filePath ?? '') || compareText(a.id, b.id);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const read = async <Name extends CollectionKey>(collection: Name): Promise<readonly CollectionEntry<Name>[]> =>
  (await getCollection(collection)).sort(byFile);

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
  return { data: entry.data as z.infer<Shape['schema']>, body: entry.body };
};
