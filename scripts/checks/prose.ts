/** Sentences of all entries, in front matter and in the text below it, each with its place. */
import type { Nodes } from 'mdast';
import { z } from 'zod';
import { collections, type CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import { attributeTextsOf } from '#site/mdx-allow-list.ts';
import type { Position } from '#site/problem.ts';
import { fieldsOf, valuesAt, type SchemaField } from '#site/schema-fields.ts';
import type { Path } from '#site/yaml-document.ts';
import { positionOf, type Content } from './content.ts';
import { wordsIn } from './node-words.ts';

export interface Prose {
  readonly entry: Entry;
  /** The key it stands under; undefined below the front matter. */
  readonly path: Path | undefined;
  /** What a reader reads: no marks, no addresses. */
  readonly text: string;
  /** A key's value, or a paragraph, heading or cell of the text below. */
  readonly kind: 'field' | 'paragraph' | 'heading' | 'tableCell';
  /** Where words of it stand. */
  readonly locate: (words: string) => Position;
}

const isText = ({ schema }: SchemaField): boolean =>
  schema instanceof z.ZodString && schema.meta()?.linksTo === undefined;

function* inFields(entry: Entry): Generator<Prose> {
  for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
    if (!isText(field)) continue;
    for (const { path, value } of valuesAt(entry.written, field.path)) {
      // A single word is a name, a code or a file; sentences have blanks.
      if (typeof value !== 'string' || !value.includes(' ')) continue;
      yield { entry, path, text: value, kind: 'field', locate: (words) => entry.locateWords(path, words) };
    }
  }
}

const isBlock = (node: Nodes): node is Nodes & { type: 'paragraph' | 'heading' | 'tableCell' } =>
  ['paragraph', 'heading', 'tableCell'].includes(node.type);

/** The place of words inside a block, whose source still has its marks; its start where they are not found as they are. */
export const positionIn = (entry: Entry, node: Nodes, words: string): Position => {
  const start = positionOf(entry, node);
  const source = entry.body.slice(node.position?.start.offset, node.position?.end.offset);
  const at = source.indexOf(words);
  if (at === -1) return start;
  const lines = source.slice(0, at).split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + lines.length - 1, column: last.length + 1 };
};

function* inText(entry: Entry, content: Content): Generator<Prose> {
  const reading = content.textOf(entry);
  if (!('nodes' in reading)) return;
  for (const node of reading.nodes) {
    for (const text of attributeTextsOf(node)) {
      yield { entry, path: undefined, text, kind: 'field', locate: () => positionIn(entry, node, text) };
    }
    if (!isBlock(node)) continue;
    yield {
      entry,
      path: undefined,
      text: wordsIn(node),
      kind: node.type,
      locate: (words) => positionIn(entry, node, words),
    };
  }
}

const known = new WeakMap<Entry, readonly Prose[]>();

export const proseOf = (entry: Entry, content: Content): readonly Prose[] => {
  const cached = known.get(entry);
  if (cached) return cached;
  const prose = [...inFields(entry), ...inText(entry, content)];
  known.set(entry, prose);
  return prose;
};

export function* proseIn(content: Content): Generator<Prose> {
  for (const entry of content.entries) yield* proseOf(entry, content);
}
