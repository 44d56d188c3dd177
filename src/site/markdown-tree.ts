import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** `.md` files are Markdown; `.mdx` files may also hold the listed components. */
export type TextFormat = 'md' | 'mdx';

/** Reads contributed text: the one dialect of the build and of the checks. */
export const markdownReader = (format: TextFormat) => {
  const reader = unified().use(remarkParse).use(remarkGfm);
  return format === 'mdx' ? reader.use(remarkMdx) : reader;
};

const readers = { md: markdownReader('md').freeze(), mdx: markdownReader('mdx').freeze() };

/** The syntax tree of a text. Throws a `VFileMessage` with a place when MDX cannot be parsed. */
export const parseMarkdown = (text: string, format: TextFormat): Root => readers[format].parse(text);

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
