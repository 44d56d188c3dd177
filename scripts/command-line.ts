/** How commands read their options: `--help` says how they are used, a mistake is answered in one line. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { explainSystemErrors } from '#scripts/files/system-errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<Named extends Options> = ReturnType<
  typeof parseArgs<{ options: Named & { help: { type: 'boolean'; short: 'h' } }; allowPositionals: true }>
>;

/**
 * The options and the other words of the command. Undefined when only help was asked for, which is printed.
 *
 * @param command As it is called: `import:nppes`.
 * @throws In one line, on an option that does not exist or lacks its value.
 */
export const readArguments = <Named extends Options>(
  command: string,
  usage: string,
  options: Named,
): Arguments<Named> | undefined => {
  const named = { ...options, help: { type: 'boolean' as const, short: 'h' as const } };
  try {
    const read = parseArgs({ options: named, allowPositionals: true });
    if (!(read.values as { help?: boolean }).help) return read;
    process.stdout.write(usage);
    return undefined;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new Error(`${sentence.replace(/\.$/, '')}. ${helpOf(command)}`, {
      cause: error,
    });
  }
};

/**
 * The same for a script that begins with its options and takes no other words: the process ends here after help, and
 * with status 2 after a mistake, before anything is read or written.
 */
export const argumentsOrExit = <Named extends Options>(
  command: string,
  usage: string,
  options: Named,
): Arguments<Named>['values'] => {
  const { values, positionals } = allArgumentsOrExit(command, usage, options);
  const [word] = positionals;
  return word === undefined ? values : exitWith(`"${word}" is no option. ${helpOf(command)}`);
};

/** The same for a script that takes other words too. */
export const allArgumentsOrExit = <Named extends Options>(
  command: string,
  usage: string,
  options: Named,
): Arguments<Named> => {
  explainSystemErrors();
  try {
    return readArguments(command, usage, options) ?? process.exit(0);
  } catch (error) {
    return exitWith(error instanceof Error ? error.message : String(error));
  }
};

const exitWith = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
};

const helpOf = (command: string): string => `\`${asTyped(command)} --help\` lists the options.`;

/** `npm start` and `npm test` are called without `run`. */
const asTyped = (command: string): string => (command === 'test' ? 'npm test --' : `npm run ${command} --`);
