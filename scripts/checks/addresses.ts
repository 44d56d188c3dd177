/** Addresses of other sites in all entries: in front matter and in links. */
import { toString } from 'mdast-util-to-string';
import { z } from 'zod';
import { collections, type CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import type { Position } from '#site/problem.ts';
import { fieldsOf, valuesAt } from '#site/schema-fields.ts';
import { positionOf, type Content } from './content.ts';

export interface Address {
  readonly entry: Entry;
  readonly locate: () => Position;
  /** As written. */
  readonly url: string;
  /** The words that carry the link; undefined in front matter. */
  readonly words: string | undefined;
}

const isAddress = (url: string): boolean => /^https?:\/\//i.test(url);

function* inFields(entry: Entry): Generator<Address> {
  for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
    if (!(field.schema instanceof z.ZodURL)) continue;
    for (const { path, value } of valuesAt(entry.written, field.path)) {
      if (typeof value === 'string' && isAddress(value)) {
        yield { entry, locate: () => entry.locate(path), url: value, words: undefined };
      }
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
      words: node.type === 'link' ? toString(node) : undefined,
    };
  }
}

export function* addressesIn(content: Content): Generator<Address> {
  for (const entry of content.entries) {
    yield* inFields(entry);
    yield* inText(entry, content);
  }
}

/** The host of an address in its ASCII form, or undefined when it cannot be read. */
export const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);
