import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';

/** `.md` files are Markdown; `.mdx` files may also hold the listed components. */
export type TextFormat = 'md' | 'mdx';

const mdxReader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

export interface ReadingOptions {
  /** Straight quotes and three dots become typographic ones, as on a page. */
  readonly isTypographic?: boolean;
}

/**
 * The syntax tree of a text: the one reader of the checks and of the build, so that they can never disagree. Markdown is
 * read by Sätteri, which gives the trees of remark in a hundredth of its time (docs/decisions/0051); MDX by remark, whose
 * faults have a place.
 *
 * @throws VFileMessage with a place when MDX cannot be parsed.
 */
export const parseMarkdown = (
  text: string,
  format: TextFormat,
  { isTypographic = false }: ReadingOptions = {},
): Root =>
  format === 'mdx'
    ? mdxReader.parse(text)
    : (markdownToMdast(text, {
        features: {
          gfm: true,
          frontmatter: false,
          smartPunctuation: isTypographic && { quotes: true, dashes: false, ellipses: true },
        },
      }) as Root);

/** Every node in reading order. Not recursive: how deep a stranger nests must not matter. */
export const nodesOf = (tree: Root): Nodes[] => {
  const nodes: Nodes[] = [];
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
  return nodes;
};

export const formatOf = (file: string): TextFormat => (file.endsWith('.mdx') ? 'mdx' : 'md');
