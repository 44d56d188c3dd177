/** `npm run dev`: the site with live reload. Search needs an index, so the first start builds the site once. */
import { existsSync } from 'node:fs';
import { dev } from 'astro';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

if (!existsSync(new URL('../dist/pagefind/contents.json', import.meta.url))) {
  process.stdout.write('Building once, so that search works too …\n');
  await import('./build.ts');
}
process.env['NODE_ENV'] = 'development';
await dev({ server: { port: 4321 } });
