/**
 * `npm run bench:index-results -- [--site dist] [--letters 60000] [--judgments FILE]…`
 *
 * Asks Pagefind's engine, run by Node, the same of two indexes of one site: one that a single Pagefind made of all its
 * pages, and the site's own, merged from parts of at most so many letters. Prints how many queries are answered with
 * other pages, other scores, other places in the text or in another order. Asked are the judged queries, their words,
 * and 200 words of the site drawn at random, each plain and in quotes.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createIndex } from 'pagefind';
import type { SearchRecord } from '#search/index-pages.ts';
import type { IndexContents } from '#search/model.ts';
import { planParts } from '#search/plan-parts.ts';
import { noteOf, readRecords } from '#search/read-records.ts';
import { updateIndex } from '#search/update-index.ts';
import { wordsOf } from '#search/words.ts';
import { readJudgments } from './judged-set.ts';
import { seededRandom } from './random.ts';

interface Result {
  readonly score: number;
  readonly words: readonly number[];
  readonly data: () => Promise<{ readonly url: string }>;
}

interface Engine {
  readonly options: (options: Record<string, unknown>) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly preload: (words: string) => Promise<void>;
  readonly search: (words: string) => Promise<{ readonly results: readonly Result[] }>;
}

const RANDOM_WORDS = 200;

const { values } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist' },
    letters: { type: 'string', default: '60000' },
    judgments: { type: 'string', multiple: true, default: [] },
  },
});
const site = resolve(values.site);

/** One Pagefind, asked for the pages in the order of the site's own index: pages of equal score keep their order. */
const writeWhole = async (records: readonly SearchRecord[], folder: string): Promise<void> => {
  const { index } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error('Pagefind did not start.');
  const byUrl = new Map(records.map((record) => [record.url, record]));
  for (const { url } of planParts(records.map(noteOf), Infinity).flatMap(({ notes }) => notes)) {
    const record = byUrl.get(url);
    if (record && 'text' in record)
      await index.addCustomRecord({ url, content: record.text, language: 'en', meta: { title: record.title } });
    else await index.addHTMLFile({ url, content: readFileSync(join(site, url, 'index.html'), 'utf8') });
  }
  await index.writeFiles({ outputPath: folder });
  await index.deleteIndex();
};

/** What the engine expects of a browser. */
const actAsBrowser = (): void => {
  Object.assign(globalThis, {
    window: globalThis,
    location: new URL('http://localhost/'),
    document: { querySelector: () => ({ getAttribute: () => 'en' }) },
    fetch: (address: string) => {
      const file = fileURLToPath(new URL(address.replace(/\?.*$/, ''), 'file:///'));
      return Promise.resolve(existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 }));
    },
  });
};

const startEngine = async (folder: string): Promise<Engine> => {
  const engine = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as Engine;
  await engine.options({ basePath: `${folder}/`, baseUrl: '/', noWorker: true });
  await engine.init();
  return engine;
};

const answerOf = async (engine: Engine, query: string): Promise<unknown[]> => {
  const { results } = await engine.search(query);
  return Promise.all(
    results.map(async ({ data, score, words }) => [
      (await data()).url,
      // The engine adds up in the order in which it met its words; the last of seven digits differs from run to run.
      score.toPrecision(6),
      words.join(' '),
    ]),
  );
};

const folder = mkdtempSync(join(tmpdir(), 'index-results-'));
try {
  const records = [...readRecords(site)];
  const ours = join(folder, 'ours');
  await writeWhole(records, join(folder, 'whole'));
  const { partCount } = await updateIndex({ site, target: ours, mostLetters: Number(values.letters) });
  const { digest, chunks } = JSON.parse(readFileSync(join(ours, 'contents.json'), 'utf8')) as IndexContents;

  const textOf = (record: SearchRecord): string =>
    'html' in record ? record.html.replaceAll(/<[^>]*>/g, ' ') : `${record.title} ${record.text}`;
  const vocabulary = [...new Set(records.flatMap((record) => wordsOf(textOf(record))))];
  const { pick } = seededRandom(200);
  const drawn = Array.from({ length: RANDOM_WORDS }, () => pick(vocabulary));
  const judged = values.judgments.flatMap((file) => readJudgments(file).map(({ query }) => query));
  const queries = [...new Set([...judged, ...judged.flatMap(wordsOf), ...drawn, ...drawn.map((word) => `"${word}"`)])];

  actAsBrowser();
  const engines = await Promise.all([join(folder, 'whole'), join(ours, digest)].map(startEngine));
  // What the engine finds for the beginning of a word depends on the pieces of the index it has loaded: here, all.
  for (const engine of engines) for (const word of [...vocabulary, ...chunks.split(' ')]) await engine.preload(word);
  let results = 0;
  const different: string[] = [];
  for (const query of queries) {
    const [whole, merged] = await Promise.all(engines.map((engine) => answerOf(engine, query)));
    results += whole?.length ?? 0;
    if (JSON.stringify(whole) !== JSON.stringify(merged)) different.push(query);
  }
  console.log(
    `${records.length} pages and passages, ${partCount} parts; ${queries.length} queries, ${results} results: ` +
      `${different.length} queries answered otherwise than by one Pagefind.`,
  );
  if (different.length > 0) {
    console.log(different.slice(0, 20).join('\n'));
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exit();
