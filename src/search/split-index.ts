/**
 * Pagefind's files, cut and named for fewer bytes. It loads one chunk of words for each word of a query, about 25 kB
 * each, of which a reader needs one word: chunks are cut smaller. It names chunks and pages by digests, which no
 * compression makes smaller and which the first search loads all at once: they get numbers, since the folder's name
 * changes with its content anyway.
 *
 * The files are CBOR (RFC 8949): a chunk is `[[word entry …]]`, the index's metadata is
 * `[version, [[page, words] …], [[from, to, chunk] …], filters, sorts, fields]`. Entries are moved as they are, byte for
 * byte. Checked against Pagefind 1.6; anything else than this form is refused.
 */

export interface IndexFile {
  readonly path: string;
  readonly bytes: Buffer;
}

export interface SplitIndex {
  readonly files: IndexFile[];
  /** First letters of the first word of each chunk, in order; chunk `n` is `index/<n>.pf_index`, in base 36. */
  readonly chunkStarts: readonly string[];
}

const MARK = Buffer.from('pagefind_dcd');
const META = /\.pf_meta$/;
const CHUNK = /^index\/(.+)\.pf_index$/;
const PAGE = /^(fragment\/)(.+)(\.pf_fragment)$/;
/** Chunks grow with the index, or its table of contents would: it is loaded with the first search. */
const LEAST_CHUNK_BYTES = 6000;
const MOST_CHUNKS = 2400;
/**
 * Words that share their first letters stay together: Pagefind looks for "using" where it keeps "use". Where many words
 * of many pages begin alike, more letters must be the same.
 */
const SHARED_LETTERS = 3;
const MORE_LETTERS = 6;
/** Sorts after every letter. */
const AFTER_ALL = '\u{10FFFF}';

interface Entry {
  readonly word: string;
  readonly bytes: Buffer;
}

const numberName = (index: number): string => index.toString(36);

