import { gunzipSync } from 'node:zlib';
import type * as pagefindModule from 'pagefind';
import type { SearchRecord } from './index-pages.ts';

/** A file of an index of Pagefind's. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Buffer;
}

type Pagefind = typeof pagefindModule;

/** A running Pagefind; it works on one thing at a time. */
class PagefindProcess {
  readonly #pagefind: Pagefind;

  private constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Pagefind's module keeps one process; loaded under another address it keeps another one. */
  static async start(number: number): Promise<PagefindProcess> {
    const address = `${import.meta.resolve('pagefind')}?process=${number}`;
    return new PagefindProcess((await import(/* @vite-ignore */ address)) as Pagefind);
  }

  /**
   * The files of an index of these records, not gzipped, those of Pagefind's own interfaces included.
   *
   * @throws Error with Pagefind's words when it refuses a record.
   */
  async index(records: readonly SearchRecord[]): Promise<IndexFile[]> {
    const { index, errors } = await this.#pagefind.createIndex({ forceLanguage: 'en' });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
    // Pagefind takes them in the order in which they were sent; waiting for each answer would leave both sides idle.
    await Promise.all(records.map((record) => addRecord(index, record)));
    const { files, errors: unwritten } = await index.getFiles();
    if (unwritten.length > 0) throw new Error(`Pagefind could not write: ${unwritten.join(' ')}`);
    await index.deleteIndex();
    return files.map(({ path, content }) => ({
      path,
      bytes: unzipped(Buffer.from(content.buffer, content.byteOffset, content.length)),
    }));
  }

  async end(): Promise<void> {
    await this.#pagefind.close();
  }
}

/** Several Pagefinds side by side, each started when it is first needed. */
export class PagefindPool {
  readonly #most: number;
  readonly #started: PagefindProcess[] = [];
  readonly #free: PagefindProcess[] = [];
  readonly #waiting: ((process: PagefindProcess) => void)[] = [];
  #count = 0;
  #hasEnded = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Hands over a Pagefind as soon as one is free; those who came first are served first. */
  async use<Result>(work: (process: PagefindProcess) => Promise<Result>): Promise<Result> {
    const process = await this.#take();
    try {
      return await work(process);
    } finally {
      const next = this.#waiting.shift();
      // One that has ended would start itself again.
      if (this.#hasEnded) this.#waiting.length = 0;
      else if (next) next(process);
      else this.#free.push(process);
    }
  }

  /** What still waits for a Pagefind is never served. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await Promise.all(this.#started.map((process) => process.end()));
  }

  async #take(): Promise<PagefindProcess> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#count === this.#most) return new Promise((take) => this.#waiting.push(take));
    this.#count += 1;
    const process = await PagefindProcess.start(this.#count);
    this.#started.push(process);
    return process;
  }
}

const addRecord = async (index: pagefindModule.PagefindIndex, record: SearchRecord): Promise<void> => {
  const { errors } =
    'html' in record
      ? await index.addHTMLFile({ url: record.url, content: record.html })
      : await index.addCustomRecord({
          url: record.url,
          content: record.text,
          language: 'en',
          meta: { title: record.title },
        });
  if (errors.length > 0) throw new Error(`Pagefind could not read ${record.url}: ${errors.join(' ')}`);
};

const unzipped = (bytes: Buffer): Buffer => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
