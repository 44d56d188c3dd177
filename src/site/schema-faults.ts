/** Says in kind words why a schema refuses what was written, and what to type instead. */
import { z } from 'zod';
import { closestTo, didYouMean } from './did-you-mean.ts';
import { quote, type ReadingCode } from './problem.ts';
import { mergedObject, optionMeantBy, schemasAt, unwrapped, valueAt } from './schema-fields.ts';
import { asFix, inWords, meaningOf, oneOf, sketch, typeFix, wantedInWords } from './schema-words.ts';
import type { Path } from './yaml-document.ts';

export interface SchemaFault {
  /** `alt-missing` has a rule of its own for Markdown; a picture in front matter shares its help page. */
  readonly code: ReadingCode | 'alt-missing';
  readonly path: Path;
  /** Whether the key or the value is the place to look at. */
  readonly at: 'key' | 'value';
  readonly found: string;
  readonly fix: string;
  /** For a mistyped key: where the key that was meant would stand. */
  readonly meant?: Path;
}

type Issue = z.core.$ZodIssue;
type Schema = z.ZodType | undefined;

/** Validates and translates. `data` is undefined when there are faults. */
export const schemaFaults = (given: z.ZodType, written: unknown): { data: unknown; faults: SchemaFault[] } => {
  const schema = optionMeantBy(given, written) ?? (given instanceof z.ZodDiscriminatedUnion ? kindsOf(given) : given);
  // Issues that the schema gives no words for arrive with an empty message.
  const result = schema.safeParse(written, { error: () => '' });
  if (result.success) return { data: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue) => faultsOf(schema, written, issue));
  return { data: undefined, faults: withoutEchoes(faults) };
};

/** Without a kind nothing else can be judged, so only the kind is asked for. */
const kindsOf = (union: z.ZodDiscriminatedUnion): z.ZodType => {
  const key = union.def.discriminator;
  return z.looseObject({ [key]: mergedObject(union).shape[key] as z.ZodType });
};

/** One fault a place is enough, and a mistyped key is not also missing. */
const withoutEchoes = (faults: readonly SchemaFault[]): SchemaFault[] => {
  const kept = new Map<string, SchemaFault>();
  for (const fault of faults) {
    const place = JSON.stringify(fault.path);
    if (!kept.has(place)) kept.set(place, fault);
  }
  for (const { meant } of faults) {
    const echo = meant && JSON.stringify(meant);
    if (echo && kept.get(echo)?.code === 'key-missing') kept.delete(echo);
  }
  return [...kept.values()];
};

const faultsOf = (schema: z.ZodType, written: unknown, issue: Issue): SchemaFault[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, written, path, key));
  const value = valueAt(written, path);
  const wanted = schemasAt(schema, path)[0];
  if (value === undefined && path.length > 0) return [missingKey(path, wanted)];
  if (issue.code === 'invalid_union') {
    // The option that comes nearest tells best what is amiss.
    const [nearest = []] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
    return nearest.flatMap((inner) => faultsOf(schema, written, { ...inner, path: [...path, ...inner.path] }));
  }
  return [valueFault(path, value, wanted, issue)];
};

const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

const unknownKey = (schema: z.ZodType, written: unknown, path: Path, key: string): SchemaFault => {
  const keys = schemasAt(schema, path).flatMap((at) => {
    const inner = unwrapped(at);
    return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  });
  const absent = keys.filter((name) => valueAt(written, [...path, name]) === undefined);
  const suggestion = closestTo(key, absent) ?? keys.find((name) => name.toLowerCase() === key.toLowerCase());
  return {
    code: 'key-unknown',
    path: [...path, key],
    at: 'key',
    found: `${quote(key)} is not a key that belongs here.${didYouMean(suggestion)}`,
    fix: suggestion
      ? `write \`${suggestion}\`, or remove the key.`
      : `remove it. The keys here are ${keys.join(', ')}.`,
    ...(suggestion ? { meant: [...path, suggestion] } : {}),
  };
};

const missingKey = (path: Path, wanted: Schema): SchemaFault => {
  const key = String(path.at(-1));
  const isAlt = key === 'alt';
  return {
    code: isAlt ? 'alt-missing' : 'key-missing',
    path,
    at: 'key',
    found: isAlt ? 'The picture has no `alt`, so those who cannot see it learn nothing.' : `\`${key}\` is missing.`,
    fix: `add \`${key}: ${wanted ? sketch(wanted) : '…'}\`.${meaningOf(wanted)}`,
  };
};

