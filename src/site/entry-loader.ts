import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { CollectionShape } from './collection-shape.ts';
import { listEntryFiles, readEntryFile, type Entry } from './entry-files.ts';

const digestOf = (entry: Entry): string =>
  createHash('sha256').update(JSON.stringify(entry.data)).update('\0').update(entry.body).digest('base64url');

/**
 * An Astro loader over the checker's own reader, so that build and checker can never disagree.
 * The checks have run before (`astro.config.mjs`); what they refuse is not loaded here either.
 */
export const entryLoader = (name: string, shape: CollectionShape): Loader => ({
  name: 'entry-loader',
  load: ({ config, store, watcher, logger }) => {
    const root = fileURLToPath(config.root);
    const load = (): void => {
      const kept = new Set<string>();
      for (const file of listEntryFiles(root, name, shape).files) {
        const { entries, problems } = readEntryFile(root, shape, file);
        for (const entry of entries) {
          if (entry.data === undefined) continue;
          kept.add(entry.id);
          store.set({
            id: entry.id,
            data: entry.data as Record<string, unknown>,
            body: entry.body,
            filePath: entry.file,
            digest: digestOf(entry),
          });
        }
        for (const problem of problems)
          logger.warn(`${problem.file}:${problem.line}:${problem.column} ${problem.found}`);
      }
      for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
    };
    load();

    if (!watcher) return Promise.resolve();
    const base = join(root, 'content', shape.base);
    watcher.add(base);
    const isOurs = (path: string): boolean => !relative(base, path).startsWith('..');
    for (const event of ['add', 'change', 'unlink'] as const) {
      watcher.on(event, (path: string) => {
        if (isOurs(path)) load();
      });
    }
    return Promise.resolve();
  },
});
