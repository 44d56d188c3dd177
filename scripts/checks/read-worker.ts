/** Reads the files it is given, in a thread of its own. Functions cannot be sent: where something stands is asked later. */
import { parentPort, workerData } from 'node:worker_threads';
import { collections, type CollectionName } from '#collections.ts';
import { readEntryFile, type Entry, type EntryFile } from '#site/entry-files.ts';
import type { Problem } from '#site/problem.ts';

export interface WorkerData {
  readonly root: string;
  readonly files: readonly EntryFile[];
}

export interface SentReading {
  readonly entries: readonly Pick<Entry, 'id' | 'written' | 'data' | 'body' | 'bodyLine'>[];
  readonly problems: readonly Problem[];
}

const { root, files } = workerData as WorkerData;
const readings = files.map((file): SentReading => {
  const { entries, problems } = readEntryFile(root, collections[file.collection as CollectionName], file);
  return {
    entries: entries.map(({ id, written, data, body, bodyLine }) => ({ id, written, data, body, bodyLine })),
    problems,
  };
});
parentPort?.postMessage(readings);
