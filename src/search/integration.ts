import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentRoot } from '#site/content-root.ts';
import { updateIndex } from './update-index.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

/** Builds the full-text index after the pages, and serves the last one to the development server. */
export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const folder = fileURLToPath(dir);
      const { recordCount, partCount, freshPartCount } = await updateIndex({
        site: folder,
        target: join(folder, 'pagefind'),
        cache: join(contentRoot(), '.cache/search'),
      });
      logger.info(`${recordCount} pages and passages indexed, ${freshPartCount} of ${partCount} parts anew`);
    },
    'astro:server:setup': ({ server }) => {
      const dist = join(server.config.root, 'dist');
      server.middlewares.use('/pagefind', (request, response, next) => {
        const file = join(dist, 'pagefind', new URL(request.url ?? '/', 'http://localhost').pathname);
        if (!existsSync(file)) {
          next();
          return;
        }
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
        void readFile(file).then((bytes) => response.end(bytes));
      });
    },
  },
});
