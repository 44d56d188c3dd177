/** Addresses of other sites in all entries: in front matter, in the links of texts, and in comments. */
import { wordsIn } from './node-words.ts';
import { collections, type CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import { nodesOf, parseMarkdown } from '#site/markdown-tree.ts';
import type { Position } from '#site/problem.ts';
import { fieldsOf, valueAt, valuesAt } from '#site/schema-fields.ts';
import { findExcess } from '#site/text-limits.ts';
import { positionOf, type Content } from './content.ts';

export interface Address {
  readonly entry: Entry;
  readonly locate: () => Position;
  /** As written. */
  readonly url: string;
  /** The words that carry the link: of a text, or the label beside it in front matter, where it has one. */
  readonly words: string | undefined;
  readonly place: 'field' | 'text' | 'comment';
}

/** Whatever a browser would take for an address of another site, however it is spelled. */
export const isAddress = (url: string): boolean => /^(?:https?:|[/\\]{2})/i.test(url);

function* inFields(entry: Entry): Generator<Address> {
  for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
    if (!field.meta.address) continue;
    for (const { path, value } of valuesAt(entry.written, field.path)) {
      if (typeof value !== 'string' || !isAddress(value)) continue;
      const label = valueAt(entry.written, [...path.slice(0, -1), 'label']);
      const words = typeof label === 'string' ? label : undefined;
      yield { entry, locate: () => entry.locate(path), url: value, words, place: 'field' };
    }
  }
}

function* inText(entry: Entry, content: Content): Generator<Address> {
  const reading = content.textOf(entry);
  if (!('nodes' in reading)) return;
  for (const node of reading.nodes) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    if (!isAddress(node.url)) continue;
    yield {
      entry,
      locate: () => positionOf(entry, node),
      url: node.url,
      words: node.type === 'link' ? wordsIn(node) : undefined,
      place: 'text',
    };
  }
}

/** A comment's text is a field, and Markdown. */
function* inComment(entry: Entry): Generator<Address> {
  const body = entry.collection === 'comments' ? valueAt(entry.written, ['body']) : undefined;
  if (typeof body !== 'string' || findExcess(body) !== undefined) return;
  for (const node of nodesOf(parseMarkdown(body, 'md'))) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    if (!isAddress(node.url)) continue;
    const words = node.type === 'link' ? wordsIn(node) : undefined;
    yield { entry, locate: () => entry.locateWords(['body'], node.url), url: node.url, words, place: 'comment' };
  }
}

export function* addressesIn(content: Content): Generator<Address> {
  for (const entry of content.entries) {
    yield* inFields(entry);
    yield* inText(entry, content);
    yield* inComment(entry);
  }
}
