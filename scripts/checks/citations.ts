/** Citations in the texts of all entries, each with its place. */
import { collections, type CollectionName } from '#collections.ts';
import { citedIds } from '#site/citations.ts';
import type { Entry } from '#site/entry-files.ts';
import type { Position } from '#site/problem.ts';
import { fieldsOf, valuesAt } from '#site/schema-fields.ts';
import { positionOf, type Content } from './content.ts';

export interface Citation {
  readonly entry: Entry;
  /** Where it stands. Finding that takes a parse of the file with positions, so it is asked only for a citation with a problem. */
  readonly locate: () => Position;
  /** The id that is cited; undefined when the brackets hold something that cannot be read as a citation. */
  readonly id: string | undefined;
  /** As written: an id with its @, or the whole brackets. */
  readonly words: string;
}

/** Everything that was meant as a citation, also what the strict form of `citations.ts` does not accept. */
const BRACKETS = /\[@[^[\]]*\]/g;

interface Words {
  readonly words: string;
  readonly id: string | undefined;
}

const wordsIn = (text: string): Words[] =>
  [...text.matchAll(BRACKETS)].flatMap(([brackets]): Words[] => {
    const ids = citedIds(brackets);
    return ids.length === 0 ? [{ words: brackets, id: undefined }] : ids.map((id) => ({ words: `@${id}`, id }));
  });

function* inFields(entry: Entry): Generator<Citation> {
  const { schema } = collections[entry.collection as CollectionName];
  for (const field of fieldsOf(schema)) {
    if (!field.meta.citable) continue;
    for (const { path, value } of valuesAt(entry.written, field.path)) {
      if (typeof value !== 'string') continue;
      const seen = new Map<string, number>();
      for (const { words, id } of wordsIn(value)) {
        const nth = seen.get(words) ?? 0;
        seen.set(words, nth + 1);
        yield { entry, id, words, locate: () => entry.locateWords(path, words, nth) };
      }
    }
  }
}

function* inText(entry: Entry, content: Content): Generator<Citation> {
  const text = content.textOf(entry);
  if (!('nodes' in text)) return;
  for (const node of text.nodes) {
    if (node.type !== 'text' || !node.value.includes('[@')) continue;
    // The node's own source, in which escapes and line breaks still count.
    const source = entry.body.slice(node.position?.start.offset, node.position?.end.offset);
    const start = positionOf(entry, node);
    let from = 0;
    for (const { words, id } of wordsIn(node.value)) {
      const at = source.indexOf(words, from);
      from = at === -1 ? from : at + words.length;
      yield { entry, id, words, locate: () => (at === -1 ? start : positionAfter(start, source.slice(0, at))) };
    }
  }
}

const positionAfter = (start: Position, before: string): Position => {
  const lines = before.split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + lines.length - 1, column: last.length + 1 };
};

const known = new WeakMap<Content, readonly Citation[]>();

/** Every citation of every entry, found once for all rules. */
export const citationsIn = (content: Content): readonly Citation[] => {
  const citations = known.get(content) ?? [...findCitations(content)];
  known.set(content, citations);
  return citations;
};

function* findCitations(content: Content): Generator<Citation> {
  for (const entry of content.entries) {
    yield* inFields(entry);
    yield* inText(entry, content);
  }
}
