import { gunzipSync } from 'node:zlib';
import type * as pagefindModule from 'pagefind';
import type { SearchRecord } from './index-pages.ts';

/** A file of an index of Pagefind's. */
export interface IndexFile {
  readonly path: string;
  readonly bytes: Buffer;
}

type Pagefind = typeof pagefindModule;

/** A running Pagefind. It works on one thing at a time; several of them work side by side. */
export class PagefindProcess {
  readonly #pagefind: Pagefind;

  private constructor(pagefind: Pagefind) {
    this.#pagefind = pagefind;
  }

  /** Pagefind's module starts one process; loaded under another address it starts another one. */
  static async start(count: number): Promise<PagefindProcess[]> {
    const address = import.meta.resolve('pagefind');
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const pagefind = (await import(/* @vite-ignore */ `${address}?process=${index}`)) as Pagefind;
        return new PagefindProcess(pagefind);
      }),
    );
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
