/** Words for what a schema wants and for what stands in its place. */
import { z } from 'zod';
import { quote } from './problem.ts';
import { descriptionOf, unwrapped } from './schema-fields.ts';
import type { Path } from './yaml-document.ts';

/** A schema's own sentence, which starts in upper case there. */
export const asFix = (message: string): string => {
  const sentence = message.endsWith('.') || message.endsWith('://') ? message : `${message}.`;
  // Names that are written in capitals stay so.
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
};

export const formFix = (wanted: z.ZodType | undefined): string =>
  asFix((wanted && descriptionOf(wanted)) ?? 'compare it with the example in the help page');

export const oneOf = (choices: readonly string[]): string =>
  choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;

export const isWhat = (value: unknown): string => {
  if (value === null) return 'Nothing stands here';
  if (Array.isArray(value)) return 'This is a list';
  if (typeof value === 'object') return 'This is a group of keys';
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
};

export const wants = (wanted: z.ZodType | undefined, expected: string): string => {
  const inner = wanted && unwrapped(wanted);
  if (inner instanceof z.ZodEnum) return oneOf(inner.options.map(String));
  const words: Record<string, string> = {
    string: inner instanceof z.ZodISODate ? 'a date' : 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
  };
  return words[expected] ?? expected;
};

export const typeFix = (path: Path, value: unknown, wanted: z.ZodType | undefined, expected: string): string => {
  const key = String(typeof path.at(-1) === 'number' ? '-' : `${String(path.at(-1) ?? 'key')}:`);
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return wanted && unwrapped(wanted) instanceof z.ZodISODate
      ? `write \`${key} ${sketch(wanted)}\`.`
      : `put it in double quotes: \`${key} "${String(value)}"\`.`;
  }
  if (expected === 'array' && typeof value === 'string') return `put it in square brackets: \`${key} [${value}]\`.`;
  if (expected === 'boolean' && typeof value === 'string') {
    return `write \`${key} ${/^(?:yes|on|true|y)$/i.test(value) ? 'true' : 'false'}\`, without quotes.`;
  }
  if (
    (expected === 'number' || expected === 'int') &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  ) {
    return `write \`${key} ${Number(value)}\`, without quotes.`;
  }
  return `write \`${key} ${wanted ? sketch(wanted) : '…'}\`${value === null ? ', or remove the line' : ''}.`;
};

/** What a value looks like, for people who copy a line and fill it in. */
export const sketch = (schema: z.ZodType): string => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodISODate) return '2026-11-23';
  if (inner instanceof z.ZodEnum) return inner.options.map(String).slice(0, 4).join(' | ');
  if (inner instanceof z.ZodArray) return `[${sketch(inner.element as z.ZodType)}]`;
  if (inner instanceof z.ZodBoolean) return 'true';
  if (inner instanceof z.ZodNumber) return '1';
  if (inner instanceof z.ZodObject) {
    const required = Object.entries(inner.shape).filter(
      ([, child]) => !(child as z.ZodType).safeParse(undefined).success,
    );
    return `{ ${required.map(([key, child]) => `${key}: ${sketch(child as z.ZodType)}`).join(', ')} }`;
  }
  return '…';
};
