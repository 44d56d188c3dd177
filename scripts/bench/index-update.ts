/**
 * `npm run bench:index -- [--pages 1000,5000,25000] [--json FILE]`
 *
 * Measures how the search index grows: all pages through one Pagefind, as it comes, against the site's own index in
 * parts: cold, with nothing changed, and after one edit. A fifth of the generated pages are articles of about 800 words,
 * the others profiles. Every figure is of a process of its own: seconds of the wall clock, in brackets those of the
 * processor, the start of Node included, and the most memory that it and its Pagefinds held at once.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createIndex } from 'pagefind';
import { listPages, readRecords } from '#search/read-records.ts';
import { updateIndex } from '#search/update-index.ts';
import { editArticle, subjectsOf, writePages } from './index-pages.ts';
import { measureCommands, type Measure } from './process-tree.ts';

const ROOT = '.cache/bench-index';
const SITE = join(ROOT, 'site');
const CACHE = join(ROOT, 'cache');
const TARGET = join(ROOT, 'target');

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '1000,5000,25000' },
    dist: { type: 'string', default: 'dist' },
    json: { type: 'string' },
    /** One run, in a process of its own. */
    run: { type: 'string' },
    changed: { type: 'string' },
  },
});

/** Every page read and sent to one Pagefind, which then writes its files. */
const runOnePagefind = async (): Promise<void> => {
  const { index } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error('Pagefind did not start.');
  for (const page of listPages(SITE, TARGET)) {
    const url = `/${page.slice(0, -'index.html'.length)}`;
    await index.addHTMLFile({ url, content: readFileSync(join(SITE, page), 'utf8') });
  }
  await index.writeFiles({ outputPath: TARGET });
};

const run = async (name: string): Promise<void> => {
  rmSync(TARGET, { recursive: true, force: true });
  const startedAt = performance.now();
  if (name === 'one') await runOnePagefind();
  else {
    const changed = values.changed === undefined ? undefined : new Set(values.changed.split(',').filter(Boolean));
    await updateIndex({ site: SITE, target: TARGET, cache: CACHE, changed });
  }
  console.log(((performance.now() - startedAt) / 1000).toFixed(3));
  process.exit(0);
};

const kept = async (...parameters: string[]): Promise<Measure> => {
  const command = { name: 'index', file: process.execPath, parameters: [import.meta.filename, ...parameters] };
  const measured = await measureCommands([command], { folder: '.', environment: {} });
  return { ...measured, seconds: Number(measured.output.trim().split('\n').at(-1)) };
};

const describe = ({ seconds, processorSeconds, megabytes }: Measure): string =>
  `${seconds.toFixed(2)} s (${processorSeconds?.toFixed(1) ?? '?'} s), ${megabytes?.toFixed(0) ?? '?'} MB`;

const measure = async (count: number): Promise<Record<string, Measure>> => {
  const topics = [...readRecords(values.dist)].flatMap((record) =>
    record.kind === 'topic' && 'html' in record ? [record.html] : [],
  );
  writePages(SITE, count, subjectsOf(topics));
  rmSync(CACHE, { recursive: true, force: true });
  const one = await kept('--run', 'one');
  const cold = await kept('--run', 'parts');
  const warm = await kept('--run', 'parts');
  const edited = editArticle(SITE);
  const edit = await kept('--run', 'parts');
  editArticle(SITE);
  const named = await kept('--run', 'parts', '--changed', edited);
  return { one, cold, warm, edit, named };
};

if (values.run !== undefined) await run(values.run);
const counts = values.pages.split(',').map(Number);
if (counts.some((count) => !Number.isInteger(count) || count < 10)) {
  throw new Error(`--pages takes whole numbers from 10, like --pages 1000,5000; "${values.pages}" is something else.`);
}
if (!existsSync(join(values.dist, 'treatments')))
  throw new Error(`${values.dist} holds no built site. Run \`npm run build\` first, or name its folder with --dist.`);

console.log('| pages | one Pagefind | in parts, cold | nothing changed | one edit | one edit, named |');
console.log('|---|---|---|---|---|---|');
const rows: unknown[] = [];
for (const count of counts) {
  const measured = await measure(count);
  rows.push({ count, ...measured });
  console.log(`| ${count.toLocaleString('en')} | ${Object.values(measured).map(describe).join(' | ')} |`);
}
rmSync(ROOT, { recursive: true, force: true });
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
