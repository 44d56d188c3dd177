import type { z } from 'zod';

/** How the files of a collection lie under `content/`, and what their slug is. */
export interface CollectionShape {
  /** Folder under `content/`, or the file itself for `single` and `list`. */
  readonly base: string;
  /**
   * - `markdown`: `<slug>.md`, front matter and text
   * - `folder`: `<slug>/index.md` or `.mdx`, pictures beside it
   * - `yaml`: `<slug>.yaml`
   * - `nested`: `<group>/<slug>.yaml`; the id is `<slug>`
   * - `paired`: `<group>/<slug>.yaml`; the id is `<group>/<slug>`
   * - `list`: one file that holds a list; the id is each item's `slug`
   * - `single`: one file, one entry
   */
  readonly layout: 'markdown' | 'folder' | 'yaml' | 'nested' | 'paired' | 'list' | 'single';
  readonly schema: z.ZodType;
  /** Noun for messages: "an article". */
  readonly noun: string;
}
