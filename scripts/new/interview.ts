/** Asks the questions of a kind one after another, and says at each what is wrong with the answer. */
import { z } from 'zod';
import { isNotIn, type Content } from '#scripts/checks/content.ts';
import { citedIds } from '#site/citations.ts';
import type { CalendarDate } from '#site/dates.ts';
import { schemaFaults } from '#site/schema-faults.ts';
import { unwrapped } from '#site/schema-fields.ts';
import type { Asker, FaultOf, FaultOfAll } from './asker.ts';
import { valueFrom } from './entry-text.ts';
import type { EntryKind } from './kinds.ts';
import type { Answers } from './answers.ts';
import { isAsked, type Question } from './questions.ts';
import { choicesFor, type Choice } from './vocabulary.ts';

/** Stands in lists of people for somebody who is not among them yet; no slug begins with a plus sign. */
const NEW_PERSON = '+new-person';

export interface Interview {
  readonly kind: EntryKind;
  readonly questions: readonly Question[];
  readonly content: Content;
  /** Undefined where nobody can be asked. */
  readonly asker: Asker | undefined;
  /** Adds somebody to `content/people` by an interview of their own; answers the slug. */
  readonly addPerson: () => Promise<string>;
}

const yearAfter = (day: CalendarDate): CalendarDate =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;

/** Days that are usually today, and the review that is usually due in a year. */
const dayFor = ({ flag, schema, isRequired }: Question, today: CalendarDate): string | undefined => {
  if (!isRequired || !(unwrapped(schema) instanceof z.ZodISODate)) return undefined;
  if (flag === 'reviewDueOn') return yearAfter(today);
  return flag === 'startsOn' || flag === 'endsOn' ? undefined : today;
};

const suggestionFor = (kind: EntryKind, question: Question, today: CalendarDate): string | undefined => {
  const known = kind.defaults[question.flag];
  return typeof known === 'string' ? known : dayFor(question, today);
};

const faultIn = (schema: z.ZodType, value: unknown): string | undefined => {
  const [fault] = schemaFaults(schema, value).faults;
  return fault && `${fault.found} Please ${fault.fix}`;
};

/** What the schema says about a single typed answer, and whether the sources exist that it cites. */
const faultOfOne =
  ({ kind, content }: Interview, { flag, shape, schema }: Question): FaultOf =>
  (answer) => {
    const reader = kind.readers[flag];
    const element = shape === 'many' ? ((unwrapped(schema) as z.ZodArray).element as z.ZodType) : schema;
    const ids = content.idsOf('sources') ?? new Set();
    const unknown = citedIds(answer).find((id) => !ids.has(id));
    return (
      faultIn(element, reader ? reader(answer) : valueFrom(element, answer)) ??
      (unknown && `${isNotIn(unknown, 'a file in content/sources', ids)} Please correct the id.`)
    );
  };

/** What the schema says about a whole list: too few, too many, twice the same. */
const faultOfAll =
  ({ schema, isRequired }: Question): FaultOfAll =>
  (answers) => {
    if (answers.length === 0 && !isRequired) return undefined;
    const element = (unwrapped(schema) as z.ZodArray).element as z.ZodType;
    return faultIn(
      schema,
      answers.map((answer) => valueFrom(element, answer)),
    );
  };

const optionsFor = (content: Content, { choices, linksTo }: Question): readonly Choice[] => {
  const known = linksTo ? choicesFor(content, linksTo) : (choices ?? []).map((value) => ({ value, label: value }));
  return linksTo === 'people'
    ? [...known, { value: NEW_PERSON, label: 'Somebody who is not in this list yet: I, for example' }]
    : known;
};

/** Somebody new gets a file of their own, and the answer its name. */
const withPerson = async (
  answer: string | readonly string[],
  addPerson: Interview['addPerson'],
): Promise<string | readonly string[]> => {
  if (![answer].flat().includes(NEW_PERSON)) return answer;
  const slug = await addPerson();
  return typeof answer === 'string' ? slug : answer.map((value) => (value === NEW_PERSON ? slug : value));
};

/**
 * Answers every question that `given` leaves open.
 *
 * @param note Is told all answers so far after each: somebody may leave at any question.
 * @param earlier Answers of an earlier round, to be offered again.
 */
export const gather = async (
  interview: Interview,
  given: Answers,
  note: (answers: Answers) => void,
  earlier: Answers = {},
): Promise<Answers> => {
  const { kind, questions, content, asker, addPerson } = interview;
  const answers: Record<string, string | readonly string[]> = {};
  for (const question of questions) {
    const { flag } = question;
    const known = given[flag];
    const before = earlier[flag];
    const suggestion = typeof before === 'string' ? before : suggestionFor(kind, question, content.today);
    if (known !== undefined) answers[flag] = known;
    else if (asker && (isAsked(kind, question) || before !== undefined)) {
      const fault = faultOfOne(interview, question);
      const all = question.shape === 'many' ? faultOfAll(question) : undefined;
      const answer = await asker.ask(question, optionsFor(content, question), suggestion, fault, all);
      answers[flag] = await withPerson(answer, addPerson);
    } else if (suggestion !== undefined) answers[flag] = suggestion;
    note({ ...answers });
  }
  return answers;
};
