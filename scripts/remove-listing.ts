/**
 * `npm run remove:listing -- NPI…`: puts providers on the list of those who are not to be listed, and takes their rows
 * out of `content/registry`. Neither an import nor a build brings them back. `--reason` says why.
 */
import { isNpi } from '#providers/npi.ts';
import { removedSchema } from '#providers/schema.ts';
import { readArguments } from '#scripts/command-line.ts';
import { removeListings } from '#scripts/nppes/removal.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run remove:listing -- NPI…

NPI            the ten digits of each provider who is not to be listed
--reason WHY   requested, retired, deceased or error. Default: requested
--root FOLDER  the folder that holds content/. Default: this one
`;

const REASONS: readonly string[] = removedSchema.shape.reason.options;

function main(): void {
  const command = readArguments('remove:listing', USAGE, {
    reason: { type: 'string', default: 'requested' },
    root: { type: 'string', default: contentRoot() },
  });
  if (command === undefined) return;
  const { values, positionals } = command;
  const wrong = positionals.filter((npi) => !isNpi(npi));
  if (positionals.length === 0) throw new Error(`Name at least one NPI.\n${USAGE}`);
  if (!REASONS.includes(values.reason))
    throw new Error(`--reason is one of ${REASONS.join(', ')}, not "${values.reason}".`);
  if (wrong.length > 0)
    throw new Error(`${wrong.join(', ')}: not an NPI. It has ten digits, the last of which checks the others.`);
  const { added, dropped } = removeListings(values.root, positionals, { reason: values.reason, removedOn: today() });
  console.log(`${added} added to content/removed.yaml, ${dropped} rows taken out of content/registry.`);
  console.log('A profile in content/providers is a file of its own: delete it there.');
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
