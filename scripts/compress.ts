/** `npm run compress -- --dir dist`: puts `.br` and `.gz` beside text files, for a web server of your own. */
import { argumentsOrExit } from '#scripts/command-line.ts';
import { explainSystemError } from '#scripts/files/system-errors.ts';
import { compressFolder } from '#scripts/deploy/compress.ts';

const USAGE = `npm run compress

Puts .br and .gz beside the text files of a site, for a web server of your own. \`npm run deploy\` does that by itself.

--dir FOLDER  the built site. Default: dist
`;

const values = argumentsOrExit('compress', USAGE, { dir: { type: 'string', default: 'dist' } });
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const { files, bytes, brotliBytes, gzipBytes } = await compressFolder(values.dir);
  console.log(
    `${files} files: ${megabytes(bytes)}, as gzip ${megabytes(gzipBytes)}, as brotli ${megabytes(brotliBytes)}`,
  );
} catch (error) {
  console.error(explainSystemError(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = 1;
}
