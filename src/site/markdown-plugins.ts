/**
 * The one list of plugins for contributed text, Markdown and MDX alike: the allow-list, citations, then on the HTML tree
 * sanitizing, pictures, addresses, tables, headings and the glossary. What is parsed by whom differs (`markdown.ts`,
 * `mdx-processor.ts`); what is done with it does not.
 */
import GithubSlugger, { slug as slugOf } from 'github-slugger';
import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { PhrasingContent, Root as MarkdownRoot, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import type { Options as RehypeOptions } from 'remark-rehype';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { splitCitations } from './citations.ts';
import { rulesOf } from './mdx-allow-list.ts';
import { isPageId } from './page-ids.ts';

export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** What a page asks about a text beside its HTML. */
export interface TextFacts {
  readonly headings: readonly Heading[];
  readonly words: number;
}

/** What a text's page gives to the plugins, in `file.data`. */
export interface TextContext {
  /** Explains words of the glossary in the sanitized tree. */
  readonly explainTerms?: (tree: HtmlRoot) => void;
  /** Where several texts stand on one page: gives each id once. */
  readonly slugger?: GithubSlugger;
}

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

type ComponentNode = MdxJsxFlowElement | MdxJsxTextElement;

/** Stands for a component while the tree is sanitized. No author can write it: raw HTML never becomes an element. */
const PLACEHOLDER = 'mdx-component';

const sanitizeSchema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['picture', 'source', 'input'].includes(name)),
    PLACEHOLDER,
  ],
  protocols: { ...defaultSchema.protocols, href: ['https', 'mailto', 'tel'], src: [] },
  attributes: {
    ...defaultSchema.attributes,
    '*': ['ariaLabel', 'align', ['id', /^(?:user-content-fn|footnote-label$)/]],
    h2: [['className', 'visually-hidden']],
    a: ['href', 'ariaDescribedBy', ['className', 'data-footnote-backref']],
    span: [['className', 'citation']],
    img: ['src', 'alt'],
    [PLACEHOLDER]: ['dataIndex'],
  },
};

const sanitize = rehypeSanitize(sanitizeSchema);

const isComponent = (node: { readonly type: string; readonly name?: string | null }): boolean =>
  node.type === 'mdxJsxFlowElement' && rulesOf(node.name ?? null) !== undefined;

/** Sanitizes the tree. Listed components stay, with what is left of the text inside them; any other node of MDX goes. */
const rehypeSanitizeText = () => (tree: HtmlRoot) => {
  const components: ComponentNode[] = [];
  visit(tree, (node, index, parent) => {
    if (!isComponent(node) || !parent || index === undefined) return;
    const component = node as unknown as ComponentNode;
    const children = component.children as unknown as ElementContent[];
    parent.children[index] = {
      type: 'element',
      tagName: PLACEHOLDER,
      properties: { dataIndex: String(components.push(component) - 1) },
      children,
    };
  });
  const clean = sanitize(tree);
  if (components.length === 0) return clean;
  visit(clean, 'element', (node: Element, index, parent) => {
    if (node.tagName !== PLACEHOLDER || !parent || index === undefined) return;
    const component = components[Number(node.properties['dataIndex'])];
    if (component) parent.children[index] = { ...component, children: node.children };
  });
  return clean;
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

/** `//example.org` leads away and looks like a page of this site; the sanitizer sees no scheme in it to judge. */
const rehypeWholeAddresses = () => (tree: HtmlRoot) => {
  visit(tree, 'element', (node: Element) => {
    if (/^[/\\]{2}/.test(String(node.properties['href'] ?? ''))) delete node.properties['href'];
  });
};

const FOOTNOTE_LABEL = 'footnote-label';

const isCitation = (node: ElementContent): boolean =>
  node.type === 'element' &&
  Array.isArray(node.properties['className']) &&
  node.properties['className'].includes('citation');

/** An id starts with a letter, says something, and is none that the page uses itself. */
const headingIdOf = (text: string, file: string): string => {
  const id = slugOf(text);
  if (/^-*$/.test(id)) return 'section';
  return /^\d/.test(id) || isPageId(id, file) ? `section-${id}` : id;
};

/**
 * Gives headings their ids, and writes down what the page asks about the text. A table, which a reader without a mouse
 * scrolls like a region of its own, is named by the heading above it.
 */
const rehypeFacts = () => (tree: HtmlRoot, file: VFile) => {
  const { slugger = new GithubSlugger() } = file.data as TextContext;
  const headings: Heading[] = [];
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === 'table') {
      const above = headings.at(-1)?.id;
      if (above === undefined) node.properties['ariaLabel'] = 'Table';
      else node.properties['ariaLabelledBy'] = [above];
    }
    const depth = /^h([2-4])$/.exec(node.tagName)?.[1];
    if (!depth) return;
    if (node.properties['id'] === FOOTNOTE_LABEL) return;
    const text = textOf({ ...node, children: node.children.filter((child: ElementContent) => !isCitation(child)) });
    const id = slugger.slug(headingIdOf(text, file.path));
    node.properties['id'] = id;
    headings.push({ depth: Number(depth), id, text });
  });
  const facts: TextFacts = { headings, words: textOf(tree).split(/\s+/).filter(Boolean).length };
  file.data['facts'] = facts;
};

/** The words of the glossary come from the entries, so the page or the configuration brings the function. */
const rehypeGlossary = () => (tree: HtmlRoot, file: VFile) => {
  (file.data as TextContext).explainTerms?.(tree);
};

export const remarkRehypeOptions: RehypeOptions = { footnoteLabelProperties: { className: ['visually-hidden'] } };

export const remarkPlugins = [remarkCitations] as const;

export const rehypePlugins = [
  rehypeSanitizeText,
  rehypeOwnPictures,
  rehypeWholeAddresses,
  rehypeTableAlignment,
  rehypeFacts,
  rehypeGlossary,
] as const;
