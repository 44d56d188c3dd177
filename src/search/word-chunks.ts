/**
 * Pagefind's words, cut and named for fewer bytes. It loads one chunk of words for each word of a query, about 25 kB
 * each, of which a reader needs one word: chunks are cut smaller. It names chunks and pages by digests, which no
 * compression makes smaller and which the first search loads all at once: they get numbers, since the folder's name
 * changes with its content anyway.
 */
import { ARRAY, ByteWriter } from './cbor.ts';

/** Pagefind writes this before its data, and reads files that are not gzipped as well. */
export const MARK = Buffer.from('pagefind_dcd');

/** Chunks grow with the index, or its table of contents would: it is loaded with the first search. */
const LEAST_CHUNK_BYTES = 6000;
const MOST_CHUNKS = 2400;
/** What a word of a page's text adds to the index, about; the chunks shall not depend on how the index was made. */
const BYTES_A_WORD = 5;
/**
 * Words that share their first letters stay together: Pagefind looks for "using" where it keeps "use". Where many words
 * of many pages begin alike, more letters must be the same.
 */
const SHARED_LETTERS = 3;
const MORE_LETTERS = 6;
/** Sorts after every letter. */
const AFTER_ALL = '\u{10FFFF}';

/** One line of the table of chunks: words that start from `from` and up to `to` are in `index/<name>.pf_index`. */
export interface ChunkRow {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/** Names of chunks and pages. */
export const numberName = (index: number): string => index.toString(36);

const startOf = (word: string, letters = SHARED_LETTERS): string => Array.from(word).slice(0, letters).join('');

/** Takes the words of an index in their order and hands each chunk out as soon as it is full. */
export class ChunkCutter {
  readonly rows: ChunkRow[] = [];
  readonly #least: number;
  readonly #write: (name: string, bytes: Buffer) => void;
  readonly #words = new ByteWriter(1 << 16);
  readonly #head = new ByteWriter(16);
  #count = 0;
  #from = '';
  #last = '';

  /** @param textWords Words on all pages together. */
  constructor(textWords: number, write: (name: string, bytes: Buffer) => void) {
    this.#least = Math.max(LEAST_CHUNK_BYTES, (textWords * BYTES_A_WORD) / MOST_CHUNKS);
    this.#write = write;
  }

  add(word: string, entry: Buffer): void {
    const isOtherStart = (letters: number): boolean => startOf(word, letters) !== startOf(this.#last, letters);
    const letters = isOtherStart(SHARED_LETTERS) ? SHARED_LETTERS : MORE_LETTERS;
    const most = letters === SHARED_LETTERS ? this.#least : this.#least * 2;
    if (this.#count === 0) {
      this.#from = startOf(word);
    } else if (this.#words.length >= most && isOtherStart(letters)) {
      const from = startOf(word, letters);
      this.#end(from);
      this.#from = from;
    }
    this.#words.bytes(entry);
    this.#count += 1;
    this.#last = word;
  }

  /** Hands out the last chunk. */
  end(): void {
    if (this.#count > 0) this.#end(undefined);
  }

  /** @param nextFrom Where the next chunk begins; it may share its first three letters with the last word of this one. */
  #end(nextFrom: string | undefined): void {
    const name = numberName(this.rows.length);
    const letters = nextFrom?.startsWith(startOf(this.#last)) === true ? MORE_LETTERS : SHARED_LETTERS;
    this.rows.push({ from: this.#from, to: startOf(this.#last, letters) + AFTER_ALL, name });
    this.#head.clear();
    this.#head.bytes(MARK);
    this.#head.head(ARRAY, 1);
    this.#head.head(ARRAY, this.#count);
    this.#write(name, Buffer.concat([this.#head.view(), this.#words.view()]));
    this.#words.clear();
    this.#count = 0;
  }
}
