import { join } from 'node:path';
import type { SearchRecord } from './index-pages.ts';
import { digestOfOwnCode } from './own-code.ts';
import { indexParts } from './index-parts.ts';
import { PartCache } from './part-cache.ts';
import { planParts, type RecordNote } from './plan-parts.ts';
import { listPages, noteOf, notePages, packNotes, readRecordsOf, unpackNotes, type PageNotes } from './read-records.ts';
import { buildIndex, type WrittenIndex } from './write-index.ts';

/** What a build knows of the pages; whatever it does not is found out. */
export interface KnownPages {
  /**
   * Paths in the site of the pages that may differ from those of the last build that used this cache folder, such as
   * `articles/tens/index.html`. The others are not read. Without it all files are read and compared by their digests.
   */
  readonly changed?: ReadonlySet<string> | undefined;
  /** The folder in which a page lies, where that is not `site`: a page of the last build may still be there alone. */
  readonly folderOf?: ((page: string) => string) | undefined;
  /** What is known of pages that were just written: they need not be read. */
  readonly written?: PageNotes | undefined;
  /** Paths in the site of all pages. Without it the folder is searched for them. */
  readonly pages?: readonly string[] | undefined;
}

export interface IndexedSite extends KnownPages {
  /** Folder of the built pages. */
  readonly site: string;
  /** Folder for the index; `pagefind` in the site, as a rule. */
  readonly target: string;
  /** Folder where parts of the index are kept for the next build. Without it everything is indexed. */
  readonly cache?: string | undefined;
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
    if (!(error instanceof OutdatedNotes) || !(indexed.changed ?? indexed.written)) throw error;
    return update({ ...indexed, changed: undefined, written: undefined });
  }
};

const update = async (indexed: IndexedSite): Promise<WrittenIndex> => {
  const { site, target, cache: folder, changed, written = new Map(), mostLetters, folderOf = () => site } = indexed;
  const pages = indexed.pages ?? listPages(site, target);
  const cache = folder === undefined ? undefined : new PartCache(folder);
  const code = digestOfOwnCode();
  const before = unpackNotes(cache?.readNotes(), code);
  const notes = notePages({ folderOf, pages, before, changed, written });
  const index = await buildIndex<SiteNote>({
    notes: siteNotesOf(notes),
    read: (wanted) => readNoted(folderOf, wanted),
    target,
    cache,
    mostLetters,
  });
  cache?.writeNotes(packNotes(notes, code));
  return index;
};

/**
 * Indexes pages of a site of which not all are written yet, so that `updateIndex` finds their parts in the cache. Where
 * pages of the same kind are missing, some parts are made in vain.
 */
export const indexAhead = async (site: string, cache: string, notes: PageNotes): Promise<void> => {
  await indexParts(planParts(siteNotesOf(notes)), (wanted) => readNoted(() => site, wanted), new PartCache(cache));
};

const siteNotesOf = (notes: PageNotes): SiteNote[] =>
  [...notes].flatMap(([page, { records }]) => records.map((record) => ({ ...record, page })));

/** The records that were noted, read again. */
const readNoted = (folderOf: (page: string) => string, notes: readonly SiteNote[]): SearchRecord[] => {
  const records = new Map<string, SearchRecord>();
  for (const page of new Set(notes.map((note) => note.page))) {
    for (const record of readRecordsOf(folderOf(page), page)) records.set(record.url, record);
  }
  return notes.map(({ url, digest, page }) => {
    const record = records.get(url);
    if (!record || noteOf(record).digest !== digest)
      throw new OutdatedNotes(`${join(folderOf(page), page)} was changed meanwhile.`);
    return record;
  });
};
