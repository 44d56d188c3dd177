/** Says in kind words why a schema refuses what was written, and what to type instead. */
import { z } from 'zod';
import { closestTo, didYouMean } from './did-you-mean.ts';
import { quote, type ReadingCode } from './problem.ts';
import { descriptionOf, schemasAt, unwrapped, valueAt } from './schema-fields.ts';
import { asFix, formFix, isWhat, oneOf, sketch, typeFix, wants } from './schema-words.ts';
import type { Path } from './yaml-document.ts';

export interface SchemaFault {
  /** `alt-missing` has a rule of its own for Markdown; a picture in front matter shares its help page. */
  readonly code: ReadingCode | 'alt-missing';
  readonly path: Path;
  /** Whether the key or the value is the place to look at. */
  readonly at: 'key' | 'value';
  readonly found: string;
  readonly fix: string;
}

type Issue = z.core.$ZodIssue;

/** Validates and translates. `data` is undefined when there are faults. */
export const schemaFaults = (schema: z.ZodType, written: unknown): { data: unknown; faults: SchemaFault[] } => {
  // Issues that the schema gives no words for arrive with an empty message.
  const result = schema.safeParse(written, { error: () => '' });
  if (result.success) return { data: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue) => faultsOf(schema, written, issue));
  return { data: undefined, faults: withoutEchoes(faults) };
};

/** One fault a place is enough, and a mistyped key is not also missing. */
const withoutEchoes = (faults: readonly SchemaFault[]): SchemaFault[] => {
  const kept = new Map<string, SchemaFault>();
  for (const fault of faults) {
    const place = JSON.stringify(fault.path);
    if (!kept.has(place)) kept.set(place, fault);
  }
  const meant = new Set(
    faults.filter((fault) => fault.code === 'key-unknown').map((fault) => /write `([^`]+)`/.exec(fault.fix)?.[1]),
  );
  return [...kept.values()].filter((fault) => fault.code !== 'key-missing' || !meant.has(String(fault.path.at(-1))));
};

const faultsOf = (schema: z.ZodType, written: unknown, issue: Issue): SchemaFault[] => {
  const { path } = issue;
  const value = valueAt(written, path);
  const wanted = schemasAt(schema, path)[0];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, written, path, key));
  if (value === undefined && path.length > 0) return [missingKey(path, wanted)];
  if (value === '' && path.at(-1) === 'alt')
    return [{ ...missingKey(path, wanted), found: 'The picture’s `alt` is empty.' }];
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest is told alike
  switch (issue.code) {
    case 'invalid_union': {
      // The option that comes nearest tells best what is amiss.
      const [nearest] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
      return (nearest ?? []).flatMap((inner) =>
        faultsOf(schema, written, { ...inner, path: [...path, ...inner.path] }),
      );
    }
    case 'invalid_type':
      return [
        valueFault(
          'value-type',
          path,
          `${isWhat(value)}; ${wants(wanted, issue.expected)} belongs here.`,
          typeFix(path, value, wanted, issue.expected),
        ),
      ];
    case 'invalid_value':
      return [choiceFault(path, value, issue.values.map(String))];
    case 'invalid_format':
      return [
        valueFault(
          'value-form',
          path,
          `${quote(String(value))} does not have the form that is asked for.`,
          issue.message ? asFix(issue.message) : formFix(wanted),
        ),
      ];
    case 'too_big':
    case 'too_small':
      return [sizeFault(path, value, issue)];
    case 'invalid_key':
      return [
        {
          code: 'value-form',
          path,
          at: 'key',
          found: `${quote(String(path.at(-1)))} is not a key of the form asked for.`,
          fix: asFix(issue.issues[0]?.message || 'compare it with the example in the help page'),
        },
      ];
    default:
      return [
        valueFault(
          'value-form',
          path,
          `${isWhat(value)} is not accepted.`,
          asFix(issue.message || (wanted && descriptionOf(wanted)) || 'compare it with the example in the help page'),
        ),
      ];
  }
};

const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

const valueFault = (code: ReadingCode, path: Path, found: string, fix: string): SchemaFault => ({
  code,
  path,
  at: 'value',
  found,
  fix,
});

const unknownKey = (schema: z.ZodType, written: unknown, path: Path, key: string): SchemaFault => {
  const keys = schemasAt(schema, path).flatMap((at) => {
    const inner = unwrapped(at);
    return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  });
  const present = valueAt(written, path);
  const absent = keys.filter(
    (name) => typeof present !== 'object' || present === null || !Object.hasOwn(present, name),
  );
  const suggestion = closestTo(key, absent) ?? keys.find((name) => name.toLowerCase() === key.toLowerCase());
  return {
    code: 'key-unknown',
    path: [...path, key],
    at: 'key',
    found: `${quote(key)} is not a key that belongs here.${didYouMean(suggestion)}`,
    fix: suggestion
      ? `write \`${suggestion}\`, or remove the key.`
      : `remove it. The keys here are ${keys.join(', ')}.`,
  };
};

const missingKey = (path: Path, wanted: z.ZodType | undefined): SchemaFault => {
  const key = String(path.at(-1));
  const description = wanted && descriptionOf(wanted);
  const meaning = description ? ` ${description}` : '';
  if (typeof path.at(-1) === 'number')
    return valueFault('value-type', path, 'An item of this list is empty.', 'fill it in, or remove it.');
  return {
    code: key === 'alt' ? 'alt-missing' : 'key-missing',
    path,
    at: 'key',
    found:
      key === 'alt' ? 'The picture has no `alt`, so those who cannot see it learn nothing.' : `\`${key}\` is missing.`,
    fix: `add \`${key}: ${wanted ? sketch(wanted) : '…'}\`.${meaning}`,
  };
};

const choiceFault = (path: Path, value: unknown, choices: readonly string[]): SchemaFault => {
  const suggestion = typeof value === 'string' ? closestTo(value, choices) : undefined;
  const found = `${isWhat(value)} is not one of the words that can stand here.${didYouMean(suggestion)}`;
  return valueFault('value-choice', path, found, `write ${oneOf(choices)}.`);
};

const sizeFault = (
  path: Path,
  value: unknown,
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
): SchemaFault => {
  const isBig = issue.code === 'too_big';
  const limit = Number(isBig ? issue.maximum : issue.minimum);
  const bound = `${isBig ? 'at most' : 'at least'} ${issue.inclusive === false ? `${isBig ? 'less' : 'more'} than ` : ''}${limit}`;
  if (typeof value === 'string') {
    const found = `This text has ${value.length} characters; ${bound} are asked for.`;
    const fix = issue.message
      ? asFix(issue.message)
      : isBig
        ? `shorten it to ${limit} characters.`
        : `write at least ${limit} characters.`;
    return valueFault('value-length', path, found, fix);
  }
  if (Array.isArray(value)) {
    const found = `This list has ${value.length} ${value.length === 1 ? 'item' : 'items'}; ${bound} ${limit === 1 ? 'is' : 'are'} asked for.`;
    return valueFault(
      'value-length',
      path,
      found,
      issue.message ? asFix(issue.message) : isBig ? 'remove the least important.' : 'add the missing ones.',
    );
  }
  const range = issue.inclusive === false ? (isBig ? `less than ${limit}` : `more than ${limit}`) : bound;
  return valueFault(
    'value-range',
    path,
    `${isWhat(value)}; ${range} is asked for.`,
    issue.message ? asFix(issue.message) : 'correct the number.',
  );
};
