/** Reads a collection's schema as questions. Pure: nothing is asked here. */
import { z } from 'zod';
import { collections } from '#collections.ts';
import type { LinkTarget } from '#site/fields.ts';
import { descriptionOf, unwrapped } from '#site/schema-fields.ts';
import type { EntryKind } from './kinds.ts';

export interface Question {
  /** The key as it stands in the file, joined by dots: `listing.source`. Also the flag: `--listing.source`. */
  readonly flag: string;
  /** Where the value goes; `0` stands for the first item of a list of groups. */
  readonly path: readonly string[];
  readonly schema: z.ZodType;
  /** One value, several, or a group written on one line that `EntryKind.readers` takes apart. */
  readonly shape: 'one' | 'many' | 'line';
  readonly isRequired: boolean;
  readonly explanation: string;
  /** What may be chosen, when the schema says so. */
  readonly choices?: readonly string[];
  /** The collection whose slugs may be chosen. */
  readonly linksTo?: LinkTarget;
}

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

interface Place {
  readonly path: readonly string[];
  readonly flag: readonly string[];
  readonly isRequired: boolean;
}

const questionAt = (schema: z.ZodType, shape: Question['shape'], place: Place): Question => {
  const inner = unwrapped(schema);
  const item = inner instanceof z.ZodArray ? unwrapped(inner.element as z.ZodType) : inner;
  const linksTo = item.meta()?.linksTo;
  const choices =
    item instanceof z.ZodEnum ? item.options.map(String) : item instanceof z.ZodBoolean ? ['true', 'false'] : undefined;
  return {
    flag: place.flag.join('.'),
    path: place.path,
    schema,
    shape,
    isRequired: place.isRequired,
    explanation: descriptionOf(schema) ?? '',
    ...(choices && { choices }),
    ...(linksTo && { linksTo }),
  };
};

function* walk(schema: z.ZodType, kind: EntryKind, place: Place): Generator<Question> {
  const inner = unwrapped(schema);
  const flag = place.flag.join('.');
  if (flag in kind.readers) yield questionAt(schema, 'line', place);
  else if (inner instanceof z.ZodObject) {
    for (const [key, child] of Object.entries(inner.shape) as [string, z.ZodType][]) {
      const isRequired = place.isRequired && !isOptional(child);
      yield* walk(child, kind, { path: [...place.path, key], flag: [...place.flag, key], isRequired });
    }
  } else if (inner instanceof z.ZodArray) {
    const element = inner.element as z.ZodType;
    // Of a list of groups the first is asked for; more are quicker written into the file.
    if (unwrapped(element) instanceof z.ZodObject) yield* walk(element, kind, { ...place, path: [...place.path, '0'] });
    else yield questionAt(schema, 'many', place);
  } else if (!(inner instanceof z.ZodRecord)) yield questionAt(schema, 'one', place);
}

/** The schema to ask by: of an entry of several kinds, that of the one kind. */
export const schemaOf = (kind: EntryKind): z.ZodType => kind.schema ?? collections[kind.collection].schema;

/** Every question a kind has, in the order of its keys. */
export const questionsOf = (kind: EntryKind): readonly Question[] => [
  ...walk(schemaOf(kind), kind, { path: [], flag: [], isRequired: true }),
];

/** Whether a question is put to a person, or only taken when its flag is given. */
export const isAsked = (kind: EntryKind, question: Question): boolean =>
  question.isRequired || kind.asked.includes(question.flag);
