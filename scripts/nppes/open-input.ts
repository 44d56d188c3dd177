/**
 * Opens what the registry publishes, from any byte on: a table as text, compressed or not, a workbook, or the tables
 * inside a ZIP archive. What a file is follows from its bytes, not from its name.
 */
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Transform, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { listArchive, type ArchiveEntry } from '#scripts/nppes/archive.ts';
import { formOf, readingFailure, type FormFinding } from '#scripts/nppes/file-form.ts';
import { isWorkbook, openWorkbook } from '#scripts/nppes/workbook.ts';

export interface Input {
  /** For messages: `npidata.zip → npidata_pfile_20050523-20261108.csv`. */
  readonly name: string;
  /** Tells the input from others of the same name: path, size and date. */
  readonly identity: string;
  /** Bytes, not compressed; about, where only the compressed size is known. */
  readonly size: number;
  /** It came with others in an archive, and may be none of those that are needed. */
  readonly isFromArchive: boolean;
  /** The bytes from `start` on, as UTF-8 or Latin-1 without a byte order mark. */
  readonly open: (start: number) => Promise<Readable>;
}

/** A file of an archive that is not read, and why. */
export interface PassedOver {
  readonly name: string;
  readonly reason: string;
}

export interface OpenedFile {
  /** Tables, whichever they are. */
  readonly inputs: readonly Input[];
  readonly passedOver: readonly PassedOver[];
  /** The file is an answer of the NPI API. */
  readonly isAnswer: boolean;
}

const HEAD_BYTES = 4096;
/** Workbooks inside archives are read into memory; the registry's have less than a tenth of it. */
const LARGEST_WORKBOOK = 200_000_000;
const GUNZIPPED_TIMES = 6;

/** The first bytes of a stream, which is closed then. */
export const readHead = async (source: Readable, bytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of source) {
    chunks.push(chunk as Buffer);
    read += (chunk as Buffer).length;
    if (read >= bytes) break;
  }
  source.destroy();
  return Buffer.concat(chunks).subarray(0, bytes);
};

/** Something with bytes: a file, or an entry of an archive. */
interface Source {
  readonly name: string;
  readonly identity: string;
  readonly size: number;
  readonly isFromArchive: boolean;
  readonly open: () => Promise<Readable>;
}

export const openFile = async (path: string): Promise<OpenedFile> => {
  const name = basename(path);
  const stats = statSync(path);
  if (stats.isDirectory()) throw new Error(`${path} is a folder. Name the files in it.`);
  const source: Source = {
    name,
    identity: `${path}:${stats.size}:${Math.round(stats.mtimeMs)}`,
    size: stats.size,
    isFromArchive: false,
    open: () => Promise.resolve(createReadStream(path, { highWaterMark: 1 << 20 })),
  };
  const finding = formOf(await readHead(createReadStream(path, { end: HEAD_BYTES }), HEAD_BYTES));
  if (finding.form === 'unreadable') throw new Error(`${name} ${finding.words}`);
  if (finding.form === 'json') return { inputs: [], passedOver: [], isAnswer: true };
  if (finding.form !== 'zip') return asTable(await inputOf(source, finding, path));
  const entries = await listArchive(path, name);
  if (isWorkbook(entries)) return asTable(workbookInput(source, path));
  return openArchive(source, entries);
};

const asTable = (input: Input): OpenedFile => ({ inputs: [input], passedOver: [], isAnswer: false });

/** What a Mac adds, and copies of the head lines, say nothing: they are not even told of. */
const isNoise = (path: string): boolean =>
  path.startsWith('__MACOSX/') || basename(path).startsWith('.') || /_fileheader\.csv$/i.test(path);

const openArchive = async (archive: Source, entries: readonly ArchiveEntry[]): Promise<OpenedFile> => {
  const inputs: Input[] = [];
  const passedOver: PassedOver[] = [];
  for (const entry of entries.filter(({ path }) => !isNoise(path))) {
    const source: Source = {
      name: `${archive.name} → ${basename(entry.path)}`,
      identity: `${archive.identity}:${entry.path}`,
      size: entry.size,
      isFromArchive: true,
      open: entry.open,
    };
    if (!/\.(?:csv|txt|tsv|tab|xlsx)$/i.test(entry.path)) passedOver.push({ name: source.name, reason: 'not a table' });
    else if (entry.obstacle !== undefined) throw new Error(`${source.name} ${entry.obstacle}`);
    else inputs.push(await entryInput(source));
  }
  return { inputs, passedOver, isAnswer: false };
};

const entryInput = async (source: Source): Promise<Input> => {
  const finding = formOf(await readHead(await source.open(), HEAD_BYTES));
  const isSheet = /\.xlsx$/i.test(source.name);
  if (finding.form === 'zip' && isSheet && source.size <= LARGEST_WORKBOOK) {
    const bytes = await buffer(await source.open());
    const entries = await listArchive(bytes, source.name).catch(() => []);
    if (isWorkbook(entries)) return workbookInput(source, bytes);
  }
  if (isSheet)
    throw new Error(`${source.name} is not a whole Excel workbook. Open it, save it as CSV, and import that.`);
  return inputOf(source, finding, undefined);
};

const workbookInput = (source: Source, workbook: string | Buffer): Input => ({
  ...source,
  open: async (start) => {
    const rows = await openWorkbook(workbook, source.name).catch((error: unknown) => {
      throw readingFailure(source.name, error);
    });
    return start === 0 ? rows : through(rows, skipBytes(start));
  },
});

/** @param path Where an uncompressed text lies by itself: it can be read from its middle. */
const inputOf = async (
  source: Source,
  { form, markBytes, words }: FormFinding,
  path: string | undefined,
): Promise<Input> => {
  switch (form) {
    case 'text':
      return {
        ...source,
        open: async (start) =>
          path === undefined
            ? skipped(await source.open(), start + markBytes)
            : createReadStream(path, { start: start + markBytes, highWaterMark: 1 << 20 }),
      };
    case 'utf-16le':
    case 'utf-16be':
      return {
        ...source,
        open: async (start) => skipped(through(await source.open(), fromUtf16(form)), start),
      };
    case 'gzip': {
      const unpacked: Source = {
        ...source,
        size: source.size * GUNZIPPED_TIMES,
        open: async () => through(await source.open(), createGunzip()),
      };
      const inner = formOf(
        await readHead(await unpacked.open(), HEAD_BYTES).catch((error: unknown) => {
          throw readingFailure(source.name, error);
        }),
      );
      if (!['text', 'utf-16le', 'utf-16be', 'unreadable'].includes(inner.form))
        throw new Error(`${source.name} holds another compressed file. Unpack it, and import what is in it.`);
      return inputOf(unpacked, inner, undefined);
    }
    case 'zip':
    case 'json':
      throw new Error(`${source.name} is no table. Unpack it, and import it by itself.`);
    case 'unreadable':
      throw new Error(`${source.name} ${words}`);
  }
};

/** Errors of either end the other. */
const through = (source: Readable, transform: Transform): Readable => {
  pipeline(source, transform, () => undefined);
  return transform;
};

/** Compressed bytes have no middle to start from: what was read before is unpacked and dropped. */
const skipped = (source: Readable, bytes: number): Readable =>
  bytes === 0 ? source : through(source, skipBytes(bytes));

const skipBytes = (count: number): Transform => {
  let left = count;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = left >= chunk.length ? undefined : chunk.subarray(left);
      left = Math.max(0, left - chunk.length);
      done(null, rest);
    },
  });
};

/** The decoder leaves out the byte order mark. */
const fromUtf16 = (encoding: string): Transform => {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true })));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode()));
    },
  });
};
