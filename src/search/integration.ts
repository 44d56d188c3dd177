import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { indexSite } from './build/index-site.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

/**
 * Indexes the site after each build, and serves the index of the last build to the development server.
 *
 * @param onIndexed Called with the number of records, which are pages and passages.
 */
export const searchIndex = (onIndexed?: (recordCount: number) => void): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const site = fileURLToPath(dir);
      const { recordCount } = await indexSite({ site, target: join(site, 'pagefind') });
      logger.info(`${recordCount} pages and passages indexed`);
      onIndexed?.(recordCount);
    },
    'astro:server:setup': ({ server }) => {
      const index = join(server.config.root, 'dist/pagefind');
      server.middlewares.use('/pagefind', (request, response, next) => {
        const file = join(index, new URL(request.url ?? '/', 'http://localhost').pathname);
        if (!existsSync(file)) {
          next();
          return;
        }
        response.setHeader('Content-Type', MEDIA_TYPES[extname(file)] ?? 'application/octet-stream');
        void readFile(file).then((bytes) => response.end(bytes));
      });
    },
  },
});
