import type { Nodes } from 'mdast';

/** What a reader reads of a node. A hard break is a blank: the library's `toString` joins the words on both sides of it. */
export const wordsIn = (node: Nodes): string => {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.type === 'html' || node.type.startsWith('mdx') ? '' : node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(wordsIn).join('') : '';
};
