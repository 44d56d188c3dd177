/**
 * Keeps the parts of the index between builds: a folder each, named by the digest of all that it was made from. What is
 * read is held against the digests that were written with it; what is damaged, cut short or of another form is made anew.
 * The digests tell accidents, not malice: who can write the cache can write both. See docs/decisions/0053.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedPart, PageRow } from './part-pages.ts';
import { PackedWords } from './part-words.ts';
import { numberName } from './word-chunks.ts';

/** A part that lies in the cache. */
export interface StoredPart {
  readonly pages: readonly (PageRow & { readonly url: string })[];
  /** Files of the pages' texts, in the same order, and their digests. */
  readonly fragments: readonly { readonly file: string; readonly digest: string }[];
  readonly words: PackedWords;
  /** Words joined by blanks, and on how many of the pages each stands. */
  readonly counted: string;
  readonly counts: readonly number[];
}

interface Description {
  readonly pages: StoredPart['pages'];
  readonly fragments: readonly string[];
  readonly words: string;
  readonly counted: string;
  readonly counts: readonly number[];
}

const DESCRIPTION = 'part.json';
const WORDS = 'words';
const NOTES = 'pages.json';
/** Names of what is not finished begin so. */
const UNFINISHED = '.';

const digestOf = (bytes: Buffer | string): string => hash('sha256', bytes);

/** Content behind its own digest. */
const sealed = (content: unknown): string => {
  const text = JSON.stringify(content);
  return `${digestOf(text)}\n${text}`;
};

/** @throws Error when the content is not what was sealed. */
const unsealed = (text: string): unknown => {
  const end = text.indexOf('\n');
  const content = text.slice(end + 1);
  if (digestOf(content) !== text.slice(0, end)) throw new Error('This file was changed after it was written.');
  return JSON.parse(content);
};

export class PartCache {
  readonly #folder: string;
  readonly #used = new Set<string>([NOTES]);

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** True when there is something of this name, whole or not. */
  has(name: string): boolean {
    return existsSync(join(this.#folder, name));
  }

  /** The part of this name, or undefined when there is none or it is not whole. */
  read(name: string): StoredPart | undefined {
    const folder = join(this.#folder, name);
    try {
      const { pages, fragments, words, counted, counts } = unsealed(
        readFileSync(join(folder, DESCRIPTION), 'utf8'),
      ) as Description;
      const bytes = readFileSync(join(folder, WORDS));
      if (digestOf(bytes) !== words) return undefined;
      const files = fragments.map((digest, index) => ({ file: `${folder}/${numberName(index)}`, digest }));
      if (files.some(({ file, digest }) => digestOf(readFileSync(file)) !== digest)) return undefined;
      this.#used.add(name);
      return { pages, fragments: files, words: new PackedWords(bytes), counted, counts };
    } catch {
      return undefined;
    }
  }

  /** Puts a part into the cache in one step, in place of any of its name. */
  write(name: string, { pages, fragments, words, counts }: IndexedPart): StoredPart {
    const unfinished = join(this.#folder, UNFINISHED + name);
    const folder = join(this.#folder, name);
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    const digests = fragments.map((bytes, index) => {
      writeFileSync(`${unfinished}/${numberName(index)}`, bytes);
      return digestOf(bytes);
    });
    writeFileSync(join(unfinished, WORDS), words);
    const description: Description = {
      pages,
      fragments: digests,
      words: digestOf(words),
      counted: [...counts.keys()].join(' '),
      counts: [...counts.values()],
    };
    writeFileSync(join(unfinished, DESCRIPTION), sealed(description));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    this.#used.add(name);
    return {
      pages,
      fragments: digests.map((digest, index) => ({ file: `${folder}/${numberName(index)}`, digest })),
      words: new PackedWords(words),
      counted: description.counted,
      counts: description.counts,
    };
  }

  /** What the last build noted of the pages; undefined when there is nothing, or it is not whole. */
  readNotes(): unknown {
    try {
      return unsealed(readFileSync(join(this.#folder, NOTES), 'utf8'));
    } catch {
      return undefined;
    }
  }

  writeNotes(notes: unknown): void {
    const unfinished = join(this.#folder, UNFINISHED + NOTES);
    writeFileSync(unfinished, sealed(notes));
    renameSync(unfinished, join(this.#folder, NOTES));
  }

  /** Removes what this build has neither read nor written. */
  removeUnused(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { recursive: true, force: true });
    }
  }
}
