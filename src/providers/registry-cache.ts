/**
 * Keeps what a build gathers from a large registry for the next one: the browse lists, and the names of the finder's
 * files. Both follow from the rows, the profiles and our own code alone, and hardly any build finds another registry:
 * with a million rows one that finds the same spares more than half of its work. Texts of files are not kept here, since
 * an incremental build copies the bundles that hold them.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentRoot } from '#site/content-root.ts';
import { WHOLE_LISTS_UP_TO } from './listing-lists.ts';
import type { RegistryFiles } from './registry-files.ts';

/** Below the folder that holds `content/`. */
const FOLDER = '.cache/registry';
/** What makes lists and files from rows: our code, and the versions of the packages. */
const MADE_BY = ['src/places', 'src/providers', 'src/site', 'src/topics', 'package-lock.json'];

const filesBelow = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .map((name) => join(path, name))
        .filter((file) => statSync(file).isFile())
        .sort();

let codeDigest: string | undefined;

const digestOfCode = (): string =>
  (codeDigest ??= hash(
    'sha256',
    MADE_BY.flatMap((path) => filesBelow(join(process.cwd(), path)))
      .map((file) => `${file} ${hash('sha256', readFileSync(file))}`)
      .join('\n'),
  ));

interface Remembered {
  readonly key: string;
  readonly value: unknown;
}

/** Whatever a file holds that is not what we wrote counts as nothing. */
const readRemembered = (file: string): Remembered | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Remembered;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * What `make` answers, or what it answered in the last build when nothing that it depends on has changed.
 *
 * @param name Of the file that it is kept in.
 * @param parts Everything besides the registry and our code that the answer depends on, the day included.
 * @param make Answers plain data, as JSON holds it.
 */
export const rememberGathered = async <Value>(
  name: string,
  { digest, rowCount }: Pick<RegistryFiles, 'digest' | 'rowCount'>,
  parts: readonly unknown[],
  make: () => Promise<Value>,
): Promise<Value> => {
  // In development everything may change at any time, and a small registry is gathered in no time.
  if ((import.meta.env as { DEV?: boolean }).DEV || rowCount <= WHOLE_LISTS_UP_TO) return make();
  const folder = join(contentRoot(), FOLDER);
  const file = join(folder, `${name}.json`);
  const key = hash('sha256', JSON.stringify([digestOfCode(), digest, parts]));
  const known = readRemembered(file);
  if (known?.key === key) return known.value as Value;
  const value = await make();
  mkdirSync(folder, { recursive: true });
  // Renamed, so that a build that is killed here leaves no part of a file under the name of a whole one.
  writeFileSync(`${file}.next`, JSON.stringify({ key, value } satisfies Remembered));
  renameSync(`${file}.next`, file);
  return value;
};

/** Forgets everything, for a build that shall reuse nothing. */
export const clearGathered = (root: string): void => {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
};
