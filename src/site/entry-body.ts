import type { CollectionEntry, CollectionKey } from 'astro:content';
import type { RenderedText } from './markdown.ts';
import type { TextContext } from './markdown-plugins.ts';

/**
 * Renders the text of any entry, Markdown or MDX. Routes give it to queries: the components of MDX show findings and
 * treatments, which most rooms do not know.
 *
 * @param body The text of the entry; its store may hold only a part of it.
 */
export type RenderBody = (
  entry: CollectionEntry<CollectionKey>,
  body: string,
  context?: TextContext,
) => Promise<RenderedText>;

/** The folder of an entry's pictures, under `content/`. */
export const pictureFolderOf = ({ filePath = '' }: { readonly filePath?: string }): string =>
  filePath.replace(/^content\//, '').replace(/\/[^/]*$/, '');
