import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listFiles } from '#scripts/files/listing.ts';

const PICTURE = /\.(?:jpe?g|png|webp|avif)$/i;

const digestOf = (path: string): string => hash('sha256', readFileSync(path), 'base64url');

/**
 * Removes contributors' pictures as they were sent from the built site: they hold what a camera wrote into them, its
 * position too, and whatever was hung on at the end. Pages show smaller versions that Astro has encoded anew; the bundler
 * writes the originals as well, since each is imported.
 *
 * @param root The folder that holds `content/`.
 */
export const removeOriginals = (root: string): AstroIntegration => {
  let assetFolder = '';
  return {
    name: 'remove-originals',
    hooks: {
      'astro:config:done': ({ config }) => {
        assetFolder = config.build.assets;
      },
      'astro:build:done': ({ dir }) => {
        const assets = join(fileURLToPath(dir), assetFolder);
        if (!existsSync(assets)) return;
        const content = join(root, 'content');
        const originals = new Set(
          listFiles(content)
            .filter((file) => PICTURE.test(file))
            .map((file) => digestOf(join(content, file))),
        );
        for (const name of readdirSync(assets)) {
          const path = join(assets, name);
          if (PICTURE.test(name) && originals.has(digestOf(path))) rmSync(path);
        }
      },
    },
  };
};
