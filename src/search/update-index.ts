import { join } from 'node:path';
import type { SearchRecord } from './index-pages.ts';
import { digestOfOwnCode } from './own-code.ts';
import { PartCache } from './part-cache.ts';
import type { RecordNote } from './plan-parts.ts';
import { listPages, noteOf, notePages, packNotes, readRecordsOf, unpackNotes } from './read-records.ts';
import { buildIndex, type WrittenIndex } from './write-index.ts';

export interface IndexedSite {
  /** Folder of the built pages. */
  readonly site: string;
  /** Folder for the index; `pagefind` in the site, as a rule. */
  readonly target: string;
  /** Folder where parts of the index are kept for the next build. Without it everything is indexed. */
  readonly cache?: string | undefined;
  /**
   * Paths in the site of the pages that may differ from those of the last build that used this cache folder, such as
   * `articles/tens/index.html`. The others are not read. Without it all files are read and compared by their digests.
   */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Paths in the site of all pages. Without it the folder is searched for them. */
  readonly pages?: readonly string[] | undefined;
  /** See `planParts`. */
  readonly mostLetters?: number | undefined;
}

interface SiteNote extends RecordNote {
  readonly page: string;
}

/** A page is not as it was noted. */
class OutdatedNotes extends Error {}

/**
 * Indexes a built site, and of it only what has changed since the cache was last used. The index is the same, byte for
 * byte, whatever lay in the cache.
 *
 * @throws Error with Pagefind's words when it refuses a page.
 */
export const updateIndex = async (indexed: IndexedSite): Promise<WrittenIndex> => {
  try {
    return await update(indexed);
  } catch (error) {
    if (!(error instanceof OutdatedNotes) || indexed.changed === undefined) throw error;
    return update({ ...indexed, changed: undefined });
  }
};

const update = async (indexed: IndexedSite): Promise<WrittenIndex> => {
  const { site, target, cache: folder, changed, mostLetters, pages = listPages(site, target) } = indexed;
  const cache = folder === undefined ? undefined : new PartCache(folder);
  const code = digestOfOwnCode();
  const before = unpackNotes(cache?.readNotes(), code);
  const notes = notePages({ site, pages, before, changed });
  const written = await buildIndex<SiteNote>({
    notes: [...notes].flatMap(([page, { records }]) => records.map((record) => ({ ...record, page }))),
    read: (wanted) => readNoted(site, wanted),
    target,
    cache,
    mostLetters,
  });
  cache?.writeNotes(packNotes(notes, code));
  return written;
};

/** The records that were noted, read again. */
const readNoted = (site: string, notes: readonly SiteNote[]): SearchRecord[] => {
  const records = new Map<string, SearchRecord>();
  for (const page of new Set(notes.map((note) => note.page))) {
    for (const record of readRecordsOf(site, page)) records.set(record.url, record);
  }
  return notes.map(({ url, digest, page }) => {
    const record = records.get(url);
    if (!record || noteOf(record).digest !== digest)
      throw new OutdatedNotes(`${join(site, page)} was changed meanwhile.`);
    return record;
  });
};
