import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordsOf, type SearchRecord } from './index-pages.ts';

/** Everything to be found in a built site, in the order of its addresses so that the index is the same each time. */
export const readRecords = async (folder: string): Promise<SearchRecord[]> => {
  const paths = (await Array.fromAsync(glob('**/index.html', { cwd: folder })))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const pages = await Promise.all(
    paths.map(async (path) =>
      recordsOf(`/${path.slice(0, -'index.html'.length)}`, await readFile(join(folder, path), 'utf8')),
    ),
  );
  return pages.flat();
};
