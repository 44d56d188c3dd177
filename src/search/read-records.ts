import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recordsOf, type SearchRecord } from './index-pages.ts';
import { KINDS } from './model.ts';
import type { RecordNote } from './plan-parts.ts';

const PAGE = 'index.html';

/** Whether a file of the site is a page that search can lead to. */
export const isFindable = (file: string): boolean => file === PAGE || file.endsWith(`/${PAGE}`);

/** The digest of a page and what is to be found on it. */
export interface PageNote {
  readonly digest: string;
  readonly records: readonly RecordNote[];
}

/** Notes by the path of the page's file in the site, such as `articles/tens/index.html`. */
export type PageNotes = ReadonlyMap<string, PageNote>;

/**
 * Paths of a site's pages, such as `articles/tens/index.html`, in their order.
 *
 * @param without A folder in it that holds no pages.
 */
export const listPages = (site: string, without: string): string[] => {
  const found: string[] = [];
  const skipped = resolve(without);
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(site, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (resolve(site, folder, entry.name) !== skipped) walk(`${folder}${entry.name}/`);
      } else if (entry.name === PAGE) found.push(folder + PAGE);
    }
  };
  walk('');
  return found.sort();
};

const addressOf = (page: string): string => `/${page.slice(0, -PAGE.length)}`;

/** What is to be found on a page. */
export const readRecordsOf = (site: string, page: string): SearchRecord[] =>
  recordsOf(addressOf(page), readFileSync(join(site, page), 'utf8'));

/** Everything to be found in a built site, in the order of its addresses; one page is held at a time. */
export function* readRecords(site: string): Generator<SearchRecord> {
  for (const page of listPages(site, join(site, 'pagefind'))) yield* readRecordsOf(site, page);
}

export const noteOf = (record: SearchRecord): RecordNote => {
  const { kind, url } = record;
  const text = 'html' in record ? record.html : JSON.stringify([record.title, record.text]);
  return { kind, url, digest: hash('sha256', text), size: text.length };
};

/** @param page Path of its file in the site, which ends with `index.html`. */
export const noteOfPage = (page: string, bytes: Buffer, digest = hash('sha256', bytes)): PageNote => ({
  digest,
  records: recordsOf(addressOf(page), bytes.toString('utf8')).map(noteOf),
});

export interface NotedPages {
  /** The folder in which a page lies. */
  readonly folderOf: (page: string) => string;
  readonly pages: readonly string[];
  /** What was noted the last time. */
  readonly before: PageNotes;
  /** Paths of pages that may differ from the last time. Without it every file is read and compared by its digest. */
  readonly changed: ReadonlySet<string> | undefined;
  /** What was noted of pages as they were written. */
  readonly written: PageNotes;
}

/** Notes what is to be found on each page; pages that are as they were are not looked through again. */
export const notePages = ({ folderOf, pages, before, changed, written }: NotedPages): PageNotes =>
  new Map(
    pages.map((page) => {
      const fresh = written.get(page);
      if (fresh) return [page, fresh];
      const known = before.get(page);
      if (known && changed && !changed.has(page)) return [page, known];
      const bytes = readFileSync(join(folderOf(page), page));
      const digest = hash('sha256', bytes);
      if (known?.digest === digest) return [page, known];
      return [page, noteOfPage(page, bytes, digest)];
    }),
  );

interface WrittenNotes {
  /** Digest of the code that looked through the pages. */
  readonly code: string;
  readonly pages: readonly (readonly [
    page: string,
    digest: string,
    ...records: (readonly [kind: number, url: string, digest: string, size: number])[],
  ])[];
}

/** Notes as they are kept between builds. */
export const packNotes = (notes: PageNotes, code: string): unknown => {
  const pages = [...notes].map(
    ([page, { digest, records }]) =>
      [
        page,
        digest,
        ...records.map((record) => [KINDS.indexOf(record.kind), record.url, record.digest, record.size] as const),
      ] as const,
  );
  return { code, pages } satisfies WrittenNotes;
};

/** What `packNotes` made, unless other code did. */
export const unpackNotes = (packed: unknown, code: string): PageNotes => {
  const written = packed as WrittenNotes | undefined;
  if (written?.code !== code) return new Map();
  return new Map(
    written.pages.map(([page, digest, ...records]) => [
      page,
      {
        digest,
        records: records.map(([kind, url, of, size]) => ({ kind: KINDS[kind] ?? 'page', url, digest: of, size })),
      },
    ]),
  );
};
