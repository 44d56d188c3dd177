import type { z } from 'zod';

/** How the files of a collection lie under `content/`, and what their slug is. */
export interface CollectionShape {
  /** Folder under `content/`, or the file itself for `single` and `list`. */
  readonly base: string;
  /**
   * - `markdown`: `<slug>.md` or `.mdx`, front matter and text
   * - `folder`: `<slug>/index.md` or `.mdx`, pictures beside it
   * - `yaml`: `<slug>.yaml`
   * - `nested`: `<group>/<slug>.yaml`; the id is `<slug>`
   * - `paired`: `<group>/<slug>.yaml`; the id is `<group>/<slug>`
   * - `list`: one file that holds a list; the id is each item's `slug`
   * - `single`: one file, one entry
   */
  readonly layout: 'markdown' | 'folder' | 'yaml' | 'nested' | 'paired' | 'list' | 'single';
  readonly schema: z.ZodType;
  /**
   * What the data store holds of an entry, where it need not hold all: its page reads the file itself
   * (`readWholeEntry`). Only for collections with thousands of entries, since Astro compiles the store into one module,
   * whose cost grows faster than its size: 66 MB take 17.6 s at 25,000 entries, 25 MB take 3.
   */
  readonly stored?: StoredPart;
  /** Noun for messages: "an article". */
  readonly noun: string;
}

interface StoredPart {
  readonly schema: z.ZodType;
  /** The part of an entry that the schema of its file has accepted. */
  readonly of: (data: unknown, body: string) => unknown;
}
