/** Reads a zod schema as a table of fields, so that rules and messages can ask what stands where. */
import { z } from 'zod';
import type { Path } from './yaml-document.ts';

/** Stands in a field's path for every item of a list and every key of a record. */
export const EACH = '*';

export interface SchemaField {
  readonly path: readonly string[];
  /** The schema without its `optional`, `default` and `nullable` wrappers. */
  readonly schema: z.ZodType;
  /** What `.meta()` says about it: `linksTo`, `citable`. */
  readonly meta: z.core.GlobalMeta;
}

/** A schema without the wrappers that say only whether a value may be left out. */
export const unwrapped = (schema: z.ZodType): z.ZodType => {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodReadonly
  ) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
};

/** What `.describe()` says about a schema, on whichever wrapper it was said. */
export const descriptionOf = (schema: z.ZodType): string | undefined =>
  schema.description ?? unwrapped(schema).description;

/**
 * The option of a union by key (`kind`) that was meant. Undefined where the schema is no such union, or the key holds
 * none of its words.
 */
export const optionMeantBy = (schema: z.ZodType, written: unknown): z.ZodObject | undefined => {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const wanted = valueAt(written, [schema.def.discriminator]);
  return objectsIn(schema).find((option) => {
    const key: unknown = option.shape[schema.def.discriminator];
    return key instanceof z.ZodLiteral && key.values.has(wanted as string);
  });
};

/** The objects of a union; an object alone is the only one. */
const objectsIn = (schema: z.ZodType): readonly z.ZodObject[] => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject) return [inner];
  return inner instanceof z.ZodUnion ? inner.options.flatMap((option) => objectsIn(option as z.ZodType)) : [];
};

const mergedField = (children: readonly z.ZodType[], isInAll: boolean): z.ZodType => {
  const [first = z.never()] = children;
  const words = children.flatMap((child) => (child instanceof z.ZodLiteral ? [...child.values].map(String) : []));
  if (words.length > 1) return z.enum(words).describe('Which kind it is.');
  const mustStand = isInAll && children.every((child) => !child.safeParse(undefined).success);
  if (mustStand || first.safeParse(undefined).success) return first;
  const optional = first.optional();
  return first.description === undefined ? optional : optional.describe(first.description);
};

/** All keys of all options as one object, for forms and tables: required is what every option requires. */
export const mergedObject = (schema: z.ZodType): z.ZodObject => {
  const options = objectsIn(schema);
  const [first] = options;
  if (first && options.length === 1) return first;
  const children = Map.groupBy(
    options.flatMap(({ shape }) => Object.entries(shape) as [string, z.ZodType][]),
    ([key]) => key,
  );
  return z.strictObject(
    Object.fromEntries(
      [...children].map(([key, found]) => [
        key,
        mergedField(
          found.map(([, child]) => child),
          found.length === options.length,
        ),
      ]),
    ),
  );
};

const collect = (schema: z.ZodType, path: readonly string[], fields: SchemaField[]): void => {
  const inner = unwrapped(schema);
  fields.push({ path, schema: inner, meta: inner.meta() ?? {} });
  if (inner instanceof z.ZodObject) {
    for (const [key, child] of Object.entries(inner.shape)) collect(child as z.ZodType, [...path, key], fields);
  } else if (inner instanceof z.ZodArray) {
    collect(inner.element as z.ZodType, [...path, EACH], fields);
  } else if (inner instanceof z.ZodRecord) {
    collect(inner.valueType as z.ZodType, [...path, EACH], fields);
  } else if (inner instanceof z.ZodDiscriminatedUnion) {
    // A key means the same in each kind, so it is one field.
    collect(mergedObject(inner), path, fields);
  } else if (inner instanceof z.ZodUnion) {
    for (const option of inner.options) collect(option as z.ZodType, path, fields);
  }
};

const known = new WeakMap<z.ZodType, readonly SchemaField[]>();

/** All fields of a schema, depth first. A union contributes the fields of all its options. */
export const fieldsOf = (schema: z.ZodType): readonly SchemaField[] => {
  const cached = known.get(schema);
  if (cached) return cached;
  const fields: SchemaField[] = [];
  collect(schema, [], fields);
  known.set(schema, fields);
  return fields;
};

/** The schemas that may stand at a path: several below a union, none where the schema ends. */
export const schemasAt = (schema: z.ZodType, path: Path): readonly z.ZodType[] => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => schemasAt(option as z.ZodType, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  if (inner instanceof z.ZodObject) {
    const child: unknown = inner.shape[String(step)];
    return child instanceof z.ZodType ? schemasAt(child, rest) : [];
  }
  if (inner instanceof z.ZodArray) return schemasAt(inner.element as z.ZodType, rest);
  if (inner instanceof z.ZodRecord) return schemasAt(inner.valueType as z.ZodType, rest);
  return [];
};

export interface FieldValue {
  readonly path: Path;
  readonly value: unknown;
}

/** The values that stand at a field's path in what was written, whatever their type. Absent ones are left out. */
export const valuesAt = (written: unknown, field: readonly string[], path: Path = []): FieldValue[] => {
  const [step, ...rest] = field;
  if (step === undefined) return [{ path, value: written }];
  if (typeof written !== 'object' || written === null) return [];
  const keys = step === EACH ? Object.keys(written) : Object.hasOwn(written, step) ? [step] : [];
  const isList = Array.isArray(written);
  return keys.flatMap((key) =>
    valuesAt((written as Record<string, unknown>)[key], rest, [...path, isList ? Number(key) : key]),
  );
};

/** The one value at a concrete path, or undefined. */
export const valueAt = (written: unknown, path: Path): unknown => {
  let value = written;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
};
