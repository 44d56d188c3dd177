/** Writes the files that many-file endpoints left in bundles (`src/site/file-bundles.ts`), and removes the bundles. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { BundledFile } from '#site/file-bundles.ts';

const BUNDLES = 'data/bundles';

/** @param folder Of the built site. */
export const unpackBundles = (folder: string): void => {
  const bundles = join(folder, BUNDLES);
  if (!existsSync(bundles)) return;
  const made = new Set<string>();
  for (const bundle of readdirSync(bundles)) {
    const files = JSON.parse(readFileSync(join(bundles, bundle), 'utf8')) as readonly BundledFile[];
    for (const [path, text] of files) {
      const file = join(folder, path);
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      made.add(dirname(file));
      writeFileSync(file, text, { flag: 'wx' });
    }
  }
  rmSync(bundles, { recursive: true });
};

/** Stands first among the integrations that read the built site. */
export const fileBundles = (): AstroIntegration => ({
  name: 'file-bundles',
  hooks: {
    'astro:build:generated': ({ dir }) => {
      unpackBundles(fileURLToPath(dir));
    },
  },
});
