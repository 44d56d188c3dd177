/** Pictures of all entries, in front matter and in Markdown. */
import { collections, type CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import { attributeOf } from '#site/mdx-allow-list.ts';
import type { Position } from '#site/problem.ts';
import { fieldsOf, valuesAt } from '#site/schema-fields.ts';
import { positionOf, type Content } from './content.ts';

export interface Image {
  readonly entry: Entry;
  readonly locate: () => Position;
  /** As written; in front matter always a plain file name. */
  readonly url: string;
  /** Undefined in front matter, where the schema asks for it. */
  readonly alt: string | undefined;
}

/** `picture` of a banner is a file name; everywhere else it is a group with `file` and `alt`. */
const isPictureField = (path: readonly string[]): boolean => {
  const [last, before] = path.toReversed();
  return last === 'picture' || (last === 'file' && before === 'picture');
};

function* inFields(entry: Entry): Generator<Image> {
  for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
    if (!isPictureField(field.path)) continue;
    for (const { path, value } of valuesAt(entry.written, field.path)) {
      if (typeof value !== 'string' || !field.schema.safeParse(value).success) continue;
      yield { entry, locate: () => entry.locate(path), url: value, alt: undefined };
    }
  }
}

function* inText(entry: Entry, content: Content): Generator<Image> {
  const text = content.textOf(entry);
  if (!('nodes' in text)) return;
  const definitions = new Map<string, string>();
  for (const node of text.nodes) if (node.type === 'definition') definitions.set(node.identifier, node.url);
  for (const node of text.nodes) {
    const src = node.type === 'mdxJsxFlowElement' && node.name === 'Figure' ? attributeOf(node, 'src') : undefined;
    // Alternative text that is missing is told as an attribute that is missing.
    if (src !== undefined) yield { entry, locate: () => positionOf(entry, node), url: src, alt: undefined };
    if (node.type !== 'image' && node.type !== 'imageReference') continue;
    const url = node.type === 'image' ? node.url : definitions.get(node.identifier);
    if (url !== undefined) yield { entry, locate: () => positionOf(entry, node), url, alt: node.alt ?? '' };
  }
}

export function* imagesIn(content: Content): Generator<Image> {
  for (const entry of content.entries) {
    yield* inFields(entry);
    yield* inText(entry, content);
  }
}
