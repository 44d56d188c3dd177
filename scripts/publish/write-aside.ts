/** Has the pages of a large build written, looked through and indexed in a thread of its own, while the next are rendered. */
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { PageWriter, unpackSeen, type Seen, type SentSeen, type WriteOptions } from './page-writer.ts';

/** `written` counts pages. */
export interface WorkerData {
  readonly options: WriteOptions;
  readonly written: Int32Array;
}

export type Order =
  | { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly files: readonly string[]; readonly site: string }
  | { readonly below: string }
  | { readonly end: true };

export type Answer = { readonly seen: SentSeen } | { readonly whole: true };

export interface Written extends Seen {
  /** Resolves when what is taken over is there, too. */
  readonly whole: Promise<void>;
}

/** See `PageWriter`. */
export interface Writer {
  /**
   * Resolves when the next file can be taken.
   *
   * @param bytes Nobody else may use them afterwards.
   */
  readonly write: (file: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly takeOver: (files: readonly string[], site: string) => void;
  readonly indexAhead: (below: string) => void;
  readonly end: () => Promise<Written>;
}

/** Below this a thread takes longer to start than it saves. */
const FEW = 500;
/** Pages that may wait for the thread: all of them would need much memory. */
const MOST_WAITING = 1000;
const PAUSE_MS = 5;

/** @param pages About how many will be written or taken over. */
export const makeWriter = (options: WriteOptions, pages: number): Writer =>
  pages < FEW ? writeHere(options) : writeAside(options);

const writeHere = (options: WriteOptions): Writer => {
  const writer = new PageWriter(options);
  return {
    write: (file, bytes) => {
      writer.write(file, Buffer.from(bytes.buffer));
      return Promise.resolve();
    },
    takeOver: (files, site) => {
      writer.takeOver(files, site);
    },
    // So few are indexed as soon as all are there.
    indexAhead: () => undefined,
    end: async () => ({ ...(await writer.end()), whole: writer.whole() }),
  };
};

const writeAside = (options: WriteOptions): Writer => {
  const written = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), {
    workerData: { options, written } satisfies WorkerData,
  });
  let sent = 0;
  let fault: Error | undefined;
  const seen = Promise.withResolvers<SentSeen>();
  const whole = Promise.withResolvers<undefined>();
  worker.on('message', (answer: Answer) => {
    if ('seen' in answer) seen.resolve(answer.seen);
    else whole.resolve(undefined);
  });
  worker.once('error', (error: Error) => {
    fault = error;
    seen.reject(error);
    whole.reject(error);
  });
  // A build that fails does not wait for it. Listening would hold the build again, so this comes after.
  worker.unref();
  // Asked for at the end; until then nobody shall take a fault for one that is nobody's.
  seen.promise.catch(() => undefined);
  whole.promise.catch(() => undefined);
  const order = (message: Order, moved: readonly ArrayBuffer[] = []): void => {
    worker.postMessage(message, moved);
  };
  return {
    write: async (file, bytes) => {
      order({ file, bytes }, [bytes.buffer]);
      sent += 1;
      while (sent - Atomics.load(written, 0) > MOST_WAITING && !fault) await setTimeout(PAUSE_MS);
      if (fault) throw fault;
    },
    takeOver: (files, site) => {
      order({ files, site });
    },
    indexAhead: (below) => {
      order({ below });
    },
    end: async () => {
      worker.ref();
      order({ end: true });
      return { ...unpackSeen(await seen.promise), whole: whole.promise };
    },
  };
};
