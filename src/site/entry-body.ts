import type { RenderedText } from './markdown.ts';
import type { TextContext } from './markdown-plugins.ts';

/** What every entry of a collection has. */
export interface TextEntry {
  readonly id: string;
  readonly collection: string;
  /** Relative to the root: `content/pages/about.md`. */
  readonly filePath?: string | undefined;
}

/**
 * Renders the text of any entry, Markdown or MDX. Routes give it to queries: the components of MDX show findings and
 * treatments, which most rooms do not know.
 *
 * @param body The text of the entry; its store may hold only a part of it.
 */
export type RenderBody = (entry: TextEntry, body: string, context?: TextContext) => Promise<RenderedText>;

/** The folder of an entry's pictures, under `content/`. */
export const pictureFolderOf = ({ filePath = '' }: TextEntry): string =>
  filePath.replace(/^content\//, '').replace(/\/[^/]*$/, '');
