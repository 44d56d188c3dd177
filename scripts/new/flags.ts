/** The command line of `npm run new`. */
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { unwrapped } from '#site/schema-fields.ts';
import type { Answers } from './answers.ts';
import type { Question } from './questions.ts';

export interface Command {
  readonly answers: Answers;
  readonly slug: string | undefined;
  /** The text below the front matter. */
  readonly body: string | undefined;
  /** A DOI to look up. */
  readonly doi: string | undefined;
  readonly isSilent: boolean;
  readonly wantsHelp: boolean;
}

const OWN = {
  slug: { type: 'string' },
  body: { type: 'string' },
  doi: { type: 'string' },
  yes: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** `--reviewed-on` is understood as `--reviewedOn`, and `--doi` as itself. */
const asKnownFlag = (flag: string, known: ReadonlySet<string>): string => {
  if (known.has(flag)) return flag;
  const camel = flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return known.has(camel) ? camel : flag;
};

/** Reads the arguments after the kind. Mistakes come back as sentences, all at once. */
export const readFlags = (
  args: readonly string[],
  questions: readonly Question[],
): { readonly command: Command } | { readonly mistakes: readonly string[] } => {
  const many = new Set(questions.filter(({ shape }) => shape !== 'one').map(({ flag }) => flag));
  const known = new Set([...Object.keys(OWN), ...questions.map(({ flag }) => flag)]);
  const options = Object.fromEntries(
    questions.map(({ flag }) => [flag, { type: 'string' as const, multiple: many.has(flag) }]),
  );
  const { values, tokens } = parseArgs({
    args: args.map((arg) => arg.replace(/^--([^=]+)/, (_, flag: string) => `--${asKnownFlag(flag, known)}`)),
    options: { ...options, ...OWN },
    strict: false,
    tokens: true,
  });
  const mistakes = tokens.flatMap((token) => {
    if (token.kind === 'positional')
      return [`"${token.value}" stands alone. Every answer follows its flag, in quotes.`];
    if (token.kind !== 'option') return [];
    if (!known.has(token.name)) {
      return [`${token.rawName} is not a flag here.${didYouMean(suggested(token.name, known))}`];
    }
    const wantsValue = token.name !== 'yes' && token.name !== 'help';
    return wantsValue && token.value === undefined ? [`${token.rawName} needs a value.`] : [];
  });
  if (mistakes.length > 0) return { mistakes };
  const answers: Record<string, string | readonly string[]> = {};
  for (const { flag, shape, schema } of questions) {
    const value = values[flag];
    if (value === undefined || typeof value === 'boolean') continue;
    const given = [value].flat().map(String);
    const items = shape === 'many' && !mayHoldComma(schema) ? given.flatMap((text) => text.split(/\s*,\s*/)) : given;
    answers[flag] = shape === 'one' ? (items.at(-1) ?? '') : items;
  }
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    command: {
      answers,
      slug: text('slug'),
      body: text('body'),
      doi: text('doi'),
      isSilent: values['yes'] === true,
      wantsHelp: values['help'] === true,
    },
  };
};

/** Slugs, choices and codes hold no comma, so several may share one flag; sentences do. */
const mayHoldComma = (list: z.ZodType): boolean =>
  ((unwrapped(list) as z.ZodArray).element as z.ZodType).safeParse('a word, another').success;

const suggested = (name: string, known: ReadonlySet<string>): string | undefined => {
  const closest = closestTo(name, known) ?? [...known].find((flag) => flag.endsWith(`.${name}`));
  return closest === undefined ? undefined : `--${closest}`;
};

/** `--help`: what can be answered, and what must be. */
export const describeFlags = (kind: string, questions: readonly Question[]): string =>
  [
    `npm run new ${kind} -- [flags]     asks for what no flag answers; with --yes nothing is asked`,
    '',
    ...questions.map(({ flag, isRequired, shape, choices, explanation }) => {
      const value = choices ? `<${choices.join('|')}>` : '<text>';
      const times = shape === 'one' ? '' : ' (may be repeated)';
      return `  --${flag} ${value}${isRequired ? ' *' : ''}${times}\n      ${explanation}`;
    }),
    '  --slug <name>\n      The file name, when the suggested one will not do.',
    '',
    '* must be answered.',
    '',
  ].join('\n');
