/** Fills a collection of Astro from `content/` with the functions that the checker uses. */
import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { CollectionShape } from './collection-shape.ts';
import { listEntryFiles, type Entry } from './entry-files.ts';
import { EntryReader, fileStamp } from './entry-reader.ts';

/** What the integration that checks the content has read. */
interface CheckedContent {
  readonly reader: EntryReader;
  /** Files with a problem, in development: the last version that was in order stays in the store. */
  readonly refused: ReadonlySet<string>;
}

/**
 * A hook of our own, as Astro allows integrations to offer: its validated configuration holds nothing else of them.
 * See docs.astro.build/en/reference/integrations-reference/#custom-hooks
 */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the name by which Astro lets hooks be added
  namespace Astro {
    interface IntegrationHooks {
      'content:checked': () => CheckedContent;
    }
  }
}

/** The name by which the development server asks for a refresh. */
export const ENTRY_LOADER = 'entry-loader';

const checkedContentOf = ({ config }: LoaderContext): CheckedContent =>
  config.integrations.find(({ hooks }) => hooks['content:checked'])?.hooks['content:checked']?.() ?? {
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
 * Loads the files of one collection, again whenever the content checks ask for it. A file whose size and time are those
 * of the last run is neither read nor parsed; entries whose files are gone are deleted. Entries that the schema refuses
 * are left out: the check reports them, and no site with a problem is built.
 *
 * In development an entry with a problem stays as it was before. So does one whose file is gone while any entry has a
 * problem, since the problem may be that the others still name it.
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
  const { reader, refused } = checkedContentOf(context);
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
      const stored = context.watcher ? withText(shape, entry, reader.root) : storedPart(shape, entry);
      store.set({ ...stored, id: entry.id, filePath: file.file, digest: digestOf(entry) });
    }
    meta.set(file.file, [stamp, ...entries.map(({ id }) => id)].join('\n'));
  }
  if (refused.size > 0) return;
  for (const id of store.keys()) if (!present.has(id)) store.delete(id);
};

/** MDX is compiled by Astro when its page asks for it; the text of Markdown is rendered by the page itself. */
const storedPart = ({ stored }: CollectionShape, { data, body, file }: Entry) => ({
  data: (stored ? stored.of(data, body) : data) as Data,
  ...(stored ? {} : { body }),
  ...(file.endsWith('.mdx') ? { deferredRender: true } : {}),
});

/** Only the development server has a watcher, and a site that is written on is small enough for its whole text. */
const withText = (shape: CollectionShape, entry: Entry, root: string) => ({
  ...storedPart(shape, entry),
  ...(shape.stored ? { body: readFileSync(join(root, entry.file), 'utf8') } : {}),
});
