/** `npm run build`: checks the content, renders every page into `dist/`, and indexes them for search. */
import { build } from 'astro';

process.env['NODE_ENV'] ??= 'production';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

try {
  await build({ logLevel: 'error' });
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (process.env['DEBUG'] ? error.stack : error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
}
