/** Fills a collection of Astro from `content/` with the functions that the checker uses. */
import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { CollectionShape } from './collection-shape.ts';
import { listEntryFiles, type Entry } from './entry-files.ts';
import { EntryReader, fileStamp } from './entry-reader.ts';

/** The integration that checks the content brings what it has read. */
export interface ReadingIntegration extends AstroIntegration {
  readonly reader: EntryReader;
  /** Files with a problem, in development: the last version that was in order stays in the store. */
  readonly refused: ReadonlySet<string>;
}

/** The name by which the development server asks for a refresh. */
export const ENTRY_LOADER = 'entry-loader';

interface Reading {
  readonly reader: EntryReader;
  readonly refused: ReadonlySet<string>;
}

const readingOf = ({ config }: LoaderContext): Reading =>
  config.integrations.find((one): one is ReadingIntegration => 'reader' in one && 'refused' in one) ?? {
    reader: new EntryReader(fileURLToPath(config.root)),
    refused: new Set(),
  };

type Data = Record<string, unknown>;

/** What a stored entry was made by. After a change of our code or of a package the store is filled again. */
const digestOfCode = (srcDir: URL): string => {
  const folder = fileURLToPath(srcDir);
  const digest = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of [...files.sort(), '../package-lock.json']) digest.update(readFileSync(join(folder, file)));
  return digest.digest('base64url');
};

/** Changes with every value and with the text of an entry. */
const digestOf = ({ data, body }: Entry): string =>
  hash('sha256', JSON.stringify([data, body]), 'base64url').slice(0, 22);

/**
 * Loads the files of one collection, again whenever the content checks ask for it. A file whose size and time are those of the last run is neither read nor parsed;
 * entries whose files are gone are deleted. Entries that the schema refuses are left out: the check reports them, and no
 * site with a problem is built.
 */
export const entryLoader = (collection: string, shape: CollectionShape): Loader => ({
  name: ENTRY_LOADER,
  load: (context) => {
    const code = digestOfCode(context.config.srcDir);
    if (context.meta.get('code') !== code) context.store.clear();
    context.meta.set('code', code);
    sync(collection, shape, context);
    return Promise.resolve();
  },
});

const sync = (collection: string, shape: CollectionShape, context: LoaderContext): void => {
  const { store, meta } = context;
  const { reader, refused } = readingOf(context);
  const present = new Set<string>();
  for (const file of listEntryFiles(reader.root, collection, shape).files) {
    const stamp = fileStamp(join(reader.root, file.file));
    const [lastStamp, ...lastIds] = meta.get(file.file)?.split('\n') ?? [];
    const isStored = stamp === lastStamp && lastIds.every((id) => store.has(id));
    if (isStored || refused.has(file.file)) {
      for (const id of lastIds) present.add(id);
      continue;
    }
    const entries = reader.read(shape, file).entries.filter(({ data }) => data !== undefined);
    for (const entry of entries) {
      present.add(entry.id);
      store.set({ ...storedPart(shape, entry), id: entry.id, filePath: file.file, digest: digestOf(entry) });
    }
    meta.set(file.file, [stamp, ...entries.map(({ id }) => id)].join('\n'));
  }
  for (const id of store.keys()) if (!present.has(id)) store.delete(id);
};

/** MDX is compiled by Astro when its page asks for it; the text of Markdown is rendered by the page itself. */
const storedPart = ({ stored }: CollectionShape, { data, body, file }: Entry) => ({
  data: (stored ? stored.of(data, body) : data) as Data,
  ...(stored ? {} : { body }),
  ...(file.endsWith('.mdx') ? { deferredRender: true } : {}),
});
