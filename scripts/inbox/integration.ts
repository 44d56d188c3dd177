/**
 * The inbox while developing: `npm run dev` takes what the forms send, as `npm start` does. In a build it becomes a
 * function of the host that content/site.yaml names.
 */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hasOwnInbox } from '#site/form-targets.ts';
import { readSite } from '#site/read-site.ts';
import type { Site } from '#site/schema.ts';
import { writeFunctions } from './functions.ts';
import { isInboxPath, nodeDoor, ownInbox } from './node-door.ts';

/** Each host tells builds on its machines by a variable of its own. */
const BUILDERS = { NETLIFY: 'netlify', CF_PAGES: 'cloudflare', VERCEL: 'vercel' } as const;

/** What is said when the forms are made for another host than the one that builds the site. */
export const wrongHostWarning = (
  { forms }: Pick<Site, 'forms'>,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  const [, builder] = Object.entries(BUILDERS).find(([name]) => environment[name] !== undefined) ?? [];
  if (builder === undefined || typeof forms !== 'string' || forms === builder) return undefined;
  return `This host takes nothing that readers send while content/site.yaml says "forms: ${forms}". Write "forms: ${builder}" there.`;
};

export const siteInbox = (): AstroIntegration => {
  let root = '.';
  return {
    name: 'site-inbox',
    hooks: {
      'astro:config:setup': ({ config, command, updateConfig }) => {
        root = fileURLToPath(config.root);
        // Else Astro answers 404 to an address without a slash at its end before the inbox is asked.
        if (command === 'dev') updateConfig({ trailingSlash: 'ignore' });
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
      'astro:build:done': async ({ dir, logger }) => {
        const site = readSite(root);
        const warning = wrongHostWarning(site, process.env);
        if (warning !== undefined) logger.warn(warning);
        await writeFunctions(fileURLToPath(dir), site);
      },
    },
  };
};
