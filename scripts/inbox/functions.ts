/** Writes the inbox as a function of the host that content/site.yaml names, in one file that needs no packages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { FunctionSettings } from '#community/inbox/function.ts';
import type { Site } from '#site/schema.ts';

/** Where each host looks for functions, below the published folder. */
const FUNCTION_FILES = {
  netlify: '_hosts/netlify/inbox.mjs',
  cloudflare: '_worker.js',
  vercel: 'api/inbox.mjs',
} as const;

type FunctionHost = keyof typeof FUNCTION_FILES;

const SOURCES = join(import.meta.dirname, 'doors');

const bundled = async (host: FunctionHost, settings: FunctionSettings): Promise<string> => {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    define: { INBOX_SETTINGS: JSON.stringify(settings) },
    ssr: { noExternal: true, target: host === 'cloudflare' ? 'webworker' : 'node' },
    build: {
      ssr: join(SOURCES, `${host}.ts`),
      write: false,
      minify: false,
      rollupOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error(`The function for ${host} came out in several files.`);
  return chunk.code;
};

/** Nothing where the forms go elsewhere. */
export const functionFiles = async (site: Site): Promise<ReadonlyMap<string, string>> => {
  const { forms: host, name, repository, newsletterService } = site;
  if (typeof host !== 'string' || host === 'node') return new Map();
  const settings: FunctionSettings = {
    siteName: name,
    ...(repository !== undefined && { repository }),
    ...(newsletterService !== undefined && { newsletterService }),
  };
  const files = new Map<string, string>([[FUNCTION_FILES[host], await bundled(host, settings)]]);
  // Every other address is a file and costs no call of the function.
  if (host === 'cloudflare')
    files.set('_routes.json', `${JSON.stringify({ version: 1, include: ['/inbox/*'], exclude: [] })}\n`);
  return files;
};

export const writeFunctions = async (folder: string, site: Site): Promise<void> => {
  for (const [path, text] of await functionFiles(site)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
