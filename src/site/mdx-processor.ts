/** How Astro compiles `.mdx`: the plugins that plain Markdown has, behind the allow-list (docs/decisions/0061). */
import { unified } from '@astrojs/markdown-remark';
import type { Element, Root as HtmlRoot } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkSmartypants from 'remark-smartypants';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import {
  rehypePlugins,
  remarkPlugins,
  remarkRehypeOptions,
  type TextContext,
  type TextFacts,
} from './markdown-plugins.ts';
import { remarkAllowListed } from './mdx-allow-list.ts';

/** What the page of a text gives to the plugins, by the path of the file. */
export type ContextOf = (file: string) => TextContext;

/** Everything that `mdx()` does to a tree before it becomes a module; also what tests send hostile text through. */
export const mdxPlugins = (contextOf: ContextOf = () => ({})) => ({
  remarkPlugins: [
    remarkAllowListed,
    remarkGfm,
    [remarkSmartypants, { dashes: false }],
    ...remarkPlugins,
  ] as RemarkPlugins,
  rehypePlugins: [[rehypeContext, contextOf], ...rehypePlugins, rehypeExports] as RehypePlugins,
  remarkRehype: remarkRehypeOptions,
});

type Options = NonNullable<Parameters<typeof unified>[0]>;
type RemarkPlugins = NonNullable<Options['remarkPlugins']>;
type RehypePlugins = NonNullable<Options['rehypePlugins']>;

const rehypeContext = (contextOf: ContextOf) => (_: HtmlRoot, file: VFile) => {
  Object.assign(file.data, contextOf(file.path));
};

/** What plugins put into the front matter is what `render()` gives to a page; the keys of the file come from our loader. */
const rehypeExports = () => (tree: HtmlRoot, file: VFile) => {
  const facts = file.data['facts'] as TextFacts;
  (file.data as { astro?: { frontmatter: object } }).astro = { frontmatter: { facts } };
  // Written as JSX, a picture stays the element it is, for `pictures.ts` to find as in plain Markdown.
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return;
    const attributes = Object.entries(node.properties).map(([name, value]) => ({
      type: 'mdxJsxAttribute',
      name,
      value: String(value),
    }));
    parent.children[index] = { type: 'mdxJsxTextElement', name: 'img', attributes, children: [] } as never;
  });
};

/** For `markdown.processor` of the configuration, from which `mdx()` takes it. */
export const mdxProcessor = (contextOf?: ContextOf) =>
  unified({ gfm: false, smartypants: false, ...mdxPlugins(contextOf) });
