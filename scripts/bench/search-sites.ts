/** The same documents behind four engines, each a folder that a browser can open. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createIndex } from 'pagefind';
import type { SearchRecord } from '#search/build/records.ts';
import { writeIndex } from '#search/build/write-index.ts';
import { fileInPackage, importFromPackage } from './bench-packages.ts';

export type Engine = OwnEngine | 'pagefind' | 'pagefind-names' | 'minisearch' | 'minisearch-names';

/** Our own search, and the same over Pagefind's files as it wrote them: what recutting them gains. */
export type OwnEngine = 'ours' | 'ours-as-written';

export const isOwn = (engine: Engine): engine is OwnEngine => engine.startsWith('ours');

export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  ours: 'this site',
  'ours-as-written': 'this site, files as Pagefind wrote them',
  pagefind: 'Pagefind as it comes',
  'pagefind-names': 'Pagefind, other names in the text',
  minisearch: 'MiniSearch',
  'minisearch-names': 'MiniSearch, other names as a field',
};

/** A record with the other names of its topic, if it is one. */
export type NamedRecord = SearchRecord & { readonly names: readonly string[] };

/** Slug of a page or of a passage of the page. */
export const slugInUrl = (url: string): string => url.replace(/^.*\/([^/]+)\/(?:#.*)?$/, '$1');

const plain = (html: string): string =>
  html
    .replaceAll(/<(script|style|nav|header|footer)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const titleOf = (record: SearchRecord): string =>
  'html' in record ? plain(/<h1[^>]*>([^]*?)<\/h1>/.exec(record.html)?.[1] ?? '').trim() : record.title;

/** The text inside the marked parts of a page: what all engines index. */
const textOf = (record: SearchRecord): string =>
  'html' in record ? plain(/<[a-z]+[^>]*data-pagefind-body[^]*/.exec(record.html)?.[0] ?? '') : record.text;

/** Pagefind with its defaults: the page text, nothing tuned. */
async function writePlainPagefind(
  records: readonly NamedRecord[],
  folder: string,
  areNamesIndexed: 'names' | 'no names',
): Promise<void> {
  const { index } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error('Pagefind did not start.');
  for (const record of records) {
    const names = areNamesIndexed === 'names' ? ` ${record.names.join('. ')}` : '';
    await index.addCustomRecord({
      url: record.url,
      content: `${titleOf(record)}. ${textOf(record)}${names}`,
      language: 'en',
      meta: { title: titleOf(record) },
    });
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') });
  await index.deleteIndex();
}

const MINISEARCH_MODULE = 'dist/es/index.js';

/** What this bench uses of the package. */
interface MiniSearchModule {
  readonly default: new (options: { readonly fields: readonly string[]; readonly storeFields: readonly string[] }) => {
    addAll: (documents: readonly object[]) => void;
  };
}

async function writeMiniSearch(
  records: readonly NamedRecord[],
  folder: string,
  areNamesIndexed: 'names' | 'no names',
): Promise<void> {
  const { default: MiniSearch } = await importFromPackage<MiniSearchModule>('minisearch', MINISEARCH_MODULE);
  const fields = ['title', 'text', ...(areNamesIndexed === 'names' ? ['names'] : [])];
  const index = new MiniSearch({ fields, storeFields: ['url', 'title'] });
  index.addAll(
    records.map((record, id) => ({
      id,
      url: record.url,
      title: titleOf(record),
      text: textOf(record),
      names: record.names.join('. '),
    })),
  );
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ fields, index }));
  cpSync(fileInPackage('minisearch', MINISEARCH_MODULE), join(folder, 'minisearch.js'));
}

/** Every peer answers to `window.find(query)` with addresses, best first, and loads nothing before it is asked. */
const PEER_SCRIPTS: Readonly<Record<'pagefind' | 'minisearch', string>> = {
  pagefind: `let engine;
window.find = async (query) => {
  engine ??= import('/pagefind/pagefind.js').then(async (module) => { await module.init(); return module; });
  const { results } = await (await engine).search(query);
  const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return pages.map((page) => page.url);
};`,
  minisearch: `let engine;
window.find = async (query) => {
  engine ??= Promise.all([import('/minisearch.js'), fetch('/index.json').then((answer) => answer.json())])
    .then(([{ default: MiniSearch }, { fields, index }]) => MiniSearch.loadJS(index, { fields, storeFields: ['url', 'title'] }));
  const found = (await engine).search(query, { boost: { title: 3, names: 3 }, prefix: true, fuzzy: 0.2 });
  return found.slice(0, 10).map((result) => result.url);
};`,
};

/** @throws BadInput before anything is measured, when a package that an engine needs is not installed. */
export function requirePackagesOf(engines: readonly Engine[]): void {
  if (engines.some((engine) => engine.startsWith('minisearch'))) fileInPackage('minisearch', MINISEARCH_MODULE);
}

/** Writes a peer's folder: its index, and a page that asks it. */
export async function writePeer(
  engine: Exclude<Engine, OwnEngine>,
  records: readonly NamedRecord[],
  folder: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const areNamesIndexed = engine.endsWith('-names') ? 'names' : 'no names';
  const script = engine.startsWith('pagefind') ? 'pagefind' : 'minisearch';
  if (script === 'pagefind') await writePlainPagefind(records, folder, areNamesIndexed);
  else await writeMiniSearch(records, folder, areNamesIndexed);
  writeFileSync(join(folder, 'peer.js'), PEER_SCRIPTS[script]);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>peer</title><script type="module" src="/peer.js"></script></html>',
  );
}

