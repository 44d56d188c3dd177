/** What stands in MDX: faults of the allow-list, and the components with the entries that their attributes name. */
import type { Nodes } from 'mdast';
import type { Entry } from '#site/entry-files.ts';
import { formatOf } from '#site/markdown-tree.ts';
import { attributeOf, mdxFaultsOf, rulesOf, type ComponentTarget, type MdxFault } from '#site/mdx-allow-list.ts';
import type { Position } from '#site/problem.ts';
import { positionOf, type Content } from './content.ts';
import { positionIn } from './prose.ts';
import type { Finding } from './rule.ts';

function* mdxNodesIn(content: Content): Generator<{ readonly entry: Entry; readonly node: Nodes }> {
  for (const entry of content.entries) {
    if (formatOf(entry.file) !== 'mdx') continue;
    const text = content.textOf(entry);
    if (!('nodes' in text)) continue;
    for (const node of text.nodes) if (node.type.startsWith('mdx')) yield { entry, node };
  }
}

/** What the allow-list refuses, under one code. */
export function* mdxFindings(content: Content, code: MdxFault['code']): Generator<Finding> {
  for (const { entry, node } of mdxNodesIn(content)) {
    for (const fault of mdxFaultsOf(node)) {
      if (fault.code !== code) continue;
      yield { file: entry.file, ...positionOf(entry, node), found: fault.found, fix: fault.fix };
    }
  }
}

export interface ComponentLink {
  readonly entry: Entry;
  readonly target: ComponentTarget;
  /** As written. */
  readonly slug: string;
  readonly position: Position;
}

/** Entries that components name. */
export function* componentLinksIn(content: Content): Generator<ComponentLink> {
  for (const { entry, node } of mdxNodesIn(content)) {
    const rules = node.type === 'mdxJsxFlowElement' ? rulesOf(node.name) : undefined;
    for (const [name, { holds }] of Object.entries(rules?.attributes ?? {})) {
      const slug = attributeOf(node, name);
      if (typeof holds === 'string' || slug === undefined || slug.trim() === '') continue;
      yield { entry, target: holds.linksTo, slug, position: positionIn(entry, node, slug) };
    }
  }
}

/** Ids of the entries that a component may name; undefined when they cannot be known. */
export const idsFor = (target: ComponentTarget, content: Content): ReadonlySet<string> | undefined =>
  target === 'evidence'
    ? new Set(content.files.filter(({ collection }) => collection === 'evidence').map(({ id }) => id))
    : content.idsOf(target);
