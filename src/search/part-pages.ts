/** What the index keeps of a part of its pages, as it is read from Pagefind's files. */
import { ARRAY, CborReader, UNSIGNED } from './cbor.ts';
import type { IndexFile } from './pagefind-process.ts';
import { packWords } from './part-words.ts';
import { countWords } from './spelling-list.ts';
import { MARK } from './word-chunks.ts';

/** A page as Pagefind's metadata lists it, but for its name. */
export interface PageRow {
  /** Words of its text. */
  readonly words: number;
  /** Empty as far as was seen. */
  readonly extra: string;
}

export interface IndexedPart {
  readonly pages: readonly (PageRow & { readonly url: string })[];
  /** Texts of the pages as results show them, in the order of `pages`, as Pagefind's files hold them. */
  readonly fragments: readonly Buffer[];
  /** See `packWords`. */
  readonly words: Buffer;
  /** On how many of the pages each word stands. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

const META = /\.pf_meta$/;
const CHUNK = /^index\/.+\.pf_index$/;

/** @throws Error when the files have another form than those of Pagefind 1.6. */
export const readPart = (files: readonly IndexFile[]): IndexedPart => {
  const meta = files.find(({ path }) => META.test(path));
  // Pagefind leaves out pages without a word; of a part of such pages it writes no index at all.
  if (!meta) return { pages: [], fragments: [], words: Buffer.alloc(0), counts: new Map() };
  const { rows, fields } = readMeta(meta.bytes);
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const fragments = rows.map(({ name }) => {
    const bytes = byPath.get(`fragment/${name}.pf_fragment`);
    if (!bytes) throw new Error(`Pagefind wrote no text for the page ${name}.`);
    return bytes;
  });
  const texts = fragments.map((bytes) => JSON.parse(unmarked(bytes).toString('utf8')) as Fragment);
  return {
    pages: rows.map(({ words, extra }, index) => ({ url: texts[index]?.url ?? '', words, extra })),
    fragments,
    words: packWords(
      files.filter(({ path }) => CHUNK.test(path)).map(({ bytes }) => unmarked(bytes)),
      fields,
    ),
    counts: countWords(texts),
  };
};

const unmarked = (bytes: Buffer): Buffer => {
  if (!bytes.subarray(0, MARK.length).equals(MARK))
    throw new Error('A file of Pagefind’s index does not start with its mark.');
  return bytes.subarray(MARK.length);
};

const readMeta = (bytes: Buffer): { rows: (PageRow & { name: string })[]; fields: string[] } => {
  const reader = new CborReader(unmarked(bytes));
  const wrong = new Error('The metadata of Pagefind’s index has another form than expected.');
  if (reader.expect(ARRAY) !== 6) throw wrong;
  reader.text();
  const rows = Array.from({ length: reader.expect(ARRAY) }, () => {
    if (reader.expect(ARRAY) !== 3) throw wrong;
    return { name: reader.text(), words: reader.expect(UNSIGNED), extra: reader.text() };
  });
  for (let chunks = reader.expect(ARRAY); chunks > 0; chunks -= 1) {
    if (reader.expect(ARRAY) !== 3) throw wrong;
    for (let text = 0; text < 3; text += 1) reader.text();
  }
  // Filters and sorts: our pages have none, and their page numbers would have to be merged too.
  if (reader.expect(ARRAY) > 0 || reader.expect(ARRAY) > 0) throw wrong;
  return { rows, fields: Array.from({ length: reader.expect(ARRAY) }, () => reader.text()) };
};
