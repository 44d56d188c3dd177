/** The files inside a ZIP archive, on disk or in memory. */
import type { Readable } from 'node:stream';
import { fromBuffer, open, type Entry, type ZipFile } from 'yauzl';
import { readingFailure } from '#scripts/nppes/file-form.ts';

export interface ArchiveEntry {
  /** With its folders. */
  readonly path: string;
  /** Bytes, not compressed. */
  readonly size: number;
  /** Why it cannot be read, to stand after its name; undefined when it can. */
  readonly obstacle: string | undefined;
  readonly open: () => Promise<Readable>;
}

const METHODS: ReadonlyMap<number, string> = new Map([
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
]);
const isReadable = (method: number): boolean => method === 0 || method === 8;
const ENCRYPTED = 1;

const openZip = (archive: string | Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile): void => {
      if (error) reject(error);
      else resolve(zip);
    };
    if (typeof archive === 'string') open(archive, { lazyEntries: true, autoClose: true }, done);
    else fromBuffer(archive, { lazyEntries: true }, done);
  });

/**
 * The entries by their paths, folders left out. Throws in words when the archive has no end.
 *
 * @param archive The path of the archive, or its bytes.
 * @param name For messages.
 */
export const listArchive = async (archive: string | Buffer, name: string): Promise<ArchiveEntry[]> => {
  const zip = await openZip(archive).catch((error: unknown) => {
    throw readingFailure(name, error);
  });
  const entries = await new Promise<Entry[]>((resolve, reject) => {
    const found: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      found.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(found);
    });
    zip.on('error', (error: Error) => {
      reject(readingFailure(name, error));
    });
    zip.readEntry();
  });
  return entries
    .filter(({ fileName }) => !fileName.endsWith('/'))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
    .map((entry) => ({
      path: entry.fileName,
      size: entry.uncompressedSize,
      obstacle: obstacleOf(entry),
      open: () => openEntry(archive, entry.fileName),
    }));
};

const obstacleOf = ({ compressionMethod, generalPurposeBitFlag }: Entry): string | undefined => {
  if ((generalPurposeBitFlag & ENCRYPTED) !== 0)
    return 'is locked with a password. Unpack it, and import the CSV files.';
  if (isReadable(compressionMethod)) return undefined;
  const method = METHODS.get(compressionMethod) ?? `method ${compressionMethod}`;
  return `is compressed with ${method}, which this import does not read (Windows Explorer uses Deflate64 for large files). Unpack it, and import the CSV files.`;
};

const openEntry = async (archive: string | Buffer, wanted: string): Promise<Readable> => {
  const zip = await openZip(archive);
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName !== wanted) {
        zip.readEntry();
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) reject(error);
        else resolve(stream);
      });
    });
    zip.on('end', () => {
      reject(new Error(`${wanted} is no longer in the archive`));
    });
    zip.on('error', reject);
    zip.readEntry();
  });
};
