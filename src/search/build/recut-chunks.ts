/**
 * Makes Pagefind's index cheaper for phones. Nothing else reads Pagefind's files, whose layout is not documented; the
 * search works without this, and Pagefind's files are served as they are when their shape is not the tested one.
 *
 * - Pagefind cuts its words into chunks of about 28 kB, of which a search loads one for each word. Here they are cut to
 *   about 6 kB.
 * - Pages and chunks get numbers for names: digests do not compress, and the first search loads the list of them.
 * - The files are not gzipped, so that a host may send them as brotli; Pagefind's loader accepts both.
 * - The kinds of results are listed, which the search otherwise learns from the text of each result.
 *
 * Measured on November 29, 2026, with `npm run bench:search`, all that a first search loads: 220 to 109 kB at 288 pages, 233
 * to 116 kB at 1,000, where the goal is 120. It takes 0.6 s of the processor at 5,000 pages. It pays at every size
 * measured, so it is always on.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode, decodeFirst, encode, Token, Tokenizer, Type } from 'cborg';
import { z } from 'zod';
import { kindOfUrl, slugOfTopicUrl } from '#search/kind-of-url.ts';
import type { CompactIndex, RecordKind } from '#search/model.ts';

const TESTED_VERSION = '1.6.0';
/** Pagefind writes this before its data. */
const SIGNATURE = Buffer.from('pagefind_dcd');
const ENTRY = 'pagefind-entry.json';
const SCRIPT = 'pagefind.js';
const STEMMER = 'wasm.en.pagefind';

/** Chunks grow with the index, or the list of them would: it is loaded with the first search. */
const MIN_CHUNK_BYTES = 6000;
const MAX_CHUNKS = 2400;
/** About what a word of a page's text adds to the index. */
const BYTES_PER_WORD = 5;
/**
 * Words that share their first letters stay together: Pagefind looks for "using" where it keeps "use". Where many words
 * of many pages begin alike, more letters must be the same.
 */
const SHARED_LETTERS = 3;
const MORE_SHARED_LETTERS = 6;
/** Sorts after every letter. */
const AFTER_ALL = '\u{10FFFF}';

const entrySchema = z.strictObject({
  version: z.literal(TESTED_VERSION),
  languages: z.strictObject({
    en: z.strictObject({ hash: z.string(), wasm: z.literal('en'), page_count: z.int().positive() }),
  }),
  include_characters: z.array(z.string()),
});
const metaSchema = z.tuple([
  z.literal(TESTED_VERSION),
  z.array(z.tuple([z.string(), z.int(), z.literal('')])).describe('Pages: name, words, group of fragments.'),
  z.array(z.tuple([z.string(), z.string(), z.string()])).describe('Chunks: first and last word, name.'),
  z.tuple([]).describe('Filters; the site has none.'),
  z.tuple([]).describe('Sort keys; the site has none.'),
  z.array(z.string()).describe('Fields of metadata.'),
]);
const fragmentSchema = z.looseObject({ url: z.string(), content: z.string() });

interface IndexWord {
  readonly word: string;
  /** As Pagefind wrote it. */
  readonly bytes: Uint8Array;
}

interface Chunk {
  readonly from: string;
  readonly to: string;
  readonly words: readonly IndexWord[];
}

/**
 * Writes the files that a browser needs into `target`.
 *
 * @param source Folder of the files that Pagefind wrote.
 * @returns What a browser is to know of them; undefined, with one line to `log` and no `target`, when the files have
 *   another shape than the tested one.
 */
export const recutIndex = (source: string, target: string, log: (line: string) => void): CompactIndex | undefined => {
  try {
    return recut(source, target);
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll(/\s+/g, ' ') : String(error);
    log(
      `search: Pagefind’s index has another shape than that of ${TESTED_VERSION}, so it is served as it is. ${reason}`,
    );
    return undefined;
  }
};

const recut = (source: string, target: string): CompactIndex => {
  const read = (path: string): Buffer => unpacked(readFileSync(join(source, path)));
  const entry = entrySchema.parse(JSON.parse(readFileSync(join(source, ENTRY), 'utf8')));
  const metaName = `pagefind.${entry.languages.en.hash}.pf_meta`;
  const [version, pages, chunkRows, filters, sorts, fields] = metaSchema.parse(decode(read(metaName)));
  const words = chunkRows.flatMap(([, , name]) => readWords(read(`index/${name}.pf_index`)));
  const chunks = cutWords(
    words,
    pages.reduce((sum, [, count]) => sum + count, 0),
  );

  mkdirSync(join(target, 'index'), { recursive: true });
  mkdirSync(join(target, 'fragment'));
  const write = (path: string, ...content: readonly Uint8Array[]): void => {
    writeFileSync(join(target, path), Buffer.concat([SIGNATURE, ...content]));
  };
  copyFileSync(join(source, SCRIPT), join(target, SCRIPT));
  copyFileSync(join(source, ENTRY), join(target, ENTRY));
  write(STEMMER, read(STEMMER));
  for (const [index, chunk] of chunks.entries())
    write(
      `index/${nameOf(index)}.pf_index`,
      arrayHeads(1, chunk.words.length),
      ...chunk.words.map(({ bytes }) => bytes),
    );
  const urls = pages.map(([name], index) => {
    const fragment = read(`fragment/${name}.pf_fragment`);
    write(`fragment/${nameOf(index)}.pf_fragment`, fragment);
    return fragmentSchema.parse(JSON.parse(fragment.toString('utf8'))).url;
  });
  const numberedPages = pages.map(([, count, group], index) => [nameOf(index), count, group]);
  const numberedChunks = chunks.map(({ from, to }, index) => [from, to, nameOf(index)]);
  write(metaName, encode([version, numberedPages, numberedChunks, filters, sorts, fields]));
  return { ...listKinds(urls), meta: metaName, chunks: chunks.map(({ from }) => from).join(' ') };
};

