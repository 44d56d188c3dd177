/**
 * `npm run dev`: the site with live reload, and the editor at /admin/. `-- --port 4400` takes another port. The search
 * asks the index of the last build; where there is none, one is built in the background.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dev } from 'astro';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { requireUsableFolder } from '#scripts/files/folder-name.ts';
import { contentRoot } from '#site/content-root.ts';

const USAGE = `npm run dev

Serves the site while you write, with live reload, and the editor at /admin/. The search asks the index of the last build.

--port PORT  Default: 4321
`;

const values = argumentsOrExit('dev', USAGE, { port: { type: 'string', default: '4321' } });

requireUsableFolder(process.cwd());

const BUILT = ['dist', '.cache/publish'].map((folder) => join(contentRoot(), folder));

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Builds the site beside the server, so that it can be searched. */
const buildInBackground = (): void => {
  const build = spawn(process.execPath, [join(import.meta.dirname, 'build.ts'), '--allow-shrink'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  build.once('close', (code) => {
    say(code === 0 ? 'The search is ready.' : 'The search has no index: the build failed, see above.');
  });
  process.once('exit', () => build.kill());
};

const serve = async (): Promise<void> => {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`"${values.port}" is not a port. Give a whole number from 1 to 65535, like --port 4400`);
  }
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['NODE_ENV'] = 'development';
  const server = await dev({
    server: { port },
    // A build writes thousands of files, none of which a page of this server is made of.
    vite: { server: { watch: { ignored: (path: string) => BUILT.some((folder) => path.startsWith(folder)) } } },
  });
  say(`The editor: http://localhost:${server.address.port}/admin/ (in Chrome or Edge, "Work with Local Repository")`);
  const index = statSync(join(contentRoot(), 'dist/pagefind'), { throwIfNoEntry: false });
  if (index) {
    say(
      `The search finds the site as it was built on ${index.mtime.toLocaleString()}; npm run build brings it up to date.`,
    );
  } else {
    say('The search has no index yet: the site is built once in the background, which takes some seconds.');
    buildInBackground();
  }
};

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
