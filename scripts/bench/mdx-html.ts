import type { Element, Root as HtmlRoot } from 'hast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import rehypeStringify from 'rehype-stringify';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified, type PluggableList } from 'unified';
import { visit } from 'unist-util-visit';
import { mdxPlugins } from '#site/mdx-processor.ts';

const plugins = mdxPlugins();

/** What reaches a page of a component, as far as a text decides it: its attributes and what it holds. */
const rehypeComponents = () => (tree: HtmlRoot) => {
  visit(tree, (node, index, parent) => {
    if (!node.type.startsWith('mdx') || !parent || index === undefined) return;
    const { name, attributes, children } = node as unknown as MdxJsxFlowElement | MdxJsxTextElement;
    const element: Element = {
      type: 'element',
      tagName: name === 'img' ? 'img' : 'div',
      properties: Object.fromEntries(
        attributes.map((attribute) => [
          attribute.type === 'mdxJsxAttribute' ? attribute.name : 'data-spread',
          typeof attribute.value === 'string' ? attribute.value : 'no literal',
        ]),
      ),
      children: children as never,
    };
    parent.children[index] = element;
  });
};

const pipeline = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(plugins.remarkPlugins as PluggableList)
  .use(remarkRehype, {
    ...plugins.remarkRehype,
    passThrough: ['mdxFlowExpression', 'mdxTextExpression', 'mdxJsxFlowElement', 'mdxJsxTextElement', 'mdxjsEsm'],
  })
  .use(plugins.rehypePlugins as PluggableList)
  .use(rehypeComponents)
  .use(rehypeStringify, { collapseEmptyAttributes: true })
  .freeze();

/**
 * A text of MDX as HTML by the plugins that the compiler uses, without running what it compiles to: hostile text must be
 * judged before anything runs. Rejects with a place where the allow-list or the parser refuses the text.
 */
export const mdxToHtml = async (text: string): Promise<string> =>
  String(
    await pipeline.process({
      value: text,
      path: 'content/articles/example/index.mdx',
      data: { astro: { frontmatter: {} } },
    }),
  );
