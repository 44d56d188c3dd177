/** The starters in content/_templates: an example of each kind, with every key explained by its schema. */
import { isMap, isScalar, isSeq, Document, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { descriptionOf, unwrapped } from '#site/schema-fields.ts';
import { sketch } from '#site/schema-words.ts';
import { dataFrom } from './entry-text.ts';
import { kindNamed, type KindName } from './kinds.ts';
import { hasText } from './place.ts';
import { questionsOf, schemaOf } from './questions.ts';
import { BODIES, EXAMPLES } from './starter-examples.ts';

/** The text below the keys that an entry starts with. */
export const starterBody = (name: KindName): string => BODIES[name] ?? '';

export const starterFile = (name: KindName): string => {
  const kind = kindNamed(name);
  return `content/_templates/${kind.collection}.${hasText(kind) ? 'md' : 'yaml'}`;
};

const shapeOf = (schema: z.ZodType): Record<string, z.ZodType> => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) return inner.shape;
  return inner instanceof z.ZodArray ? shapeOf(inner.element as z.ZodType) : {};
};

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

const explain = (schema: z.ZodType): string => {
  const words = descriptionOf(schema) ?? '';
  return isOptional(schema) ? `${words} (May be left out.)`.trim() : words;
};

/** Puts each key's meaning above it, and names the keys that could stand beside it. */
const annotate = (node: Node | null, schema: z.ZodType): void => {
  const shape = shapeOf(schema);
  const maps: YAMLMap[] = isSeq(node) ? node.items.filter((item) => isMap(item)) : isMap(node) ? [node] : [];
  for (const map of maps) {
    for (const { key, value } of map.items) {
      if (!isScalar(key)) continue;
      const child = shape[String(key.value)];
      if (!child) continue;
      const others = absentIn(value as Node | null, child);
      const more = others.length > 0 ? ` May also hold: ${others.join(', ')}.` : '';
      const comment = `${explain(child)}${more}`.trim();
      if (comment !== '') key.commentBefore = ` ${comment}`;
      annotate(value as Node | null, child);
    }
  }
};

const absentIn = (node: Node | null, schema: z.ZodType): string[] => {
  const map = isSeq(node) ? node.items[0] : node;
  return isMap(map) ? Object.keys(shapeOf(schema)).filter((key) => !map.has(key)) : [];
};

const keysAsYaml = (name: KindName): string => {
  const kind = kindNamed(name);
  const schema = schemaOf(kind);
  const data = dataFrom(kind, questionsOf(kind), EXAMPLES[name]);
  return Object.entries(shapeOf(schema))
    .map(([key, child]) => {
      if (data[key] === undefined) return `# ${explain(child)}\n# ${key}: ${sketch(child)}\n`;
      const document = new Document({ [key]: data[key] });
      annotate(document.contents, schema);
      return document.toString({ lineWidth: 0 });
    })
    .join('');
};

/** The whole starter file. */
export const starterText = (name: KindName): string => {
  const keys = keysAsYaml(name);
  return hasText(kindNamed(name)) ? `---\n${keys}---\n\n${starterBody(name)}\n` : keys;
};
