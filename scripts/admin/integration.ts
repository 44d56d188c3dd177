import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';
import { adminFiles, closedAdminFiles } from './files.ts';
import { answerAdmin } from './serve.ts';

/**
 * `/admin/`, the editor in the browser: while developing always, for its local mode; in a build only where
 * content/site.yaml names a repository on GitHub. Elsewhere it would have nowhere to save, and the page says so.
 */
export const browserEditor = (): AstroIntegration => {
  let root = '.';
  return {
    name: 'browser-editor',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/admin', answerAdmin(adminFiles(root, today())));
      },
      'astro:build:done': ({ dir }) => {
        const isOpen = readSite(root).repository?.startsWith('https://github.com/') === true;
        for (const { path, read } of isOpen ? adminFiles(root, today()) : closedAdminFiles) {
          const file = join(fileURLToPath(dir), 'admin', path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, read());
        }
      },
    },
  };
};
