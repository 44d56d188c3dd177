import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EntryFile, Reading } from '#site/entry-files.ts';
import { entryReadAgain } from './kept-readings.ts';
import type { SentReading, WorkerData } from './read-worker.ts';

/** Below this a thread takes longer to start than it saves. */
const FEW = 500;
const MOST_THREADS = 4;

const readSlice = (root: string, files: readonly EntryFile[]): Promise<readonly SentReading[]> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: { root, files } satisfies WorkerData,
    });
    worker.once('message', done);
    worker.once('error', fail);
  });

/**
 * Reads many files in several threads: parsing YAML is most of the time of checking a large site.
 *
 * @returns Readings by file; none where there are too few files to be worth it.
 */
export const readAside = async (root: string, files: readonly EntryFile[]): Promise<ReadonlyMap<string, Reading>> => {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (files.length < FEW || threads < 2) return new Map();
  const size = Math.ceil(files.length / threads);
  const slices = Array.from({ length: threads }, (_, index) => files.slice(index * size, (index + 1) * size));
  const sent = (await Promise.all(slices.map((slice) => readSlice(root, slice)))).flat();
  return new Map(
    files.map((file, index): [string, Reading] => [
      file.file,
      {
        entries: (sent[index]?.entries ?? []).map((entry) => entryReadAgain(root, file, entry)),
        problems: sent[index]?.problems ?? [],
      },
    ]),
  );
};