export interface OwnOptions {
  readonly engine: OwnEngine;
  /** Folder of the built site. */
  readonly dist: string;
  /** True leaves the names of topics out, to measure the full text alone. */
  readonly isFullTextAlone: boolean;
}

/**
 * Our own search over these records: the built search page, with its script taken out so that the measuring can start
 * it (`window.start()`), and an index of the records.
 */
export async function writeOwn(
  records: readonly SearchRecord[],
  folder: string,
  { engine, dist, isFullTextAlone }: OwnOptions,
): Promise<void> {
  mkdirSync(join(folder, 'cold'), { recursive: true });
  await writeIndex(records, { target: join(folder, 'pagefind'), files: engine === 'ours' ? 'recut' : 'as-written' });
  const html = readFileSync(join(dist, 'search/index.html'), 'utf8');
  const script = [...html.matchAll(/<script type="module" src="([^"]*)"><\/script>/g)]
    .map(([, src = '']) => src)
    .find((src) => /customElements\.define\(.site-search/.test(readFileSync(join(dist, src), 'utf8')));
  const preloads = [...html.matchAll(/<link rel="preload" as="fetch" href="([^"]*)"[^>]*>/g)].map(
    ([, href]) => href ?? '',
  );
  const concepts = preloads.find((href) => href.includes('/concepts.'));
  if (!script || concepts === undefined) throw new Error('The search page has another form than this harness knows.');
  const cold = html
    .replaceAll(/<script type="module"[^>]*><\/script>/g, '')
    .replaceAll(/<link rel="preload" as="fetch"[^>]*>/g, '')
    .replace('</body>', '<script type="module" src="/cold/start.js"></script></body>');
  writeFileSync(join(folder, 'cold/index.html'), cold);
  writeFileSync(
    join(folder, 'cold/start.js'),
    `window.start = () => { for (const file of ${JSON.stringify(preloads)}) void fetch(file).catch(() => undefined); return import('${script}'); };`,
  );
  if (isFullTextAlone) {
    mkdirSync(join(folder, dirname(concepts)), { recursive: true });
    writeFileSync(join(folder, concepts), JSON.stringify({ topics: [], families: [], urgent: [] }));
  }
}

/** The other names of the topics of a built site, by slug, as its pages state them. */
export function readNames(dist: string): ReadonlyMap<string, readonly string[]> {
  const folders = ['treatments', 'conditions'].flatMap((kind) =>
    readdirSync(join(dist, kind), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [join(kind, entry.name)] : [],
    ),
  );
  return new Map(
    folders.map((folder) => {
      const html = readFileSync(join(dist, folder, 'index.html'), 'utf8');
      const names = /data-pagefind-meta="aka"[^>]*>([^]*?)<\/p>/.exec(html)?.[1] ?? '';
      return [folder.split('/').at(-1) ?? '', plain(names).split(' · ')];
    }),
  );
}

export const withNames = (
  records: readonly SearchRecord[],
  names: ReadonlyMap<string, readonly string[]>,
): NamedRecord[] => records.map((record) => ({ ...record, names: names.get(slugInUrl(record.url)) ?? [] }));
