/** How commands read their options: `--help` says how they are used, a mistake is answered in one line. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

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
    throw new Error(`${sentence.replace(/\.$/, '')}. \`npm run ${command} -- --help\` lists the options.`, {
      cause: error,
    });
  }
};
