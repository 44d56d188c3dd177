import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { CollectionShape } from '#site/collection-shape.ts';
import { entryLoader } from '#site/entry-loader.ts';
import { EntryReader } from '#site/entry-reader.ts';

const SHAPE: CollectionShape = {
  base: 'people',
  layout: 'yaml',
  schema: z.strictObject({ name: z.string(), born: z.number().default(0) }),
  noun: 'a person',
};

type DataEntry = Parameters<LoaderContext['store']['set']>[0];

let root: string;

/** The reader counts what is parsed. */
class CountingReader extends EntryReader {
  readonly parsed: string[] = [];

  override read(...[shape, file]: Parameters<EntryReader['read']>): ReturnType<EntryReader['read']> {
    this.parsed.push(file.file);
    return super.read(shape, file);
  }
}

const write = (slug: string, text: string, at = 1_000_000): void => {
  const file = join(root, 'content/people', `${slug}.yaml`);
  writeFileSync(file, text);
  utimesSync(file, at, at);
};

const entries = new Map<string, DataEntry>();
const meta = new Map<string, string>();

/** As much of Astro's context as a loader is given; see docs.astro.build/en/reference/content-loader-reference. */
const contextWith = (reader: EntryReader, refused: ReadonlySet<string>): LoaderContext =>
  ({
    store: {
      set: (entry: DataEntry) => {
        const isNew = entries.get(entry.id)?.digest !== entry.digest;
        if (isNew) entries.set(entry.id, entry);
        return isNew;
      },
      has: (id: string) => entries.has(id),
      keys: () => [...entries.keys()],
      delete: (id: string) => entries.delete(id),
      clear: () => {
        entries.clear();
      },
    },
    meta,
    config: {
      root: pathToFileURL(`${root}/`),
      srcDir: pathToFileURL(`${process.cwd()}/src/`),
      integrations: [{ name: 'content-checks', hooks: { 'content:checked': () => ({ reader, refused }) } }],
    },
  }) as unknown as LoaderContext;

const load = async (shape: CollectionShape = SHAPE, refused: ReadonlySet<string> = new Set()): Promise<string[]> => {
  const reader = new CountingReader(root);
  await entryLoader('people', shape).load(contextWith(reader, refused));
  return reader.parsed;
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'entry-loader-'));
  mkdirSync(join(root, 'content/people'), { recursive: true });
  entries.clear();
  meta.clear();
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('entries are stored as the schema makes them, with the path of their file and a digest', async () => {
  write('ada', 'name: Ada\n');
  await load();
  expect(entries.get('ada')).toMatchObject({
    id: 'ada',
    data: { name: 'Ada', born: 0 },
    filePath: 'content/people/ada.yaml',
    digest: expect.stringMatching(/^[\w-]{22}$/) as string,
  });
});

test('a file whose size and time are the same is not read again, one that changed is', async () => {
  write('ada', 'name: Ada\n');
  write('grace', 'name: Grace\n');
  await load();
  write('grace', 'name: Grace Hopper\n', 2_000_000);
  expect(await load()).toEqual(['content/people/grace.yaml']);
  expect(entries.get('grace')?.data).toMatchObject({ name: 'Grace Hopper' });
});

test('an entry goes with its file, and with what the schema refuses in it', async () => {
  write('ada', 'name: Ada\n');
  write('grace', 'name: Grace\n');
  await load();
  rmSync(join(root, 'content/people/ada.yaml'));
  write('grace', 'nome: Grace\n', 2_000_000);
  await load();
  expect([...entries.keys()]).toEqual([]);
});

test('a change of the code fills the store again, though no file has changed', async () => {
  write('ada', 'name: Ada\n');
  await load();
  meta.set('code', 'of an older version');
  expect(await load()).toEqual(['content/people/ada.yaml']);
});

test('while the site is served, a file with a problem keeps its last version in the store', async () => {
  write('ada', 'name: Ada\n');
  await load();
  write('ada', 'name: Ada Lovelace\n', 2_000_000);
  await load(SHAPE, new Set(['content/people/ada.yaml']));
  expect(entries.get('ada')?.data).toMatchObject({ name: 'Ada' });
  await load();
  expect(entries.get('ada')?.data).toMatchObject({ name: 'Ada Lovelace' });
});

test('while the site is served, an entry whose file is gone stays until no file has a problem', async () => {
  write('ada', 'name: Ada\n');
  write('grace', 'name: Grace\n');
  await load();
  rmSync(join(root, 'content/people/ada.yaml'));
  await load(SHAPE, new Set(['content/people/grace.yaml']));
  expect([...entries.keys()]).toEqual(['ada', 'grace']);
  await load();
  expect([...entries.keys()]).toEqual(['grace']);
});

test('of a large collection the store holds a part, and the digest follows the whole', async () => {
  const part: CollectionShape = {
    ...SHAPE,
    stored: { schema: z.strictObject({ name: z.string() }), of: (data) => ({ name: (data as { name: string }).name }) },
  };
  write('ada', 'name: Ada\nborn: 1815\n');
  await load(part);
  const before = entries.get('ada');
  expect(before?.data).toEqual({ name: 'Ada' });
  write('ada', 'name: Ada\nborn: 1816\n', 2_000_000);
  await load(part);
  expect(entries.get('ada')?.digest).not.toBe(before?.digest);
});