const valueFault = (path: Path, value: unknown, wanted: Schema, issue: Issue): SchemaFault => {
  const place = { path, at: 'value' } as const;
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest is told alike
  switch (issue.code) {
    case 'invalid_type': {
      const found = `${inWords(value)} stands where ${wantedInWords(wanted, issue.expected)} belongs.`;
      return { code: 'value-type', ...place, found, fix: typeFix(path, value, wanted, issue.expected) };
    }
    case 'invalid_value': {
      const choices = issue.values.map(String);
      const suggestion = typeof value === 'string' ? closestTo(value, choices) : undefined;
      const found = `${inWords(value)} is not one of the words that can stand here.${didYouMean(suggestion)}`;
      return { code: 'value-choice', ...place, found, fix: `write ${oneOf(choices)}.` };
    }
    case 'too_big':
    case 'too_small':
      return { ...place, ...sizeFault(value, wanted, issue, path.at(-1) === 'alt') };
    case 'invalid_key': {
      const found = `${quote(String(path.at(-1)))} does not have the form that is asked for.`;
      return { code: 'value-form', path, at: 'key', found, fix: formFix(issue.issues[0], wanted) };
    }
    default: {
      const day = typeof value === 'string' && isDate(wanted) ? dayFault(value) : undefined;
      if (day) return { code: 'value-form', ...place, ...day };
      const found = foundIn(issue) ?? `${inWords(value)} does not have the form that is asked for.`;
      return { code: 'value-form', ...place, found, fix: formFix(issue, wanted) };
    }
  }
};

const isDate = (wanted: Schema): boolean => wanted !== undefined && unwrapped(wanted) instanceof z.ZodISODate;

/** What is wrong with a day that is written in the right form: the calendar has none of that name. */
const dayFault = (text: string): { found: string; fix: string } | undefined => {
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)-\d\d$/.exec(text) ?? [];
  if (year === '') return undefined;
  const found = `${quote(text)} is not a day of the calendar.`;
  if (Number(month) < 1 || Number(month) > 12)
    return { found, fix: 'write year, month and day, in this order: the month is 01 to 12.' };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { found, fix: `write the day that is meant: the last of that month is ${year}-${month}-${last}.` };
};

/** A check of our own may say what it found; see `httpsUrl`. */
const foundIn = (issue: Issue): string | undefined => {
  const found: unknown = issue.code === 'custom' ? issue.params?.['found'] : undefined;
  return typeof found === 'string' ? found : undefined;
};

const formFix = (issue: Issue | undefined, wanted: Schema): string => {
  if (issue?.message) return asFix(issue.message);
  if (issue?.code === 'invalid_format' && issue.format === 'starts_with') {
    return `start it with "${String((issue as z.core.$ZodIssueStringStartsWith).prefix)}".`;
  }
  return asFix(meaningOf(wanted).trim() || 'compare it with the example in the help page');
};

type SizeIssue = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall;

const sizeFault = (
  value: unknown,
  wanted: Schema,
  issue: SizeIssue,
  isAlt: boolean,
): Pick<SchemaFault, 'code' | 'found' | 'fix'> => {
  const isBig = issue.code === 'too_big';
  const limit = Number(isBig ? issue.maximum : issue.minimum);
  const bound = issue.inclusive === false ? (isBig ? 'less than' : 'more than') : isBig ? 'at most' : 'at least';
  if (value === '') {
    const found = isAlt ? 'The picture’s `alt` is empty.' : 'This text is empty.';
    const isOptional = wanted?.safeParse(undefined).success ?? false;
    const fix = `fill it in${isOptional ? ', or remove the line' : ''}.${meaningOf(wanted)}`;
    return { code: isAlt ? 'alt-missing' : 'value-length', found, fix };
  }
  if (typeof value === 'string') {
    const found = `This text has ${value.length} characters; ${bound} ${limit} are asked for.`;
    const fix = issue.message
      ? asFix(issue.message)
      : `${isBig ? 'shorten it to' : 'write at least'} ${limit} characters.`;
    return { code: 'value-length', found, fix };
  }
  if (Array.isArray(value)) {
    const items = `${value.length || 'no'} ${value.length === 1 ? 'item' : 'items'}`;
    const found = issue.message
      ? `This list has ${items}. ${issue.message}`
      : `This list has ${items}; ${bound} ${limit} ${limit === 1 ? 'is' : 'are'} asked for.`;
    return {
      code: 'value-length',
      found,
      fix: isBig ? 'remove the least important.' : `add what is missing.${meaningOf(wanted)}`,
    };
  }
  const found = `${inWords(value)} is too ${isBig ? 'large' : 'small'}: ${bound} ${limit} is asked for.`;
  return { code: 'value-range', found, fix: `correct the number.${meaningOf(wanted)}` };
};
