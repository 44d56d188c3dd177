/** Turns zod schemas into the fields of the browser editor (Sveltia CMS), so that both ask for the same. */
import { z } from 'zod';
import type { LinkTarget } from '#site/fields.ts';
import { descriptionOf, unwrapped } from '#site/schema-fields.ts';

/** A field as the editor's configuration wants it; see schema/sveltia-cms.json of @sveltia/cms. */
export type EditorField = Readonly<Record<string, unknown>> & { readonly name: string };

/** What may be chosen where a slug is asked for, by collection: slug and name. */
export type SelectOptions = Readonly<Record<LinkTarget, readonly { readonly value: string; readonly label: string }[]>>;

const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;

/** `reviewDueOn` → `Review due on`. */
export const labelOf = (key: string): string => {
  const words = key
    .replace(/[-_]/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const lengthsOf = (schema: z.ZodString): Record<string, number> => ({
  ...(schema.minLength !== null && schema.minLength > 1 && { minlength: schema.minLength }),
  ...(schema.maxLength !== null && { maxlength: schema.maxLength }),
});

/** The options of one text: a choice where slugs are asked for, a line, or several lines where much may stand. */
const textField = (schema: z.ZodString, vocabulary: SelectOptions): Record<string, unknown> => {
  const target = schema.meta()?.linksTo;
  if (target) return { widget: 'select', options: vocabulary[target] };
  const isLong = (schema.maxLength ?? 0) > 300;
  return { widget: isLong ? 'text' : 'string', ...lengthsOf(schema) };
};

const plainField = (schema: z.ZodType, vocabulary: SelectOptions): Record<string, unknown> | undefined => {
  if (schema instanceof z.ZodISODate) return { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' };
  if (schema.meta()?.address) return { widget: 'string', type: 'url' };
  if (schema instanceof z.ZodEnum) return { widget: 'select', options: schema.options };
  if (schema instanceof z.ZodBoolean) return { widget: 'boolean' };
  if (schema instanceof z.ZodNumber)
    return { widget: 'number', value_type: schema.format === 'safeint' ? 'int' : 'float' };
  return schema instanceof z.ZodString ? textField(schema, vocabulary) : undefined;
};

/** How many items a list may have, in words. */
const countsInWords = (list: z.ZodArray): string => {
  const { minItems, maxItems } = z.toJSONSchema(list, { io: 'input', unrepresentable: 'any' }) as {
    minItems?: number;
    maxItems?: number;
  };
  const bounds = [
    ...(minItems !== undefined && minItems > 1 ? [`at least ${minItems}`] : []),
    ...(maxItems !== undefined ? [`at most ${maxItems}`] : []),
  ].join(', ');
  return bounds === '' ? '' : `${bounds.charAt(0).toUpperCase()}${bounds.slice(1)}.`;
};

/** Lists of groups and of texts; choices become one field with several answers. */
const listField = (list: z.ZodArray, vocabulary: SelectOptions): Record<string, unknown> | undefined => {
  const item = unwrapped(list.element as z.ZodType);
  if (item instanceof z.ZodObject) return { widget: 'list', collapsed: true, fields: fieldsFrom(item, vocabulary) };
  const field = plainField(item, vocabulary);
  if (field?.['widget'] === 'select') return { ...field, multiple: true };
  return field && { widget: 'list', field: { name: 'item', label: 'Item', ...field } };
};

const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif';

const fieldFor = (schema: z.ZodType, vocabulary: SelectOptions): Record<string, unknown> | undefined => {
  if (schema instanceof z.ZodObject) {
    const fields = fieldsFrom(schema, vocabulary);
    // A picture is chosen from disk, and stored beside its entry.
    return {
      widget: 'object',
      collapsed: 'auto',
      fields: fields.map((field) =>
        field.name === 'file' ? { ...field, widget: 'image', accept: PICTURE_TYPES } : field,
      ),
    };
  }
  return schema instanceof z.ZodArray ? listField(schema, vocabulary) : plainField(schema, vocabulary);
};

/** What a key means when it is left out, so that the form shows it: a switch would otherwise stand at "no". */
const defaultOf = (schema: z.ZodType): Record<string, unknown> => {
  if (!(schema instanceof z.ZodDefault)) return {};
  const value = schema.def.defaultValue;
  return ['boolean', 'string', 'number'].includes(typeof value) ? { default: value } : {};
};

/** One field for each key, in the order of the schema. Keys that have no form there are left to an editor of text. */
export const fieldsFrom = (schema: z.ZodObject, vocabulary: SelectOptions): EditorField[] =>
  Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, child]) => {
    const field = fieldFor(unwrapped(child), vocabulary);
    if (!field) return [];
    // The editor tells a list that is too short or too long as "{$min}", so the bounds stand in words instead.
    const inner = unwrapped(child);
    const bounds = inner instanceof z.ZodArray ? countsInWords(inner) : '';
    const words = [descriptionOf(child) ?? '', bounds].filter((part) => part !== '').join(' ');
    const hint = words === '' ? undefined : words;
    return [
      {
        name,
        label: labelOf(name),
        ...(hint !== undefined && { hint }),
        required: !isOptional(child),
        ...defaultOf(child),
        ...field,
      },
    ];
  });
