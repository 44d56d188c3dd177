/** Turns the text of a comment into HTML: a small part of Markdown, and links that lend no weight to their target. */
import type { Element, Root } from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { addressFault, internationalHost } from '#site/web-address.ts';

/** No headings, pictures, tables or HTML: a comment must not look like a part of the article, or load anything. */
const ALLOWED = {
  tagNames: ['p', 'br', 'em', 'strong', 'ul', 'ol', 'li', 'blockquote', 'code', 'a'],
  attributes: { a: ['href'] },
  protocols: { href: ['https'] },
  strip: ['script', 'style'],
};

/** A reader who follows a link is not sent by us, and search engines need not believe it. */
const rehypeDistrustLinks = () => (tree: Root) => {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
    const href = node.properties['href'];
    if (typeof href === 'string' && addressFault(href) === undefined) {
      node.properties['rel'] = ['ugc', 'nofollow', 'noopener'];
      const shown = internationalHost(href);
      if (shown !== undefined) node.children.push({ type: 'text', value: ` (${shown})` });
      return undefined;
    }
    // What leads nowhere, or elsewhere than it seems, is shown as text. So is a link within the site: it would look like our own advice.
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
};

const pipeline = unified()
  .use(remarkParse)
  .use(remarkRehype)
  .use(rehypeSanitize, ALLOWED)
  .use(rehypeDistrustLinks)
  .use(rehypeStringify)
  .freeze();

export const renderComment = (text: string): string => String(pipeline.processSync(text));
