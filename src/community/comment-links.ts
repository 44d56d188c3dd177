import { nodesOf, parseMarkdown } from '#site/markdown-tree.ts';
import { findExcess } from '#site/text-limits.ts';

/** The links of a comment's text, and bare addresses, which readers can follow as well. */
export const countLinks = (text: string): number => {
  if (findExcess(text) !== undefined) return 0;
  const links = nodesOf(parseMarkdown(text, 'md')).filter(({ type }) => type === 'link' || type === 'linkReference');
  const addresses = text.match(/https?:\/\/|\bwww\./gi) ?? [];
  return Math.max(links.length, addresses.length);
};