const nameOf = (index: number): string => index.toString(36);

const unpacked = (bytes: Buffer): Buffer => {
  const plain = gunzipSync(bytes);
  if (!plain.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('A file lacks Pagefind’s signature.');
  return plain.subarray(SIGNATURE.length);
};

/** The heads of an array in an array, whose items follow. */
const arrayHeads = (...lengths: readonly number[]): Uint8Array =>
  encode({}, { typeEncoders: { Object: () => lengths.map((length) => new Token(Type.array, length)) } });

const readWords = (chunk: Buffer): IndexWord[] => {
  const tokens = new Tokenizer(chunk, {});
  const [outer, inner] = [tokens.next(), tokens.next()];
  if (outer.type !== Type.array || outer.value !== 1 || inner.type !== Type.array)
    throw new Error('A chunk is not one list of words.');
  let rest: Uint8Array = chunk.subarray(tokens.pos());
  const words = Array.from({ length: inner.value as number }, () => {
    const [value, after] = decodeFirst(rest) as [unknown, Uint8Array];
    const bytes = rest.subarray(0, rest.length - after.length);
    rest = after;
    return { word: nameOfWord(value), bytes };
  });
  if (rest.length > 0) throw new Error('A chunk holds more than its words.');
  return words;
};

const isNumbers = (value: unknown): boolean => Array.isArray(value) && value.every(Number.isInteger);
/** `[step from the page before, places in the text, places in metadata]` for each page. */
const isPages = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((page) => isArrayOf(page, 3) && Number.isInteger(page[0]) && isNumbers(page[1]) && isNumbers(page[2]));
const isArrayOf = (value: unknown, length: number): value is unknown[] =>
  Array.isArray(value) && value.length === length;

/** @throws Error unless the value is `[word, pages, [spelling, pages] …]`. */
const nameOfWord = (value: unknown): string => {
  if (isArrayOf(value, 3)) {
    const [word, pages, spellings] = value;
    const areSpellings =
      Array.isArray(spellings) &&
      spellings.every((row) => isArrayOf(row, 2) && typeof row[0] === 'string' && isPages(row[1]));
    if (typeof word === 'string' && isPages(pages) && areSpellings) return word;
  }
  throw new Error('A word has another form than expected.');
};

const startOf = (word: string, letters: number): string => Array.from(word).slice(0, letters).join('');

const cutWords = (words: readonly IndexWord[], textWords: number): Chunk[] => {
  const minBytes = Math.max(MIN_CHUNK_BYTES, (textWords * BYTES_PER_WORD) / MAX_CHUNKS);
  const chunks: Chunk[] = [];
  let from = '';
  let held: IndexWord[] = [];
  let bytes = 0;
  for (const [index, next] of words.entries()) {
    const last = words[index - 1]?.word ?? '';
    if (index > 0 && Buffer.compare(Buffer.from(last), Buffer.from(next.word)) >= 0)
      throw new Error('The words are not in the order of their bytes.');
    const differs = (letters: number): boolean => startOf(next.word, letters) !== startOf(last, letters);
    const letters = differs(SHARED_LETTERS) ? SHARED_LETTERS : MORE_SHARED_LETTERS;
    const isFull = bytes >= (letters === SHARED_LETTERS ? minBytes : minBytes * 2);
    if (held.length === 0) from = startOf(next.word, SHARED_LETTERS);
    else if (isFull && differs(letters)) {
      chunks.push({ from, to: startOf(last, letters) + AFTER_ALL, words: held });
      from = startOf(next.word, letters);
      held = [];
      bytes = 0;
    }
    held.push(next);
    bytes += next.bytes.length;
  }
  const last = held.at(-1);
  if (last) chunks.push({ from, to: startOf(last.word, SHARED_LETTERS) + AFTER_ALL, words: held });
  return chunks;
};

const listKinds = (urls: readonly string[]): Pick<CompactIndex, 'topics' | 'kinds'> => {
  const topics: Record<string, string> = {};
  const kinds: Partial<Record<RecordKind, string[]>> = {};
  for (const [index, url] of urls.entries()) {
    const kind = kindOfUrl(url);
    if (kind === 'topic') topics[slugOfTopicUrl(url)] = nameOf(index);
    else if (kind !== 'article') (kinds[kind] ??= []).push(nameOf(index));
  }
  return { topics, kinds };
};
