/**
 * Loads the packages that only the benches need. They are installed apart from the site, so that `npm ci` does not
 * carry them. Their package.json stands in a folder of its own, below the benches: beside them it would end the scope
 * of the root's `imports`, and no bench could write `#site/…` any more.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BadInput } from './judged-set.ts';

export const BENCH_PACKAGES = join(import.meta.dirname, 'packages');

/**
 * Path of a file in an installed package: `fileInPackage('minisearch', 'dist/es/index.js')`.
 *
 * @throws BadInput that says what to type when the packages are not installed.
 */
export function fileInPackage(name: string, file: string, folder: string = BENCH_PACKAGES): string {
  const path = join(folder, 'node_modules', name, file);
  if (existsSync(path)) return path;
  throw new BadInput(
    `This bench needs the package "${name}", which the site does not carry. Install it with: npm ci --prefix scripts/bench/packages`,
  );
}

/** Imports a module of an installed package. `Module` says what the bench uses of it. */
export const importFromPackage = async <Module>(name: string, file: string): Promise<Module> =>
  (await import(pathToFileURL(fileInPackage(name, file)).href)) as Module;
