/** Puts questions to a person in a terminal. */
import {
  autocomplete,
  autocompleteMultiselect,
  cancel,
  confirm,
  isCancel,
  log,
  multiselect,
  select,
  text,
} from '@clack/prompts';
import type { Question } from './questions.ts';
import type { Choice } from './vocabulary.ts';

export interface Asker {
  /** One answer, or several for a question of shape `many`; empty when it was passed over. */
  readonly ask: (
    question: Question,
    choices: readonly Choice[],
    suggestion: string | undefined,
    faultOf: FaultOf,
    faultOfAll?: FaultOfAll,
  ) => Promise<string | string[]>;
  /** The file name, with the one that was made from the answers. */
  readonly askSlug: (suggestion: string, faultOf: FaultOf) => Promise<string>;
  /** Whether to write what was shown. */
  readonly agree: (shown: string, file: string) => Promise<boolean>;
}

/** What is wrong with an answer, in words, or undefined. */
export type FaultOf = (answer: string) => string | undefined;

/** The same for all answers to a question of shape `many`, when the last was given. */
export type FaultOfAll = (answers: readonly string[]) => string | undefined;

/** Thrown when somebody leaves with Ctrl+C; nothing has been written by then. */
export class Left extends Error {}

const unlessLeft = <Answer>(answer: Answer): Exclude<Answer, symbol> => {
  if (isCancel(answer)) {
    cancel('Stopped.');
    throw new Left();
  }
  return answer as Exclude<Answer, symbol>;
};

const messageOf = ({ flag, explanation, isRequired }: Question): string =>
  `${flag}${isRequired ? '' : ' (may be left out)'}${explanation === '' ? '' : `\n  ${explanation}`}`;

/** Lists longer than this are searched by typing. */
const SHORT_LIST = 12;

const askOne = async (
  question: Question,
  choices: readonly Choice[],
  suggestion: string | undefined,
  faultOf: FaultOf,
): Promise<string> => {
  const message = messageOf(question);
  if (choices.length === 0) {
    return unlessLeft(
      await text({
        message,
        ...(suggestion !== undefined && { initialValue: suggestion }),
        validate: (answer = '') => (answer === '' && !question.isRequired ? undefined : faultOf(answer)),
      }),
    );
  }
  const options = [...choices, ...(question.isRequired ? [] : [{ value: '', label: 'leave it out' }])];
  const chosen = { message, options, ...(suggestion !== undefined && { initialValue: suggestion }) };
  return unlessLeft(
    options.length > SHORT_LIST ? await autocomplete({ ...chosen, maxItems: SHORT_LIST }) : await select(chosen),
  );
};

const chooseMany = async (question: Question, choices: readonly Choice[]): Promise<string[]> => {
  const chosen = { message: messageOf(question), options: [...choices], required: question.isRequired };
  return unlessLeft(
    choices.length > SHORT_LIST
      ? await autocompleteMultiselect({ ...chosen, maxItems: SHORT_LIST })
      : await multiselect(chosen),
  );
};

const typeMany = async (question: Question, faultOf: FaultOf, faultOfAll: FaultOfAll): Promise<string[]> => {
  const answers: string[] = [];
  log.info(`${messageOf(question)}\n  One at a time; an empty line ends the list.`);
  for (;;) {
    const answer = unlessLeft(
      await text({
        message: `${question.flag} ${answers.length + 1}`,
        validate: (line = '') => (line === '' ? faultOfAll(answers) : faultOf(line)),
      }),
    );
    // An empty line comes back as undefined from some terminals.
    if (!answer) return answers;
    answers.push(answer);
  }
};

const askMany = async (
  question: Question,
  choices: readonly Choice[],
  faultOf: FaultOf,
  faultOfAll: FaultOfAll,
): Promise<string[]> => {
  if (choices.length === 0) return typeMany(question, faultOf, faultOfAll);
  for (;;) {
    const answers = await chooseMany(question, choices);
    const fault = faultOfAll(answers);
    if (fault === undefined) return answers;
    log.warn(fault);
  }
};

export const terminalAsker: Asker = {
  ask: (question, choices, suggestion, faultOf, faultOfAll = () => undefined) =>
    question.shape === 'many'
      ? askMany(question, choices, faultOf, faultOfAll)
      : askOne(question, choices, suggestion, faultOf),
  askSlug: async (suggestion, faultOf) =>
    unlessLeft(
      await text({
        message: 'File name\n  It becomes the address of the page and does not change later.',
        initialValue: suggestion,
        validate: (answer = '') => faultOf(answer),
      }),
    ),
  agree: async (shown, file) => {
    log.message(shown);
    return unlessLeft(await confirm({ message: `Write this to ${file}?` }));
  },
};
