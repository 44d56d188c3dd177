import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createIndex } from 'pagefind';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

/**
 * Builds the full-text index after the pages, and serves the last one to the development server.
 * Only elements marked `data-pagefind-body` are indexed.
 */
export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const { index, errors } = await createIndex({ forceLanguage: 'en' });
      if (!index) throw new Error(`Pagefind did not start: ${errors.join(' ')}`);
      const folder = fileURLToPath(dir);
      const added = await index.addDirectory({ path: folder });
      if (added.errors.length > 0) throw new Error(`Pagefind could not read the pages: ${added.errors.join(' ')}`);
      const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
      if (written.errors.length > 0) throw new Error(`Pagefind could not write: ${written.errors.join(' ')}`);
      await index.deleteIndex();
      logger.info(`${added.page_count} pages indexed`);
    },
    'astro:server:setup': ({ server }) => {
      const dist = join(server.config.root, 'dist');
      server.middlewares.use('/pagefind', (request, response, next) => {
        const file = join(dist, 'pagefind', new URL(request.url ?? '/', 'http://localhost').pathname);
        if (!existsSync(file)) return next();
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
        void readFile(file).then((bytes) => response.end(bytes));
      });
    },
  },
});
