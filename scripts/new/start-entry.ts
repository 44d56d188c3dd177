/** Starts an entry: gathers answers, checks the file as it would be among all others, and writes it in one step. */
import { z } from 'zod';
import { collections } from '#collections.ts';
import { readContent, type Content } from '#scripts/checks/content.ts';
import { describeProblems } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import type { CalendarDate } from '#site/dates.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { SLUG_PATTERN } from '#site/fields.ts';
import { schemaFaults } from '#site/schema-faults.ts';
import { unwrapped } from '#site/schema-fields.ts';
import type { Answers } from './answers.ts';
import { Left, type Asker, type FaultOf } from './asker.ts';
import { lookUpDoi } from './crossref.ts';
import { dataFrom, entryText, valueFrom } from './entry-text.ts';
import { describeFlags, readFlags, type Command } from './flags.ts';
import { isKindName, KIND_NAMES, kindNamed, type EntryKind, type KindName } from './kinds.ts';
import { freeSlug, hasText, entryFileFor, writeEntry } from './place.ts';
import { isAsked, questionsOf, type Question } from './questions.ts';
import { starterBody } from './starters.ts';
import { choicesFor, type Choice } from './vocabulary.ts';

export interface CommandContext {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /** Undefined where nobody can be asked. */
  readonly asker: Asker | undefined;
  readonly say: (text: string) => void;
  readonly fetchFrom: typeof fetch;
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

/** What the schema says about a single typed answer. */
const faultIn =
  (kind: EntryKind, { flag, shape, schema }: Question): FaultOf =>
  (answer) => {
    const reader = kind.readers[flag];
    const element = shape === 'many' ? ((unwrapped(schema) as z.ZodArray).element as z.ZodType) : schema;
    const [fault] = schemaFaults(element, reader ? reader(answer) : valueFrom(element, answer)).faults;
    return fault && `${fault.found} Please ${fault.fix}`;
  };

const optionsFor = (content: Content, { choices, linksTo }: Question): readonly Choice[] =>
  linksTo ? choicesFor(content, linksTo) : (choices ?? []).map((value) => ({ value, label: value }));

const gather = async (
  kind: EntryKind,
  questions: readonly Question[],
  given: Answers,
  content: Content,
  asker: Asker | undefined,
): Promise<Answers> => {
  const answers: Record<string, string | readonly string[]> = {};
  for (const question of questions) {
    const { flag } = question;
    const known = given[flag];
    const suggestion = suggestionFor(kind, question, content.today);
    if (known !== undefined) answers[flag] = known;
    else if (asker && isAsked(kind, question)) {
      answers[flag] = await asker.ask(question, optionsFor(content, question), suggestion, faultIn(kind, question));
    } else if (suggestion !== undefined) answers[flag] = suggestion;
  }
  return answers;
};

const missingIn = (questions: readonly Question[], answers: Answers): readonly Question[] =>
  questions.filter(({ flag, isRequired }) => isRequired && [answers[flag] ?? ''].flat().every((text) => text === ''));

const listMissing = (missing: readonly Question[]): string =>
  [
    'These answers are missing:',
    ...missing.map(
      ({ flag, choices, explanation }) => `  --${flag} ${choices ? choices.join('|') : '"…"'}   ${explanation}`,
    ),
    '',
  ].join('\n');

const slugFault: FaultOf = (answer) =>
  SLUG_PATTERN.test(answer) && answer.length <= 80
    ? undefined
    : `"${answer}" cannot stand in an address. Use lower-case letters, digits and single hyphens, like low-back-pain.`;

/** Runs the command; the number is the exit code. */
export const startEntry = async ([name = '', ...args]: readonly string[], context: CommandContext): Promise<number> => {
  if (!isKindName(name)) {
    const wrong =
      name === '' || name.startsWith('-')
        ? ''
        : `"${name}" is nothing to start.${didYouMean(closestTo(name, KIND_NAMES))}\n`;
    context.say(`${wrong}Write: npm run new ${KIND_NAMES.join(' | ')}\n`);
    return 1;
  }
  const kind = kindNamed(name);
  const questions = questionsOf(kind);
  const reading = readFlags(args, questions);
  if ('mistakes' in reading) {
    context.say(`${reading.mistakes.join('\n')}\nAll flags: npm run new ${name} -- --help\n`);
    return 1;
  }
  if (reading.command.wantsHelp) {
    context.say(describeFlags(name, questions));
    return 0;
  }
  try {
    return await write(name, questions, reading.command, context);
  } catch (error) {
    if (error instanceof Left) return 1;
    throw error;
  }
};

const write = async (
  name: KindName,
  questions: readonly Question[],
  command: Command,
  context: CommandContext,
): Promise<number> => {
  const { root, today, say } = context;
  const kind = kindNamed(name);
  const asker = command.isSilent ? undefined : context.asker;
  const lookUp = command.doi === undefined ? undefined : await lookUpDoi(command.doi, context.fetchFrom);
  if (lookUp && 'reason' in lookUp) say(`${lookUp.reason}\n`);
  const fetched: Answers = lookUp && 'answers' in lookUp ? lookUp.answers : {};
  const content = readContent(root, today);
  const answers = await gather(kind, questions, { ...fetched, ...command.answers }, content, asker);
  const missing = missingIn(questions, answers);
  if (missing.length > 0) {
    say(listMissing(missing));
    return 1;
  }
  const group = kind.groupFrom?.(answers) ?? '';
  const suggestion = freeSlug(root, kind, kind.slugFrom(answers), group);
  const slug = command.slug ?? (asker ? await asker.askSlug(suggestion, slugFault) : suggestion);
  const misplaced = [slug, ...(kind.groupFrom ? [group] : [])].map(slugFault).find((fault) => fault !== undefined);
  if (misplaced !== undefined) {
    say(`${misplaced}\nNothing was written.\n`);
    return 1;
  }
  const place = entryFileFor(kind, slug, group);
  const body = hasText(kind) ? (command.body ?? starterBody(name)) : undefined;
  const text = entryText(dataFrom(kind, questions, answers), body);
  const problems = checkContent({ root, today, drafts: [{ ...place, text }] }).problems.filter(
    ({ file }) => file === place.file,
  );
  if (problems.some(({ severity }) => severity === 'error')) {
    say(`${describeProblems(problems)}\nNothing was written.\n`);
    return 1;
  }
  if (asker && !(await asker.agree(text, place.file))) {
    say('Nothing was written.\n');
    return 1;
  }
  if (!writeEntry(root, place, text)) {
    say(`${place.file} exists already and was left as it is. Choose another name with --slug.\n`);
    return 1;
  }
  // That the starter's words still stand in it is no news to somebody who has just started.
  const warnings = problems.filter(({ code }) => code !== 'starter-text');
  say(`${warnings.length > 0 ? `${describeProblems(warnings)}\n` : ''}${place.file} is written.\n${nextSteps(name)}`);
  return 0;
};

const nextSteps = (name: KindName): string => {
  const { noun } = collections[kindNamed(name).collection];
  return `Open it in any editor and finish ${noun.replace(/^an? /, 'the ')}. Then: npm run check\n`;
};
