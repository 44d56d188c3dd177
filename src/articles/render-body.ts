import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';
import { render, type CollectionEntry, type CollectionKey } from 'astro:content';
import type { RenderBody } from '#site/entry-body.ts';
import { renderText } from '#site/markdown.ts';
import type { TextFacts } from '#site/markdown-plugins.ts';
import { formatOf } from '#site/markdown-tree.ts';
import { once } from '#site/once.ts';
import { fillText } from '#site/placeholders.ts';
import { readSite } from '#site/read-site.ts';
import { mdxComponents } from './mdx-components.ts';

/** Renders components outside of a page, as in Astro's recipe for the full text of a feed. */
const getContainer = once(async () =>
  AstroContainer.create({ renderers: await loadRenderers([getContainerRenderer()]) }),
);

/**
 * The text of an entry as HTML. MDX is rendered to HTML as well, and not put on the page as a component: so the citations
 * of its components are numbered with those of the text, before the reference list is written.
 */
export const renderBody: RenderBody = async (entry, body, context) => {
  const { filePath: file = '' } = entry;
  if (formatOf(file) === 'md') return renderText(body, { file, ...context });
  const { Content, remarkPluginFrontmatter } = await render(entry as CollectionEntry<CollectionKey>);
  const container = await getContainer();
  // Astro compiles the file itself: its placeholders are filled in what comes out.
  const html = fillText(await container.renderToString(Content, { props: { components: mdxComponents } }), readSite());
  return { html, ...(remarkPluginFrontmatter['facts'] as TextFacts) };
};
