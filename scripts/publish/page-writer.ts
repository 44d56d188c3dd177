/** Writes pages as they are rendered, and looks through each: facts for the gate, notes for the search index. */
import { setImmediate } from 'node:timers/promises';
import { indexAhead } from '#search/update-index.ts';
import { isFindable, noteOfPage, type PageNote, type PageNotes } from '#search/read-records.ts';
import { pageOf } from './built-pages.ts';
import { takeOver } from './kept-pages.ts';
import { factsOf, packFacts, unpackFacts, type PackedFacts, type PageFacts } from './page-facts.ts';
import { writeInto } from './plain-files.ts';

export interface WriteOptions {
  /** Folder of the site that is being built. */
  readonly folder: string;
  /** Origin of the published site, without a slash at the end. */
  readonly origin: string;
  /** Folder where parts of the search index are kept, if pages shall be indexed ahead. */
  readonly index: string | undefined;
}

/** What was seen of pages, by their files: `articles/tens/index.html`. */
export interface Seen {
  readonly facts: ReadonlyMap<string, PageFacts>;
  readonly notes: PageNotes;
}

/** The same for another thread. */
export interface SentSeen {
  readonly files: readonly string[];
  readonly facts: PackedFacts;
  readonly notes: PageNotes;
}

const TAKEN_AT_ONCE = 500;

export class PageWriter {
  readonly #options: WriteOptions;
  readonly #facts = new Map<string, PageFacts>();
  readonly #notes = new Map<string, PageNote>();
  #ahead: Promise<void> = Promise.resolve();
  #taking: Promise<void> = Promise.resolve();

  constructor(options: WriteOptions) {
    this.#options = options;
  }

  write(file: string, bytes: Buffer): void {
    const { folder, origin } = this.#options;
    writeInto(folder, [[file, bytes]]);
    const page = pageOf(file, bytes.toString('utf8'));
    if (page) this.#facts.set(file, factsOf(page, origin));
    if (isFindable(file)) this.#notes.set(file, noteOfPage(file, bytes));
  }

  /** Takes over files of another site on the same disk, in between: pages that are to be written come first. */
  takeOver(files: readonly string[], site: string): void {
    this.#taking = this.#taking.then(async () => {
      for (let from = 0; from < files.length; from += TAKEN_AT_ONCE) {
        takeOver(files.slice(from, from + TAKEN_AT_ONCE), site, this.#options.folder);
        await setImmediate();
      }
    });
    this.#taking.catch(() => undefined);
  }

  /** Indexes in the background the pages written below a folder, such as `articles/`; no page of it should follow. */
  indexAhead(below: string): void {
    const { folder, index } = this.#options;
    if (index === undefined) return;
    const notes = new Map([...this.#notes].filter(([file]) => file.startsWith(below)));
    this.#ahead = this.#ahead.then(() => indexAhead(folder, index, notes));
    // Whoever ends is told.
    this.#ahead.catch(() => undefined);
  }

  /** What was seen of all pages, when none is indexed any more. */
  async end(): Promise<Seen> {
    await this.#ahead;
    return { facts: this.#facts, notes: this.#notes };
  }

  /** Resolves when all is taken over. */
  whole(): Promise<void> {
    return this.#taking;
  }
}

export const packSeen = ({ facts, notes }: Seen): SentSeen => ({
  files: [...facts.keys()],
  facts: packFacts(facts.values()),
  notes,
});

export const unpackSeen = ({ files, facts, notes }: SentSeen): Seen => ({
  facts: new Map(unpackFacts(facts).map((one, index) => [files[index] ?? '', one])),
  notes,
});
