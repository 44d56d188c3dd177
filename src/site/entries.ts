/**
 * The entries of `content/` while a site is built or served. Whoever starts the build reads and checks every file once and
 * hands all entries over; queries ask for them here. Nothing is parsed twice, written to a store or compiled into a
 * module, which is what most of the time of a large build went into (docs/decisions/0052).
 */
import { createHash } from 'node:crypto';

export interface StoredEntry<Data = unknown> {
  readonly id: string;
  /** What the schema made of it. */
  readonly data: Data;
  /** The text below the front matter; empty for YAML files. */
  readonly body: string;
  /** Relative to the root, with forward slashes: `content/sources/padda-2021.yaml`. */
  readonly file: string;
}

export type EntryStore = ReadonlyMap<string, readonly StoredEntry[]>;

interface Held {
  readonly store: EntryStore;
  /** Changes with the pictures beside the entries. */
  readonly pictures: string;
  /** Entries of a collection by their id, made when somebody asks. */
  readonly byId: Map<string, ReadonlyMap<string, StoredEntry>>;
}

/** The bundled pages and the script that builds them are two copies of this module; they share what hangs here. */
const HELD = Symbol.for('alternative-pain-treatment-directory.entries');
const shared = globalThis as { [HELD]?: Held };

/** @param pictures Some word that changes when a picture beside the entries does. */
export const provideEntries = (store: EntryStore, pictures: string): void => {
  shared[HELD] = { store, pictures, byId: new Map() };
};

export const hasEntries = (): boolean => shared[HELD] !== undefined;

const held = (): Held => {
  const entries = shared[HELD];
  if (!entries) throw new Error('No content was handed over. Build with `npm run build`.');
  return entries;
};

/** Every entry of a collection, in the order of their files. `Data` is what the collection's schema gives. */
export const listEntries = <Data>(collection: string): readonly StoredEntry<Data>[] =>
  (held().store.get(collection) ?? []) as readonly StoredEntry<Data>[];

export const findEntry = <Data>(collection: string, id: string): StoredEntry<Data> | undefined => {
  const { byId } = held();
  let entries = byId.get(collection);
  if (!entries) {
    entries = new Map(listEntries(collection).map((entry) => [entry.id, entry]));
    byId.set(collection, entries);
  }
  return entries.get(id) as StoredEntry<Data> | undefined;
};

/** All entries but those of some collections, and all pictures, as one word. */
export const digestOfEntries = (without: readonly string[]): string => {
  const { store, pictures } = held();
  const hash = createHash('sha256').update(pictures);
  for (const [collection, entries] of store) {
    if (!without.includes(collection)) hash.update(collection).update(JSON.stringify(entries));
  }
  return hash.digest('base64url');
};
