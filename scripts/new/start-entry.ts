/** Starts an entry: gathers answers, checks the file as it would be among all others, and writes it in one step. */
import { collections } from '#collections.ts';
import { readContent } from '#scripts/checks/content.ts';
import { describeProblems } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import type { CalendarDate } from '#site/dates.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import type { EntryFile } from '#site/entry-files.ts';
import { isForbiddenByWindows, SLUG_PATTERN } from '#site/fields.ts';
import type { Problem } from '#site/problem.ts';
import { Left, type Asker, type FaultOf } from './asker.ts';
import { lookUpDoi } from './crossref.ts';
import { dataFrom, entryText } from './entry-text.ts';
import { describeFlags, readFlags, type Command } from './flags.ts';
import { gather, type Interview } from './interview.ts';
import { isKindName, KIND_NAMES, kindNamed, type KindName } from './kinds.ts';
import { freeSlug, hasText, isTaken, keepDraft, entryFileFor, writeEntry } from './place.ts';
import type { Answers } from './answers.ts';
import { questionsOf, type Question } from './questions.ts';
import { starterBody } from './starters.ts';

export interface CommandContext {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /** Undefined where nobody can be asked. */
  readonly asker: Asker | undefined;
  readonly say: (text: string) => void;
  readonly fetchFrom: typeof fetch;
}

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

const slugFault: FaultOf = (answer) => {
  if (!SLUG_PATTERN.test(answer) || answer.length > 80)
    return `"${answer}" cannot stand in an address. Use lower-case letters, digits and single hyphens, like low-back-pain.`;
  return isForbiddenByWindows(answer)
    ? `"${answer}" is the name of a device on Windows, where no file can be called so. Choose one that says more.`
    : undefined;
};

