/**
 * `npm run remove:listing -- NPI…`: puts providers on the list of those who are not to be listed, and takes their rows
 * out of `content/registry`. Neither an import nor a build brings them back. `--reason` says why.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, YAMLSeq, isSeq } from 'yaml';
import { isNpi } from '#providers/npi.ts';
import { registryLines, registryText } from '#providers/registry.ts';
import { hashOfNpi } from '#providers/removed.ts';
import { removedSchema } from '#providers/schema.ts';
import { readArguments } from '#scripts/command-line.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run remove:listing -- NPI…

NPI            the ten digits of each provider who is not to be listed
--reason WHY   requested, retired, deceased or error. Default: requested
--root FOLDER  the folder that holds content/. Default: this one
`;

const REASONS: readonly string[] = removedSchema.shape.reason.options;

/** Adds what is not on the list yet; comments and order stay as they are. */
function addToList(file: string, npis: readonly string[], reason: string): number {
  const document = parseDocument(readFileSync(file, 'utf8'));
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq();
  list.flow = false;
  const known = new Set((list.toJSON() as { slug: string }[]).map(({ slug }) => slug));
  const fresh = npis.map(hashOfNpi).filter((slug) => !known.has(slug));
  for (const slug of fresh) list.add(document.createNode(removedSchema.parse({ slug, removedOn: today(), reason })));
  document.contents = list as typeof document.contents;
  if (fresh.length > 0) replaceFile(file, document.toString({ lineWidth: 0 }));
  return fresh.length;
}

/** Takes the rows of these providers out of the registry's files; tells how many there were. */
function dropRows(folder: string, npis: ReadonlySet<string>): number {
  if (!existsSync(folder)) return 0;
  let dropped = 0;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.csv'))) {
    const file = join(folder, name);
    const lines = registryLines(readFileSync(file, 'utf8'), file);
    const left = lines.filter((line) => !npis.has(line.slice(0, line.indexOf(','))));
    if (left.length < lines.length) replaceFile(file, registryText(left));
    dropped += lines.length - left.length;
  }
  return dropped;
}

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
  const added = addToList(join(values.root, 'content/removed.yaml'), positionals, values.reason);
  const dropped = dropRows(join(values.root, 'content/registry'), new Set(positionals));
  console.log(`${added} added to content/removed.yaml, ${dropped} rows taken out of content/registry.`);
  console.log('A profile in content/providers is a file of its own: delete it there.');
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
