import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileMap } from '#tests/house/imports.ts';

/** Installed packages, those of the benches for one, are not of this house. */
const isInstalled = (path: string): boolean => path.split('/').includes('node_modules');

/** Paths of all files under the folders, from the root, with forward slashes. */
export function pathsUnder(...folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/')),
    )
    .filter((path) => !isInstalled(path))
    .sort();
}

export function readFiles(paths: readonly string[]): FileMap {
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** All code of the house: TypeScript, JavaScript and Astro files of the site, its scripts and its tests. */
export const readCode = (): FileMap =>
  readFiles(
    pathsUnder('src', 'scripts', 'tests').filter((path) => /\.(?:ts|js|mjs|astro)$/.test(path) && !isCase(path)),
  );

/** Cases of the content checks are wrong on purpose. */
const isCase = (path: string): boolean => path.startsWith('tests/fixtures/');
