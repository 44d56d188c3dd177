import { ARRAY, ByteWriter, TEXT, UNSIGNED } from './cbor.ts';
import { META_FIELDS, type PackedWords, type PageList } from './part-words.ts';
import { MARK, numberName, type ChunkCutter, type ChunkRow } from './word-chunks.ts';
import type { PageRow } from './part-pages.ts';

/** One part of an index: its words, and the number that its first page has in the whole. */
export interface NumberedPart {
  readonly words: PackedWords;
  readonly firstPage: number;
}

interface Source {
  readonly part: NumberedPart;
  readonly pages: PageList;
}

/** The words of all parts as one index of all their pages, in Pagefind's order, handed to `chunks`. */
export const mergeWords = (parts: readonly NumberedPart[], chunks: ChunkCutter): void => {
  const writer = new ByteWriter(1 << 16);
  const places = placesOf(parts);
  for (const key of [...places.keys()].sort()) {
    const name = Buffer.from(key, 'latin1');
    const sources = sourcesAt(parts, places.get(key) ?? []);
    writer.clear();
    writer.head(ARRAY, 3);
    writer.head(TEXT, name.length);
    writer.bytes(name);
    writePages(sources, writer);
    writeSpellings(sources, writer);
    chunks.add(name.toString('utf8'), writer.view());
  }
};

/** Where each word stands: the number of a part and the place in it, over and over. */
const placesOf = (parts: readonly NumberedPart[]): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  for (const [index, { words }] of parts.entries()) {
    words.forEach((word, at) => {
      const known = places.get(word);
      if (known) known.push(index, at);
      else places.set(word, [index, at]);
    });
  }
  return places;
};

const sourcesAt = (parts: readonly NumberedPart[], places: readonly number[]): Source[] => {
  const sources: Source[] = [];
  for (let index = 0; index < places.length; index += 2) {
    const part = parts[places[index] ?? 0];
    if (part) sources.push({ part, pages: part.words.pagesAt(places[index + 1] ?? 0) });
  }
  return sources;
};

const writePages = (sources: readonly Source[], writer: ByteWriter): void => {
  let count = 0;
  for (const { pages } of sources) count += pages.count;
  writer.head(ARRAY, count);
  let before = 0;
  for (const { part, pages } of sources) {
    if (pages.count === 0) continue;
    writer.head(ARRAY, 3);
    writer.head(UNSIGNED, part.firstPage + pages.first - before);
    writer.bytes(part.words.bytes, pages.start, pages.end);
    before = part.firstPage + pages.last;
  }
};

/** Spellings stand in the order in which the pages have them first. */
const writeSpellings = (sources: readonly Source[], writer: ByteWriter): void => {
  const spellings = new Map<string, Source[]>();
  for (const { part, pages } of sources) {
    for (const { spelling, pages: own } of part.words.spellingsAt(pages.end)) {
      const known = spellings.get(spelling);
      if (known) known.push({ part, pages: own });
      else spellings.set(spelling, [{ part, pages: own }]);
    }
  }
  writer.head(ARRAY, spellings.size);
  for (const [spelling, own] of spellings) {
    writer.head(ARRAY, 2);
    writer.text(spelling);
    writePages(own, writer);
  }
};

/** Pagefind's table of contents: `[version, pages, chunks, filters, sorts, fields]`; the site has no filters and sorts. */
export const writeMeta = (version: string, pages: readonly PageRow[], chunks: readonly ChunkRow[]): Buffer => {
  const writer = new ByteWriter(1 << 16);
  writer.bytes(MARK);
  writer.head(ARRAY, 6);
  writer.text(version);
  writer.head(ARRAY, pages.length);
  for (const [index, { words, extra }] of pages.entries()) {
    writer.head(ARRAY, 3);
    writer.text(numberName(index));
    writer.head(UNSIGNED, words);
    writer.text(extra);
  }
  writer.head(ARRAY, chunks.length);
  for (const { from, to, name } of chunks) {
    writer.head(ARRAY, 3);
    writer.text(from);
    writer.text(to);
    writer.text(name);
  }
  writer.head(ARRAY, 0);
  writer.head(ARRAY, 0);
  writer.head(ARRAY, META_FIELDS.length);
  for (const field of META_FIELDS) writer.text(field);
  return Buffer.from(writer.view());
};
