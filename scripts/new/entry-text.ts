/** Turns answers into the text of a file: values of the schema's types, keys in the schema's order. */
import { stringify } from 'yaml';
import { z } from 'zod';
import { unwrapped } from '#site/schema-fields.ts';
import type { EntryKind } from './kinds.ts';
import type { Answers } from './answers.ts';
import type { Question } from './questions.ts';

/** A typed answer as the schema wants it; what cannot be converted stays text, so that the schema can say so. */
export const valueFrom = (schema: z.ZodType, answer: string): unknown => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodBoolean)
    return answer === 'true' || answer === 'yes' || (answer === 'false' || answer === 'no' ? false : answer);
  if (inner instanceof z.ZodNumber)
    return answer.trim() !== '' && Number.isFinite(Number(answer)) ? Number(answer) : answer;
  return answer;
};

const valueOf = (kind: EntryKind, question: Question, answer: string | readonly string[]): unknown => {
  const answers = [answer].flat();
  const reader = kind.readers[question.flag];
  if (reader) return reader(answers.join('; '));
  if (question.shape === 'one') return valueFrom(question.schema, answers.at(-1) ?? '');
  const element = (unwrapped(question.schema) as z.ZodArray).element as z.ZodType;
  return answers.map((item) => valueFrom(element, item));
};

type Group = Record<string, unknown>;

/** Places a value at a path; `0` opens the one item of a list. Keys come from schemas alone, never from contributors. */
const place = (group: Group, path: readonly string[], value: unknown): void => {
  const [key = '', next, ...rest] = path;
  if (next === undefined) group[key] = value;
  else if (next === '0') {
    const [first = {}] = (group[key] as Group[] | undefined) ?? [];
    group[key] = [first];
    place(first, rest, value);
  } else {
    const inner = (group[key] as Group | undefined) ?? {};
    group[key] = inner;
    place(inner, [next, ...rest], value);
  }
};

const isEmpty = (answer: string | readonly string[]): boolean => [answer].flat().every((text) => text === '');

/** What the file will hold. A group that may be left out is, when nothing but its defaults was answered. */
export const dataFrom = (kind: EntryKind, questions: readonly Question[], answers: Answers): Group => {
  const given = questions.filter(({ flag }) => answers[flag] !== undefined && !isEmpty(answers[flag]));
  const groupOf = (flag: string): string => flag.split('.')[0] ?? '';
  const wanted = new Set(
    given
      .filter(({ flag, isRequired }) => isRequired || answers[flag] !== kind.defaults[flag])
      .map(({ flag }) => groupOf(flag)),
  );
  const data: Group = {};
  for (const question of given) {
    if (wanted.has(groupOf(question.flag)))
      place(data, question.path, valueOf(kind, question, answers[question.flag] ?? ''));
  }
  return data;
};

const asYaml = (data: Group): string => stringify(data, { lineWidth: 0, indentSeq: true });

/** The whole file: front matter and text, or YAML alone when there is no text. */
export const entryText = (data: Group, body: string | undefined): string =>
  body === undefined ? asYaml(data) : `---\n${asYaml(data)}---\n\n${body.trim()}\n`;