/** The files of an index with its chunks cut and its pages numbered, all others as they were. */
export const splitIndex = (files: readonly IndexFile[]): SplitIndex => {
  const meta = files.find(({ path }) => META.test(path));
  if (!meta) throw new Error('Pagefind wrote no metadata.');
  const entries = files.filter(({ path }) => CHUNK.test(path)).flatMap(({ bytes }) => readEntries(bytes));
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.word), Buffer.from(b.word)));
  const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const chunks = groupEntries(entries, Math.max(LEAST_CHUNK_BYTES, size / MOST_CHUNKS)).map(chunkOf);
  const written = writeMeta(meta.bytes, chunks);
  const others = files.filter((file) => file !== meta && !CHUNK.test(file.path));
  return {
    files: [
      ...others.map(({ path, bytes }) => ({ path: renamedPage(path, written.numberOf), bytes })),
      { path: meta.path, bytes: written.bytes },
      ...chunks.map(({ name, bytes }) => ({ path: `index/${name}.pf_index`, bytes })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    chunkStarts: chunks.map(({ from }) => from),
  };
};

const renamedPage = (path: string, numberOf: ReadonlyMap<string, string>): string =>
  path.replace(PAGE, (_, folder: string, name: string, ending: string) => {
    const number = numberOf.get(name);
    if (number === undefined) throw new Error(`Pagefind’s metadata does not know the page ${name}.`);
    return `${folder}${number}${ending}`;
  });

const startOf = (word: string, letters = SHARED_LETTERS): string => Array.from(word).slice(0, letters).join('');

interface Group {
  /** First letters of the first word. */
  readonly from: string;
  readonly entries: Entry[];
}

const groupEntries = (entries: readonly Entry[], least: number): Group[] => {
  const groups: Group[] = [];
  let size = Infinity;
  let last = '';
  for (const entry of entries) {
    const isOtherStart = (letters: number): boolean => startOf(entry.word, letters) !== startOf(last, letters);
    const letters = isOtherStart(SHARED_LETTERS) ? SHARED_LETTERS : MORE_LETTERS;
    const most = letters === SHARED_LETTERS ? least : least * 2;
    if (size >= most && isOtherStart(letters)) {
      groups.push({ from: startOf(entry.word, letters), entries: [] });
      size = 0;
    }
    groups.at(-1)?.entries.push(entry);
    size += entry.bytes.length;
    last = entry.word;
  }
  return groups;
};

interface Chunk {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const chunkOf = ({ from, entries }: Group, index: number, groups: readonly Group[]): Chunk => {
  const bytes = Buffer.concat([
    MARK,
    head(ARRAY, 1),
    head(ARRAY, entries.length),
    ...entries.map((entry) => entry.bytes),
  ]);
  const last = entries.at(-1)?.word ?? '';
  // The next chunk may begin with the same three letters.
  const letters = groups[index + 1]?.from.startsWith(startOf(last)) ? MORE_LETTERS : SHARED_LETTERS;
  return { from, to: startOf(last, letters) + AFTER_ALL, name: numberName(index), bytes };
};

const writeMeta = (bytes: Buffer, chunks: readonly Chunk[]): { bytes: Buffer; numberOf: Map<string, string> } => {
  const body = unmarked(bytes);
  const [, length, start] = readHead(body, 0);
  const pages = skip(body, start);
  const table = skip(body, pages);
  if (length < 3) throw new Error('The metadata of Pagefind’s index has another form than expected.');
  const numbered = numberPages(body, pages);
  const rows = chunks.map(({ from, to, name }) => Buffer.concat([head(ARRAY, 3), text(from), text(to), text(name)]));
  return {
    numberOf: numbered.numberOf,
    bytes: Buffer.concat([
      MARK,
      body.subarray(0, pages),
      numbered.bytes,
      head(ARRAY, chunks.length),
      ...rows,
      body.subarray(skip(body, table)),
    ]),
  };
};

/** The list of pages at `at` with numbers for names, and the number of each name. */
const numberPages = (body: Buffer, at: number): { bytes: Buffer; numberOf: Map<string, string> } => {
  const numberOf = new Map<string, string>();
  const [kind, count, first] = readHead(body, at);
  if (kind !== ARRAY) throw new Error('The metadata of Pagefind’s index lists no pages.');
  const rows: Buffer[] = [];
  let place = first;
  for (let index = 0; index < count; index += 1) {
    const [, , name] = readHead(body, place);
    const [nameKind, length, start] = readHead(body, name);
    if (nameKind !== TEXT) throw new Error('A page of Pagefind’s index does not start with its name.');
    const end = skip(body, place);
    numberOf.set(body.toString('utf8', start, start + length), numberName(index));
    rows.push(body.subarray(place, name), text(numberName(index)), body.subarray(start + length, end));
    place = end;
  }
  return { numberOf, bytes: Buffer.concat([body.subarray(at, first), ...rows]) };
};

const readEntries = (bytes: Buffer): Entry[] => {
  const body = unmarked(bytes);
  const [outerKind, outerLength, inner] = readHead(body, 0);
  const [kind, length, first] = readHead(body, inner);
  if (outerKind !== ARRAY || outerLength !== 1 || kind !== ARRAY)
    throw new Error('A chunk of Pagefind’s index has another form than expected.');
  const entries: Entry[] = [];
  let at = first;
  for (let index = 0; index < length; index += 1) {
    const end = skip(body, at);
    const [, , word] = readHead(body, at);
    const [wordKind, wordLength, start] = readHead(body, word);
    if (wordKind !== TEXT) throw new Error('An entry of Pagefind’s index does not start with its word.');
    entries.push({ word: body.toString('utf8', start, start + wordLength), bytes: body.subarray(at, end) });
    at = end;
  }
  return entries;
};

const unmarked = (bytes: Buffer): Buffer => {
  if (!bytes.subarray(0, MARK.length).equals(MARK))
    throw new Error('A file of Pagefind’s index does not start with its mark.');
  return bytes.subarray(MARK.length);
};

/** Major types of CBOR. */
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;
const SIMPLE = 7;

/** Major type, argument, and where what follows starts. */
const readHead = (bytes: Buffer, at: number): [kind: number, argument: number, next: number] => {
  const byte = bytes.readUInt8(at);
  const kind = byte >> 5;
  const short = byte & 31;
  if (short < 24) return [kind, short, at + 1];
  if (short === 24) return [kind, bytes.readUInt8(at + 1), at + 2];
  if (short === 25) return [kind, bytes.readUInt16BE(at + 1), at + 3];
  if (short === 26) return [kind, bytes.readUInt32BE(at + 1), at + 5];
  if (short === 27) return [kind, Number(bytes.readBigUInt64BE(at + 1)), at + 9];
  throw new Error('Pagefind’s index holds an item without a length.');
};

/** Where the item at `at` ends. */
const skip = (bytes: Buffer, at: number): number => {
  const [kind, argument, next] = readHead(bytes, at);
  if (kind === TEXT || kind === 2) return next + argument;
  if (kind === ARRAY || kind === MAP || kind === TAG) {
    const count = kind === TAG ? 1 : kind === MAP ? argument * 2 : argument;
    let end = next;
    for (let index = 0; index < count; index += 1) end = skip(bytes, end);
    return end;
  }
  if (kind > SIMPLE) throw new Error('Pagefind’s index holds an item of no kind.');
  return next;
};

const head = (kind: number, argument: number): Buffer => {
  const first = kind << 5;
  if (argument < 24) return Buffer.from([first | argument]);
  if (argument < 0x100) return Buffer.from([first | 24, argument]);
  if (argument < 0x10000) return Buffer.from([first | 25, argument >> 8, argument & 255]);
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(first | 26, 0);
  bytes.writeUInt32BE(argument, 1);
  return bytes;
};

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
};
