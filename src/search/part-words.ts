/**
 * The words of one part of the index, in a form that merges by copying. Pagefind 1.6 writes a word as
 * `[word, pages, other spellings]` with `pages` as `[number, places in the text, places in metadata] …` and other
 * spellings, such as those with accents, as `[spelling, pages] …`. Page numbers are counted from the page before. So a
 * list of pages goes behind another one when its first number is written anew; all other bytes stay as they are.
 */
import { ARRAY, ByteWriter, CborReader, UNSIGNED } from './cbor.ts';

/**
 * What Pagefind reads of our pages beside their text, in its order. Places in metadata say by number of which field they
 * are. Pagefind numbers the fields that the pages of an index have; here they have the same numbers in every part.
 */
export const META_FIELDS = ['aka', 'date', 'image', 'image_alt', 'title'] as const;

/** Pages of a word in one part: all but the number of the first are the bytes from `start` to `end`. */
export interface PageList {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Another spelling of a word, such as one with accents, and the pages that have it. */
export interface Spelling {
  readonly spelling: string;
  readonly pages: PageList;
}

/** Nearly all words have none. */
const NO_SPELLINGS: readonly Spelling[] = [];

/** Each page of a list starts so: an array of three. */
const PAGE_HEAD = 0x83;
const NEGATIVE_ONE = 0x20;

/**
 * The words of an index of Pagefind's: `chunks` without their mark, `fields` as its metadata lists them.
 *
 * @throws Error when the files have another form than that of Pagefind 1.6.
 */
export const packWords = (chunks: readonly Buffer[], fields: readonly string[]): Buffer => {
  const numbers = fields.map((field) => {
    const number = META_FIELDS.findIndex((known) => known === field);
    if (number < 0)
      throw new Error(`A page has the metadata “${field}”. Name it in META_FIELDS (src/search/part-words.ts).`);
    return number;
  });
  const writer = new ByteWriter(1 << 20);
  for (const chunk of chunks) {
    const reader = new CborReader(chunk);
    if (reader.expect(ARRAY) !== 1) throw new Error('A chunk of Pagefind’s index has another form than expected.');
    const count = reader.expect(ARRAY);
    for (let index = 0; index < count; index += 1) packWord(reader, writer, numbers);
  }
  return Buffer.from(writer.view());
};

const packWord = (reader: CborReader, writer: ByteWriter, numbers: readonly number[]): void => {
  if (reader.expect(ARRAY) !== 3) throw new Error('A word of Pagefind’s index has another form than expected.');
  packName(reader, writer);
  const sizeAt = writer.length;
  writer.long(0);
  packPages(reader, writer, numbers);
  const spellings = reader.expect(ARRAY);
  writer.long(spellings);
  for (let index = 0; index < spellings; index += 1) {
    if (reader.expect(ARRAY) !== 2) throw new Error('A spelling in Pagefind’s index has another form than expected.');
    packName(reader, writer);
    packPages(reader, writer, numbers);
  }
  writer.setLong(writer.length - sizeAt - 4, sizeAt);
};

const packName = (reader: CborReader, writer: ByteWriter): void => {
  const name = Buffer.from(reader.text());
  writer.long(name.length);
  writer.bytes(name);
};

const packPages = (reader: CborReader, writer: ByteWriter, numbers: readonly number[]): void => {
  const { bytes } = reader;
  const renumber = (at: number): void => {
    const number = numbers[(bytes[at] ?? 0) - NEGATIVE_ONE];
    if (number === undefined) throw new Error('Pagefind’s index names a field of metadata that it does not list.');
    bytes[at] = NEGATIVE_ONE + number;
  };
  const count = reader.expect(ARRAY);
  let first = 0;
  let last = 0;
  let start = reader.at;
  for (let index = 0; index < count; index += 1) {
    if (bytes[reader.at] !== PAGE_HEAD)
      throw new Error('A page of a word in Pagefind’s index has another form than expected.');
    reader.at += 1;
    last += reader.expect(UNSIGNED);
    if (index === 0) {
      first = last;
      start = reader.at;
    }
    reader.skipNumbers();
    reader.skipNumbers(renumber);
  }
  writer.long(count);
  writer.long(first);
  writer.long(last);
  writer.long(reader.at - start);
  writer.bytes(bytes, start, reader.at);
};

/** Reads what `packWords` wrote. */
export class PackedWords {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Each word with the place of its entry. A word comes as its UTF-8 bytes, a letter each, which sort as Pagefind's do. */
  forEach(take: (word: string, at: number) => void): void {
    const { bytes } = this;
    for (let at = 0; at < bytes.length;) {
      const length = bytes.readUInt32LE(at);
      const end = at + 4 + length;
      take(bytes.toString('latin1', at + 4, end), end + 4);
      at = end + 4 + bytes.readUInt32LE(end);
    }
  }

  pagesAt(at: number): PageList {
    const { bytes } = this;
    const start = at + 16;
    return {
      count: bytes.readUInt32LE(at),
      first: bytes.readUInt32LE(at + 4),
      last: bytes.readUInt32LE(at + 8),
      start,
      end: start + bytes.readUInt32LE(at + 12),
    };
  }

  /** Other spellings of the word whose pages end at `at`. */
  spellingsAt(at: number): readonly Spelling[] {
    const { bytes } = this;
    const count = bytes.readUInt32LE(at);
    if (count === 0) return NO_SPELLINGS;
    const found: Spelling[] = [];
    let place = at + 4;
    for (let index = 0; index < count; index += 1) {
      const end = place + 4 + bytes.readUInt32LE(place);
      const pages = this.pagesAt(end);
      found.push({ spelling: bytes.toString('utf8', place + 4, end), pages });
      place = pages.end;
    }
    return found;
  }
}
