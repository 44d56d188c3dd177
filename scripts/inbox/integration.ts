/**
 * The inbox while developing: `npm run dev` takes what the forms send, as `npm start` does. In a build it becomes a
 * function of the host that content/site.yaml names.
 */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hasOwnInbox } from '#site/form-targets.ts';
import { readSite } from '#site/read-site.ts';
import { writeFunctions } from './functions.ts';
import { isInboxPath, nodeDoor, ownInbox } from './node-door.ts';

export const siteInbox = (): AstroIntegration => {
  let root = '.';
  return {
    name: 'site-inbox',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:server:setup': ({ server, logger }) => {
        const site = readSite(root);
        if (!hasOwnInbox(site)) return;
        const onFailure = (error: unknown): void => {
          logger.error(error instanceof Error ? error.message : String(error));
        };
        const door = nodeDoor({ inbox: ownInbox({ root, site, onFailure }) });
        server.middlewares.use((request, response, next) => {
          if (isInboxPath(request.url)) void door(request, response);
          else next();
        });
      },
      'astro:build:done': async ({ dir }) => {
        await writeFunctions(fileURLToPath(dir), readSite(root));
      },
    },
  };
};
