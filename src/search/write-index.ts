import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createIndex, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from './index-pages.ts';
import type { IndexContents, Kind } from './model.ts';
import { splitIndex, type IndexFile, type SplitIndex } from './split-index.ts';
import { stemOf, STOP_WORDS, wordsOf } from './words.ts';

/** What the reader's browser asks for; Pagefind's own interfaces and its worker stay out of the site. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(?:meta|index|fragment|filter))$/;
const FRAGMENT = /([^/]+)\.pf_fragment$/;
/** Pagefind writes this before its data, and reads files that are not gzipped as well. */
const MARK = 'pagefind_dcd';
const MOST_WORDS = 20_000;

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

export interface WrittenIndex {
  readonly recordCount: number;
  readonly bytes: number;
}

/**
 * Writes the full-text index into `folder`:
 * - `contents.json`, the only file whose name does not change with its content
 * - `<digest>/`: Pagefind's files, not gzipped so that the host may send them as brotli, and `words.txt`, the site's
 *   own words for the spelling correction
 *
 * @throws Error with Pagefind's words when it refuses a record.
 */
export const writeIndex = async (records: readonly SearchRecord[], folder: string): Promise<WrittenIndex> => {
  const { files, chunkStarts } = await indexFiles(records);
  const fragments = files.flatMap((file) => readFragment(file));
  const counts = countPages(fragments.map(({ fragment }) => fragment));
  const words = Buffer.from(spellingList(counts, fragments.length));
  const all = [...files, { path: 'words.txt', bytes: words }];
  const digest = digestOf(all);
  await rm(folder, { recursive: true, force: true });
  for (const { path, bytes } of all) {
    const target = join(folder, digest, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'))?.path ?? '';
  await writeFile(
    join(folder, 'contents.json'),
    JSON.stringify(
      contentsOf(records, fragments, {
        digest,
        meta,
        chunks: chunkStarts.join(' '),
        common: commonStems(counts, fragments.length),
      }),
    ),
  );
  return { recordCount: fragments.length, bytes: all.reduce((sum, { bytes }) => sum + bytes.length, 0) };
};

const indexFiles = async (records: readonly SearchRecord[]): Promise<SplitIndex> => {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
  for (const record of records) await addRecord(index, record);
  const { files, errors: unwritten } = await index.getFiles();
  if (unwritten.length > 0) throw new Error(`Pagefind could not write: ${unwritten.join(' ')}`);
  await index.deleteIndex();
  const needed = files
    .filter(({ path }) => NEEDED.test(path))
    .map(({ path, content }) => ({ path, bytes: unzipped(Buffer.from(content)) }));
  return splitIndex(needed);
};

const addRecord = async (index: PagefindIndex, record: SearchRecord): Promise<void> => {
  const { errors } =
    'html' in record
      ? await index.addHTMLFile({ url: record.url, content: record.html })
      : await index.addCustomRecord({
          url: record.url,
          content: record.text,
          language: 'en',
          meta: { title: record.title },
        });
  if (errors.length > 0) throw new Error(`Pagefind could not read ${record.url}: ${errors.join(' ')}`);
};

const unzipped = (bytes: Buffer): Buffer => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);

const readFragment = ({ path, bytes }: IndexFile): { id: string; fragment: Fragment }[] => {
  const id = FRAGMENT.exec(path)?.[1];
  return id ? [{ id, fragment: JSON.parse(bytes.toString('utf8').slice(MARK.length)) as Fragment }] : [];
};

const digestOf = (files: readonly IndexFile[]): string => {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(path).update(bytes);
  return hash.digest('hex').slice(0, 10);
};

const contentsOf = (
  records: readonly SearchRecord[],
  fragments: readonly { readonly id: string; readonly fragment: Fragment }[],
  places: Omit<IndexContents, 'topics' | 'kinds'>,
): IndexContents => {
  const kindOfUrl = new Map(records.map(({ url, kind }) => [url, kind]));
  const topics: Record<string, string> = {};
  const kinds: Partial<Record<Kind, string[]>> = {};
  for (const { id, fragment } of fragments) {
    const kind = kindOfUrl.get(fragment.url) ?? 'page';
    if (kind === 'topic') topics[fragment.url.split('/').at(-2) ?? ''] = id;
    // Most pages are articles: they need no mention.
    else if (kind !== 'article') (kinds[kind] ??= []).push(id);
  }
  return { topics, kinds, ...places };
};

/** On how many pages each word stands. */
const countPages = (fragments: readonly Fragment[]): Map<string, number> => {
  const pages = new Map<string, number>();
  for (const { content, meta } of fragments) {
    for (const word of new Set(wordsOf(`${meta['title'] ?? ''} ${content}`))) {
      if (/^[a-z]{3,24}$/.test(word) && !STOP_WORDS.has(word)) pages.set(word, (pages.get(word) ?? 0) + 1);
    }
  }
  return pages;
};

/** A word that more pages than these hold is of no help in choosing among them. */
const COMMON_SHARE = 0.5;

const commonStems = (counts: ReadonlyMap<string, number>, pages: number): string =>
  [...new Set([...counts].filter(([, count]) => count > pages * COMMON_SHARE).map(([word]) => stemOf(word)))]
    .sort()
    .join(' ');

/** The words of the site, those on many pages first: one line for each tenth part of the pages that hold them. */
const spellingList = (counts: ReadonlyMap<string, number>, pages: number): string => {
  const rank = (count: number): number => Math.max(0, Math.round(-Math.log10(count / pages) * 2));
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_WORDS);
  const lines: string[][] = [];
  for (const [word, count] of kept) (lines[rank(count)] ??= []).push(word);
  return Array.from(lines, (line) => (line ?? []).sort().join(' ')).join('\n');
};
