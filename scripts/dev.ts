/**
 * `npm run dev`: the site with live reload, and the editor at /admin/. `-- --port 4400` takes another port. Search needs
 * an index, so the first start builds the site once.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { requireUsableFolder } from '#scripts/files/folder-name.ts';

requireUsableFolder(process.cwd());

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

if (!existsSync(new URL('../dist/pagefind/contents.json', import.meta.url))) {
  process.stdout.write('Building once, so that search works too …\n');
  await import('./build.ts');
}
process.env['NODE_ENV'] = 'development';
await dev({ server: { port: Number(values.port) } });
process.stdout.write(
  `The editor: http://localhost:${values.port}/admin/ (in Chrome or Edge, "Work with Local Repository")\n`,
);
