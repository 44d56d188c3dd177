/**
 * One pipeline for contributed Markdown and MDX: read, cite, sanitise, write HTML.
 *
 * MDX is parsed, never compiled: its few allowed components become plain elements on the syntax tree,
 * so contributed content cannot run code (docs/decisions/0002). Raw HTML does not survive.
 */
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { PhrasingContent, Root as MarkdownRoot, Text } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { splitCitations } from './citations.ts';
import { parseMarkdown, type TextFormat } from './markdown-tree.ts';

export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

export interface RenderedText {
  /** Sanitised HTML. Citations are `<a href="#ref-<id>">` holding the bare id; a page numbers them. */
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly words: number;
}

/** MDX components and what they become. Each takes one literal attribute, `title`. */
const COMPONENTS: Readonly<Record<string, string>> = { Note: 'note', Warning: 'note note-warning' };

export const MDX_COMPONENTS: readonly string[] = Object.keys(COMPONENTS);

const citationNode = (ids: readonly string[]): PhrasingContent => ({
  type: 'emphasis',
  data: { hName: 'span', hProperties: { className: ['citation'] } },
  children: ids.map((id) => ({ type: 'link', url: `#ref-${id}`, children: [{ type: 'text', value: id }] })),
});

/** Turns `[@padda-2021; @shang-2023]` into links to the reference list. */
const remarkCitations = () => (tree: MarkdownRoot) => {
  visit(tree, 'text', (node: Text, index, parent) => {
    if (!parent || index === undefined || !node.value.includes('[@')) return undefined;
    const parts = splitCitations(node.value).map((part): PhrasingContent =>
      'text' in part ? { type: 'text', value: part.text } : citationNode(part.ids),
    );
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
};

/** Turns listed MDX components into elements and drops every other MDX node; the checker reports those. */
const remarkComponents = () => (tree: MarkdownRoot) => {
  visit(tree, (node, index, parent) => {
    if (!node.type.startsWith('mdx') || !parent || index === undefined) return undefined;
    const className = node.type === 'mdxJsxFlowElement' && node.name ? COMPONENTS[node.name] : undefined;
    if (node.type !== 'mdxJsxFlowElement' || !className) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const title = node.attributes.find(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'title',
    );
    const heading = title && typeof title.value === 'string' ? title.value : undefined;
    parent.children.splice(index, 1, {
      type: 'blockquote',
      data: { hName: 'div', hProperties: { className: className.split(' ') } },
      children: [
        ...(heading
          ? [
              {
                type: 'paragraph' as const,
                data: { hProperties: { className: ['note-title'] } },
                children: [{ type: 'text' as const, value: heading }],
              },
            ]
          : []),
        ...node.children.filter((child) => child.type !== 'mdxFlowExpression'),
      ] as never,
    });
    return index;
  });
};

/** Table alignment as classes: the strict content security policy allows no style attribute. */
const rehypeTableAlignment = () => (tree: HtmlRoot) => {
  visit(tree, 'element', (node: Element) => {
    const align = node.properties['align'];
    if ((node.tagName === 'td' || node.tagName === 'th') && typeof align === 'string') {
      delete node.properties['align'];
      if (align !== 'left') node.properties['className'] = [`align-${align}`];
    }
    if (node.tagName === 'table') node.properties['tabIndex'] = 0;
  });
};

/** Keeps pictures that lie beside the text; one from elsewhere would tell another origin who reads what. */
const PICTURE_BESIDE = /^(?:\.\/)?[a-z0-9][a-z0-9-]*\.(?:jpe?g|png|webp|avif)$/;

const rehypeOwnPictures = () => (tree: HtmlRoot) => {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName !== 'img' || !parent || index === undefined) return undefined;
    if (PICTURE_BESIDE.test(String(node.properties['src']))) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
};

/** `//example.org` leads away and looks like a page of this site; the sanitiser sees no scheme in it to judge. */
const rehypeWholeAddresses = () => (tree: HtmlRoot) => {
  visit(tree, 'element', (node: Element) => {
    if (/^[/\\]{2}/.test(String(node.properties['href'] ?? ''))) delete node.properties['href'];
  });
};

const FOOTNOTE_LABEL = 'footnote-label';

const rehypeHeadings = () => (tree: HtmlRoot, file: { data: Record<string, unknown> }) => {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  visit(tree, 'element', (node: Element) => {
    const depth = /^h([2-4])$/.exec(node.tagName)?.[1];
    if (!depth) return;
    const text = textOf({ ...node, children: node.children.filter((child: ElementContent) => !isCitation(child)) });
    // An id may not start with a digit.
    const id =
      node.properties['id'] === FOOTNOTE_LABEL ? FOOTNOTE_LABEL : slugger.slug(text).replace(/^(?=\d)/, 'section-');
    node.properties['id'] = id;
    if (id === FOOTNOTE_LABEL) return;
    headings.push({ depth: Number(depth), id, text });
  });
  file.data['headings'] = headings;
  file.data['words'] = textOf(tree).split(/\s+/).filter(Boolean).length;
};

const isCitation = (node: ElementContent): boolean =>
  node.type === 'element' &&
  Array.isArray(node.properties['className']) &&
  node.properties['className'].includes('citation');

const sanitizeSchema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => !['picture', 'source', 'input'].includes(name))],
  protocols: { ...defaultSchema.protocols, href: ['https', 'mailto', 'tel'], src: [] },
  attributes: {
    ...defaultSchema.attributes,
    '*': ['ariaLabel', 'align', ['id', /^(?:user-content-fn|footnote-label$)/]],
    h2: [['className', 'visually-hidden']],
    a: ['href', 'ariaDescribedBy', ['className', 'data-footnote-backref']],
    div: [['className', 'note', 'note-warning']],
    p: [['className', 'note-title']],
    span: [['className', 'citation']],
    img: ['src', 'alt'],
  },
};

const pipeline = (format: TextFormat) =>
  unified()
    .use(format === 'mdx' ? [remarkComponents, [remarkSmartypants, { dashes: false }]] : [])
    .use(remarkCitations)
    .use(remarkRehype, { footnoteLabelProperties: { className: ['visually-hidden'] } })
    .use(rehypeSanitize, sanitizeSchema)
    .use(rehypeOwnPictures)
    .use(rehypeWholeAddresses)
    .use(rehypeTableAlignment)
    .use(rehypeHeadings)
    .use(rehypeStringify, { collapseEmptyAttributes: true })
    .freeze();

const pipelines = { md: pipeline('md'), mdx: pipeline('mdx') };

/**
 * Renders the text of an entry. Throws when the MDX cannot be parsed; the checks report that first.
 * @param finish May change the sanitised tree before it becomes HTML.
 */
export const renderText = async (
  text: string,
  format: TextFormat,
  finish?: (tree: HtmlRoot) => void,
): Promise<RenderedText> => {
  const file = new VFile(text);
  const processor = pipelines[format];
  const tree = await processor.run(parseMarkdown(text, format, { isTypographic: true }), file);
  finish?.(tree);
  return {
    html: processor.stringify(tree, file),
    headings: file.data['headings'] as Heading[],
    words: file.data['words'] as number,
  };
};
