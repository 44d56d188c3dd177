/** Opens what the registry hands out: a CSV file, or the CSV files inside a ZIP archive; from any byte on. */
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';

export interface Input {
  /** For messages: `npidata.zip → npidata_pfile_20050523-20261108.csv`. */
  readonly name: string;
  /** Tells the input from others of the same name: path, size and date. */
  readonly identity: string;
  /** Bytes, not compressed. */
  readonly size: number;
  /** The bytes from `start` on. */
  readonly open: (start: number) => Promise<Readable>;
}

/** Header files that the archive brings along say nothing new. */
const isData = (name: string): boolean => /\.csv$/i.test(name) && !/fileheader/i.test(name);

export const listInputs = async (path: string): Promise<Input[]> => {
  const { size, mtimeMs } = statSync(path);
  const identity = `${path}:${size}:${Math.round(mtimeMs)}`;
  if (!/\.zip$/i.test(path)) {
    return [
      {
        name: basename(path),
        identity,
        size,
        open: (start) => Promise.resolve(createReadStream(path, { start, highWaterMark: 1 << 20 })),
      },
    ];
  }
  const entries = await listEntries(path);
  return entries
    .filter(({ fileName }) => isData(fileName))
    .map(({ fileName, uncompressedSize }) => ({
      name: `${basename(path)} → ${basename(fileName)}`,
      identity: `${identity}:${fileName}`,
      size: uncompressedSize,
      open: async (start) => {
        const stream = await openEntry(path, fileName);
        // Compressed bytes have no middle to start from: what was read before is inflated and dropped.
        return start === 0 ? stream : stream.pipe(skipBytes(start));
      },
    }));
};

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });

const listEntries = async (path: string): Promise<Entry[]> => {
  const zip = await openZip(path);
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => {
      resolve(entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1)));
    });
    zip.on('error', reject);
    zip.readEntry();
  });
};

const openEntry = async (path: string, wanted: string): Promise<Readable> => {
  const zip = await openZip(path);
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
      reject(new Error(`${wanted} is no longer in ${path}`));
    });
    zip.on('error', reject);
    zip.readEntry();
  });
};

const skipBytes = (count: number): Transform => {
  let left = count;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const kept = left >= chunk.length ? undefined : chunk.subarray(left);
      left = Math.max(0, left - chunk.length);
      done(null, kept);
    },
  });
};
