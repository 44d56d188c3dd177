import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { IndexContents } from '#search/model.ts';
import { textOf, type SearchRecord } from './records.ts';
import { recutIndex } from './recut-chunks.ts';
import { WordCounter } from './spelling-list.ts';

export interface IndexTarget {
  /** Folder for the index; whatever else lies in it is removed. */
  readonly target: string;
  /** `recut`, the default, makes Pagefind's files smaller for phones; `as-written` serves them as Pagefind wrote them. */
  readonly files?: 'recut' | 'as-written';
  /** Receives one line when the files cannot be recut; stderr by default. */
  readonly log?: (line: string) => void;
}

export interface WrittenIndex {
  readonly recordCount: number;
  readonly bytes: number;
}

const writeLine = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const CONTENTS = 'contents.json';
const WORK_FOLDER = '.next';
const DIGEST_LENGTH = 10;
/** Pagefind works on one record at a time; a queue keeps it busy while the next ones are read. */
const MAX_WAITING = 100;
/** The number of a reference is no part of the word before it: "candidates" was indexed as "candidates2". */
const EXCLUDED = ['.citation'];

/**
 * Indexes records with Pagefind and writes into `target`:
 * - `contents.json`, the only file whose name does not change with its content; it is written last
 * - `<digest>/`: the index, and `words.txt`, the site's own words for the spelling correction
 *
 * @throws Error with Pagefind's words when it refuses a record or cannot write.
 */
export const writeIndex = async (
  records: Iterable<SearchRecord>,
  { target, files = 'recut', log = writeLine }: IndexTarget,
): Promise<WrittenIndex> => {
  const work = join(target, WORK_FOLDER);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const written = join(work, 'written');
  const { words, recordCount } = await runPagefind(records, written);
  const recut = join(work, 'recut');
  const compact = files === 'recut' ? recutIndex(written, recut, log) : undefined;
  const folder = compact ? recut : written;
  writeFileSync(join(folder, 'words.txt'), words.spellingList());
  const { digest, bytes } = measure(folder);
  const contents: IndexContents = { digest, common: words.commonStems(), compact };
  renameSync(folder, join(target, digest));
  writeFileSync(join(work, CONTENTS), JSON.stringify(contents));
  renameSync(join(work, CONTENTS), join(target, CONTENTS));
  rmSync(work, { recursive: true });
  return { recordCount, bytes };
};

const runPagefind = async (
  records: Iterable<SearchRecord>,
  folder: string,
): Promise<{ words: WordCounter; recordCount: number }> => {
  const { index, errors } = await createIndex({ forceLanguage: 'en', excludeSelectors: EXCLUDED });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
  try {
    const words = new WordCounter();
    const waiting = new Set<Promise<void>>();
    let recordCount = 0;
    for (const record of records) {
      const added = addRecord(index, record).finally(() => waiting.delete(added));
      // Awaited below; records behind one that fails are not reported by themselves.
      added.catch(() => undefined);
      waiting.add(added);
      words.add(textOf(record));
      recordCount += 1;
      if (waiting.size >= MAX_WAITING) await Promise.race(waiting);
    }
    await Promise.all(waiting);
    const { errors: unwritten } = await index.writeFiles({ outputPath: folder });
    if (unwritten.length > 0) throw new Error(`Pagefind could not write the index: ${unwritten.join(' ')}`);
    return { words, recordCount };
  } finally {
    await close();
  }
};

const addRecord = async (index: PagefindIndex, record: SearchRecord): Promise<void> => {
  const { url } = record;
  const { errors } =
    'html' in record
      ? await index.addHTMLFile({ url, content: record.html })
      : await index.addCustomRecord({ url, content: record.text, language: 'en', meta: { title: record.title } });
  if (errors.length > 0) throw new Error(`Pagefind could not read ${url}: ${errors.join(' ')}`);
};

const measure = (folder: string): { digest: string; bytes: number } => {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, path);
    if (!statSync(file).isFile()) continue;
    const content = readFileSync(file);
    hash.update(path).update(content);
    bytes += content.length;
  }
  return { digest: hash.digest('hex').slice(0, DIGEST_LENGTH), bytes };
};
