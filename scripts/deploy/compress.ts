/** Puts `.br` and `.gz` beside text files, for web servers that send files as they lie there. */
import { copyFileSync, existsSync, linkSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from '#scripts/files/listing.ts';

/** Endings of files that shrink. Pictures, fonts and PDF are compressed already. */
const SHRINKS = /\.(?:html|css|js|mjs|json|jsonl|xml|xsl|svg|txt|md|csv|bib|ris|webmanifest|pagefind|pf_[a-z]+)$/;
/** What fits into one packet anyway is not worth a second file. */
const LEAST_BYTES = 512;
const AT_ONCE = 8;

export const isCompressed = (path: string): boolean => /\.(?:br|gz)$/.test(path);

export interface Compressed {
  /** Files that have compressed ones beside them. */
  readonly files: number;
  readonly bytes: number;
  readonly brotliBytes: number;
  readonly gzipBytes: number;
  /** Of these files, those whose compressed ones were taken over from `earlier`. */
  readonly reused: number;
}

const toBrotli = promisify(brotliCompress) as (
  bytes: Buffer,
  options: { params: Record<number, number> },
) => Promise<Buffer>;
const toGzip = promisify(gzip) as (bytes: Buffer, options: { level: number }) => Promise<Buffer>;

const isSameFile = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
};

/** A second name for a file, or a copy where the file system has no such thing. */
export const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    const { atime, mtime } = statSync(from);
    copyFileSync(from, to);
    utimesSync(to, atime, mtime);
  }
};

/**
 * Compresses what is worth it and not compressed yet. Each compressed file bears the date of its original, in whole
 * seconds as HTTP has it, so that a server's answer does not depend on which of them it sends.
 * @param earlier A folder whose compressed files are taken over where the original is the very same file.
 */
export async function compressFolder(folder: string, earlier?: string): Promise<Compressed> {
  const waiting = listFiles(folder).filter((path) => SHRINKS.test(path));
  const total = { files: 0, bytes: 0, brotliBytes: 0, gzipBytes: 0, reused: 0 };
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const file = join(folder, path);
      const { size, mtimeMs } = statSync(file);
      if (size < LEAST_BYTES) continue;
      const old = earlier === undefined ? undefined : join(earlier, path);
      if (old !== undefined && existsSync(`${old}.br`) && existsSync(`${old}.gz`) && isSameFile(old, file)) {
        for (const ending of ['.br', '.gz']) {
          if (!existsSync(file + ending)) linkOrCopy(old + ending, file + ending);
        }
        total.reused += 1;
      } else {
        const bytes = readFileSync(file);
        const [brotli, zipped] = await Promise.all([
          toBrotli(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          }),
          toGzip(bytes, { level: 9 }),
        ]);
        for (const [ending, content] of [
          ['.br', brotli],
          ['.gz', zipped],
        ] as const) {
          writeFileSync(file + ending, content);
          const seconds = Math.floor(mtimeMs / 1000);
          utimesSync(file + ending, seconds, seconds);
        }
      }
      total.files += 1;
      total.bytes += size;
      total.brotliBytes += statSync(`${file}.br`).size;
      total.gzipBytes += statSync(`${file}.gz`).size;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return total;
}