/** Runs the command; the number is the exit code. */
export const startEntry = async ([name = '', ...args]: readonly string[], context: CommandContext): Promise<number> => {
  if (!isKindName(name)) {
    const wrong =
      name === '' || name.startsWith('-')
        ? ''
        : `"${name}" is nothing to start.${didYouMean(closestTo(name, KIND_NAMES))}\n`;
    context.say(`${wrong}Write: npm run new ${KIND_NAMES.join(' | ')}\n`);
    return name === '--help' || name === '-h' ? 0 : 1;
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
  const outcome = await write(name, questions, reading.command, context);
  return outcome.slug === undefined ? 1 : 0;
};

interface Outcome {
  /** Name of the file that was written; undefined when none was. */
  readonly slug: string | undefined;
}

const NOTHING: Outcome = { slug: undefined };

/** What was answered so far, and where it was to stand: nothing of it may be lost. */
interface Progress {
  answers: Answers;
  place: EntryFile | undefined;
}

const write = async (
  name: KindName,
  questions: readonly Question[],
  command: Command,
  context: CommandContext,
): Promise<Outcome> => {
  const progress: Progress = { answers: {}, place: undefined };
  const asker = command.isSilent ? undefined : context.asker;
  try {
    const outcome = await interviewAndWrite(name, questions, command, { ...context, asker }, progress);
    if (outcome.slug === undefined && asker) keepAnswers(name, questions, command, context, progress);
    return outcome;
  } catch (error) {
    if (asker) keepAnswers(name, questions, command, context, progress);
    if (error instanceof Left) return NOTHING;
    throw error;
  }
};

const textOf = (name: KindName, questions: readonly Question[], command: Command, answers: Answers): string => {
  const kind = kindNamed(name);
  const body = hasText(kind) ? (command.body ?? starterBody(name)) : undefined;
  return entryText(dataFrom(kind, questions, answers), body);
};

const keepAnswers = (
  name: KindName,
  questions: readonly Question[],
  command: Command,
  { root, say }: CommandContext,
  { answers, place }: Progress,
): void => {
  const typed = Object.values(answers).flat();
  if (typed.every((answer) => answer === '')) return;
  const file = keepDraft(root, kindNamed(name), place, textOf(name, questions, command, answers));
  const target = place?.file ?? file.replace(/^drafts/, 'content');
  say(`Your answers are in ${file}, which nothing publishes. Finish it in any editor, and move it to ${target}.\n`);
};

/** Questions whose keys stand on the lines that problems name. */
const questionsAt = (
  problems: readonly Problem[],
  text: string,
  questions: readonly Question[],
): readonly Question[] => {
  const lines = text.split('\n');
  const keys = problems.map(({ line }) => {
    const above = lines.slice(0, line).findLast((found) => /^[\w-]+:/.test(found));
    return above?.slice(0, above.indexOf(':'));
  });
  return questions.filter(({ path }) => keys.includes(path[0]));
};

const interviewAndWrite = async (
  name: KindName,
  questions: readonly Question[],
  command: Command,
  context: CommandContext,
  progress: Progress,
): Promise<Outcome> => {
  const { root, today, say, asker } = context;
  const kind = kindNamed(name);
  const lookUp = command.doi === undefined ? undefined : await lookUpDoi(command.doi, context.fetchFrom);
  if (lookUp && 'reason' in lookUp) say(`${lookUp.reason}\n`);
  const fetched: Answers = lookUp && 'answers' in lookUp ? lookUp.answers : {};
  const content = readContent(root, today);
  const addPerson = async (): Promise<string> => {
    const { slug: person } = await write('person', questionsOf(kindNamed('person')), PERSON_COMMAND, context);
    if (person === undefined) throw new Left();
    return person;
  };
  const interview: Interview = { kind, questions, content, asker, addPerson };
  const note = (given: Answers): void => {
    progress.answers = { ...progress.answers, ...given };
  };
  let answers = await gather(interview, { ...fetched, ...command.answers }, note);
  const missing = missingIn(questions, answers);
  if (missing.length > 0) {
    say(listMissing(missing));
    return NOTHING;
  }
  const group = kind.groupFrom?.(answers) ?? '';
  const suggestion = freeSlug(root, kind, kind.slugFrom(answers), group);
  const faultOfName: FaultOf = (answer) =>
    slugFault(answer) ?? (isTaken(root, kind, answer, group) ? `"${answer}" exists already.` : undefined);
  const slug = command.slug ?? (asker ? await asker.askSlug(suggestion, faultOfName) : suggestion);
  const misplaced =
    slug === ''
      ? 'No file name can be made of these answers. Give one with --slug, like --slug low-back-pain.'
      : [slug, ...(kind.groupFrom ? [group] : [])].map(slugFault).find((fault) => fault !== undefined);
  if (misplaced !== undefined) {
    say(`${misplaced}\nNothing was written.\n`);
    return NOTHING;
  }
  const place = entryFileFor(kind, slug, group);
  progress.place = place;
  let refused = '';
  for (;;) {
    const text = textOf(name, questions, command, answers);
    const problems = checkContent({ root, today, drafts: [{ ...place, text }] }).problems.filter(
      ({ file }) => file === place.file,
    );
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      say(`${describeProblems(problems)}\n`);
      // The same answers once more: somebody would rather finish the draft in an editor.
      const again = asker && text !== refused ? questionsAt(errors, text, questions) : [];
      refused = text;
      if (again.length === 0) {
        say('Nothing was written.\n');
        return NOTHING;
      }
      const mended = await gather({ ...interview, questions: again }, {}, note, answers);
      answers = { ...answers, ...mended };
      continue;
    }
    if (asker && !(await asker.agree(text, place.file))) {
      say('Nothing was written.\n');
      return NOTHING;
    }
    if (!writeEntry(root, place, text)) {
      say(`${place.file} exists already and was left as it is. Choose another name with --slug.\n`);
      return NOTHING;
    }
    // That the starter's words still stand in it is no news to somebody who has just started.
    const warnings = problems.filter(({ code }) => code !== 'starter-text');
    say(`${warnings.length > 0 ? `${describeProblems(warnings)}\n` : ''}${place.file} is written.\n${nextSteps(name)}`);
    return { slug };
  }
};

/** Somebody who writes an article and is not listed yet is asked the same as by `npm run new person`. */
const PERSON_COMMAND: Command = {
  answers: {},
  slug: undefined,
  body: undefined,
  doi: undefined,
  isSilent: false,
  wantsHelp: false,
};

const nextSteps = (name: KindName): string => {
  const { noun } = collections[kindNamed(name).collection];
  return `Open it in any editor and finish ${noun.replace(/^an? /, 'the ')}. Then: npm run check\n`;
};
