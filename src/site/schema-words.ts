/** Words for what a schema wants and for what stands in its place. */
import { z } from 'zod';
import { quote } from './problem.ts';
import { descriptionOf, unwrapped } from './schema-fields.ts';
import type { Path } from './yaml-document.ts';

/** A schema's own sentence, which starts in upper case there. */
export const asFix = (message: string): string => {
  const sentence = message.endsWith('.') || message.endsWith('://') ? message : `${message}.`;
  // Names that are written in capitals stay so.
  return /^(?:[A-Z][a-z]|A )/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
};

/** What the schema says a field is for, as a further sentence; empty when it says nothing. */
export const meaningOf = (wanted: z.ZodType | undefined): string => {
  const description = wanted && descriptionOf(wanted);
  return description ? ` ${description}` : '';
};

export const oneOf = (choices: readonly string[]): string =>
  choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;

/** What was written, as the subject of a sentence. */
export const inWords = (value: unknown): string => {
  if (value === null) return 'Nothing';
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object') return 'A group of keys';
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
};

export const wantedInWords = (wanted: z.ZodType | undefined, expected: string): string => {
  const words: Record<string, string> = {
    string: wanted && unwrapped(wanted) instanceof z.ZodISODate ? 'a date' : 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
  };
  return words[expected] ?? expected;
};

/** What to type where a value of another type stands. */
export const typeFix = (path: Path, value: unknown, wanted: z.ZodType | undefined, expected: string): string => {
  const key = typeof path.at(-1) === 'number' ? '-' : `${String(path.at(-1) ?? 'key')}:`;
  const isDate = wanted && unwrapped(wanted) instanceof z.ZodISODate;
  if (expected === 'string' && !isDate && (typeof value === 'number' || typeof value === 'boolean')) {
    return `put it in double quotes: \`${key} "${String(value)}"\`.`;
  }
  if (typeof value === 'string') {
    if (expected === 'array') return `put it in square brackets: \`${key} [${value}]\`.`;
    if (expected === 'boolean') {
      return `write \`${key} ${/^(?:yes|on|true|y)$/i.test(value) ? 'true' : 'false'}\`, without quotes.`;
    }
    if ((expected === 'number' || expected === 'int') && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value)) {
      return `write \`${key} ${Number(value)}\`, without quotes.`;
    }
  }
  if (expected === 'int') return 'write a whole number.';
  if (expected === 'number') return `write the number alone, in digits.${meaningOf(wanted)}`;
  const isOptional = typeof path.at(-1) === 'number' || (wanted?.safeParse(undefined).success ?? false);
  const elseRemove = value === null && isOptional ? ', or remove the line' : '';
  return `write \`${key} ${wanted ? sketch(wanted) : '…'}\`${elseRemove}.${meaningOf(wanted)}`;
};

/** What a value looks like, for people who copy a line and fill it in. */
export const sketch = (schema: z.ZodType): string => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodISODate) return 'YYYY-MM-DD';
  if (inner instanceof z.ZodEnum) return inner.options.map(String).join(' | ');
  if (inner instanceof z.ZodArray) return `[${sketch(inner.element as z.ZodType)}]`;
  if (inner instanceof z.ZodBoolean) return 'true | false';
  if (inner instanceof z.ZodObject) {
    const required = Object.entries(inner.shape).filter(
      ([, child]) => !(child as z.ZodType).safeParse(undefined).success,
    );
    const keys = required.map(([key, child]) => `${key}: ${sketch(child as z.ZodType)}`);
    return keys.length === 0 ? '{}' : `{ ${keys.join(', ')} }`;
  }
  return '…';
};
