import { createHash, hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchRecord } from './index-pages.ts';
import { indexParts, type IndexedParts } from './index-parts.ts';
import { mergeWords, writeMeta } from './merge-words.ts';
import type { IndexContents, Kind } from './model.ts';
import { PartCache } from './part-cache.ts';
import { planParts, type RecordNote } from './plan-parts.ts';
import { noteOf } from './read-records.ts';
import { commonStems, spellingList, sumCounts } from './spelling-list.ts';
import { ChunkCutter, numberName } from './word-chunks.ts';

export interface WrittenIndex {
  readonly recordCount: number;
  readonly bytes: number;
  readonly partCount: number;
  /** Parts that were indexed in this build; the others were kept from the last one. */
  readonly freshPartCount: number;
}

export interface IndexSource<Note extends RecordNote> {
  readonly notes: readonly Note[];
  /** The records of some of the notes, in their order. */
  readonly read: (notes: readonly Note[]) => readonly SearchRecord[];
  /** Folder for the index; whatever else lies in it is removed. */
  readonly target: string;
  /** Keeps parts for later builds; without it everything is indexed. */
  readonly cache?: PartCache | undefined;
  /** See `planParts`. */
  readonly mostLetters?: number | undefined;
}

const CONTENTS = 'contents.json';
/** Under these names it is written, beside what is there. */
const NEXT = '.next';
const PARTS = '.parts';

/**
 * Writes the full-text index into `target`:
 * - `contents.json`, the only file whose name does not change with its content; it is written last
 * - `<digest>/`: Pagefind's files, not gzipped so that the host may send them as brotli, and `words.txt`, the site's
 *   own words for the spelling correction
 *
 * @throws Error with Pagefind's words when it refuses a record.
 */
export const buildIndex = async <Note extends RecordNote>(source: IndexSource<Note>): Promise<WrittenIndex> => {
  const { notes, read, target, cache = new PartCache(join(target, PARTS)) } = source;
  const next = join(target, NEXT);
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const indexed = await indexParts(planParts(notes, source.mostLetters), read, cache);
  const { contents, bytes, recordCount } = writeFiles(join(next, 'files'), indexed);
  writeFileSync(join(next, CONTENTS), JSON.stringify(contents));
  const folder = join(target, contents.digest);
  rmSync(folder, { recursive: true, force: true });
  renameSync(join(next, 'files'), folder);
  renameSync(join(next, CONTENTS), join(target, CONTENTS));
  for (const name of readdirSync(target)) {
    if (name !== contents.digest && name !== CONTENTS) rmSync(join(target, name), { recursive: true, force: true });
  }
  source.cache?.removeUnused();
  return { recordCount, bytes, partCount: indexed.parts.length, freshPartCount: indexed.freshCount };
};

/** What the reader's browser asks for; Pagefind's own interfaces and its worker stay out of the site. */
const SCRIPT = 'pagefind.js';
const STEMMER = 'wasm.en.pagefind';
const ENTRY = 'pagefind-entry.json';

interface Entry {
  readonly version: string;
  readonly languages: Readonly<Record<string, { readonly hash: string; readonly page_count: number }>>;
}

/** The files of an index whose name is the digest of them all, and its table of contents. */
const writeFiles = (
  folder: string,
  { parts, engine }: IndexedParts,
): { contents: IndexContents; bytes: number; recordCount: number } => {
  mkdirSync(join(folder, 'index'), { recursive: true });
  mkdirSync(join(folder, 'fragment'));
  const digests = createHash('sha256');
  let size = 0;
  const write = (path: string, bytes: Buffer | string): void => {
    writeFileSync(`${folder}/${path}`, bytes);
    digests.update(path).update(bytes);
    size += bytes.length;
  };

  const engineFile = (name: string): Buffer => {
    const file = engine.find(({ path }) => path === name);
    if (!file) throw new Error(`Pagefind wrote no ${name}.`);
    return file.bytes;
  };
  write(SCRIPT, engineFile(SCRIPT));
  write(STEMMER, engineFile(STEMMER));

  const pages = parts.flatMap((part) => part.pages.map((page) => ({ ...page, kind: part.kind })));
  const chunks = new ChunkCutter(
    pages.reduce((sum, { words }) => sum + words, 0),
    (name, bytes) => {
      write(`index/${name}.pf_index`, bytes);
    },
  );
  let firstPage = 0;
  mergeWords(
    parts.map((part) => {
      const numbered = { words: part.words, firstPage };
      firstPage += part.pages.length;
      return numbered;
    }),
    chunks,
  );
  chunks.end();

  for (const [index, { file, digest }] of parts.flatMap(({ fragments }) => fragments).entries()) {
    linkOrCopy(file, `${folder}/fragment/${numberName(index)}.pf_fragment`);
    digests.update(digest);
  }

  const entry = JSON.parse(engineFile(ENTRY).toString('utf8')) as Entry;
  const metaBytes = writeMeta(entry.version, pages, chunks.rows);
  const metaName = `en_${hash('sha256', metaBytes).slice(0, 10)}`;
  const meta = `pagefind.${metaName}.pf_meta`;
  write(meta, metaBytes);
  const language = { ...entry.languages['en'], hash: metaName, page_count: pages.length };
  write(ENTRY, JSON.stringify({ ...entry, languages: { en: language } }));

  const counts = sumCounts(parts);
  write('words.txt', spellingList(counts, pages.length));
  const contents = {
    ...sortKinds(pages),
    digest: digests.digest('hex').slice(0, 10),
    meta,
    chunks: chunks.rows.map(({ from }) => from).join(' '),
    common: commonStems(counts, pages.length),
  };
  return { contents, bytes: size, recordCount: pages.length };
};

/** A second name for a file costs a fifth of writing it again; not every file system has them. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

const sortKinds = (
  pages: readonly { readonly kind: Kind; readonly url: string }[],
): Pick<IndexContents, 'topics' | 'kinds'> => {
  const topics: Record<string, string> = {};
  const kinds: Partial<Record<Kind, string[]>> = {};
  for (const [index, { kind, url }] of pages.entries()) {
    if (kind === 'topic') topics[url.split('/').at(-2) ?? ''] = numberName(index);
    // Most pages are articles: they need no mention.
    else if (kind !== 'article') (kinds[kind] ??= []).push(numberName(index));
  }
  return { topics, kinds };
};

/** An index of these records, which need not be pages of a site. Nothing is kept for later. */
export const writeIndex = (records: Iterable<SearchRecord>, target: string): Promise<WrittenIndex> =>
  buildIndex({
    notes: Array.from(records, (record) => ({ ...noteOf(record), record })),
    read: (notes) => notes.map(({ record }) => record),
    target,
  });
