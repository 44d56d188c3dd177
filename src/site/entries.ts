/**
 * The entries of `content/` while a site is built or served. Whoever starts the build reads and checks every file once and
 * hands all entries over; queries ask for them here. Nothing is parsed twice, written to a store or compiled into a
 * module, which is what most of the time of a large build went into (docs/decisions/0052).
 */
import { hash } from 'node:crypto';

export interface StoredEntry<Data = unknown> {
  readonly id: string;
  /** What the schema made of it. */
  readonly data: Data;
  /** The text below the front matter; empty for YAML files. */
  readonly body: string;
  /** Relative to the root, with forward slashes: `content/sources/padda-2021.yaml`. */
  readonly file: string;
}

/**
 * Collections with so many entries that a change of one must not make everything anew: what follows from some of them says
 * of which. Everything else in `content/`, and the day, counts for all.
 */
export const LARGE_COLLECTIONS = ['articles', 'providers'] as const;

export type EntryStore = ReadonlyMap<string, readonly StoredEntry[]>;

interface Held {
  readonly store: EntryStore;
  /** Changes with the pictures beside the entries. */
  readonly pictures: string;
  /** Entries of a collection by their id, made when somebody asks. */
  readonly byId: Map<string, ReadonlyMap<string, StoredEntry>>;
  /** Digests of the entries of a collection by their id, made when somebody asks. */
  readonly digests: Map<string, ReadonlyMap<string, string>>;
  /** Answers that both copies of a module share. */
  readonly answers: Map<string, Promise<unknown>>;
  readonly kept: KeptAnswers;
}

/** Answers of the last build, as plain data. */
export interface KeptAnswers {
  /** @returns The answer that was kept under this key; undefined where there is none. */
  readonly find: (name: string, key: string) => unknown;
  readonly keep: (name: string, key: string, answer: unknown) => void;
}

const NOTHING_KEPT: KeptAnswers = { find: () => undefined, keep: () => undefined };

/** The bundled pages and the script that builds them are two copies of this module; they share what hangs here. */
const HELD = Symbol.for('alternative-pain-treatment-directory.entries');
const shared = globalThis as { [HELD]?: Held };

/**
 * @param pictures Some word that changes when a picture beside the entries does.
 * @param kept What may be taken from the last build.
 */
export const provideEntries = (store: EntryStore, pictures: string, kept: KeptAnswers = NOTHING_KEPT): void => {
  shared[HELD] = { store, pictures, byId: new Map(), digests: new Map(), answers: new Map(), kept };
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

/**
 * Remembers the answer of a query until other entries are handed over, for the pages and the scripts alike: for answers
 * that take long and that both ask for.
 */
export const onceForAll =
  <Answer>(name: string, ask: () => Promise<Answer>): (() => Promise<Answer>) =>
  () => {
    const { answers } = held();
    const answer = answers.get(name) ?? ask();
    answers.set(name, answer);
    return answer as Promise<Answer>;
  };

const digestsOf = (collection: string): ReadonlyMap<string, string> => {
  const { digests } = held();
  const known = digests.get(collection);
  if (known) return known;
  const made = new Map(listEntries(collection).map((entry) => [entry.id, digestOf(JSON.stringify(entry))]));
  digests.set(collection, made);
  return made;
};

const digestOf = (text: string): string => hash('sha256', text, 'base64url');

/** An entry as one word that changes with it; undefined where there is none. */
export const digestOfEntry = (collection: string, id: string): string | undefined => digestsOf(collection).get(id);

/** All entries of some collections as one word. */
export const digestOfCollections = (names: Iterable<string>): string =>
  digestOf(JSON.stringify(Array.from(names, (name) => [name, ...digestsOf(name).values()])));

/** All entries but those of some collections, and all pictures, as one word. */
export const digestOfEntries = (without: readonly string[]): string => {
  const { store, pictures } = held();
  return digestOf(`${pictures}${digestOfCollections([...store.keys()].filter((name) => !without.includes(name)))}`);
};

/**
 * An answer of the last build, or a new one that the next build may take: for answers that take long, follow from little
 * and are plain data.
 *
 * @param key Changes with all that the answer follows from, but for the code.
 */
export const keptAnswer = async <Answer>(name: string, key: string, ask: () => Promise<Answer>): Promise<Answer> => {
  const { kept } = held();
  const answer = (kept.find(name, key) as Answer | undefined) ?? (await ask());
  kept.keep(name, key, answer);
  return answer;
};
