/**
 * `npm run bench:search -- [--judgments FILE]… [--corpus FOLDER [--split test]] [--pages 1000,10000]
 *  [--engines ours,pagefind] [--misses] [--json FILE]`
 *
 * Measures the search of the built site in real Chromium, and the peers on the same documents in the same run: how well
 * judged queries are answered, and what a first and a next query cost on slow 4G with a four times slower processor.
 * "What could I try?", which reads words in the same way, is timed as well.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#scripts/browser.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { readRecords } from '#search/build/index-site.ts';
import { generatePages, htmlOf } from './generated-pages.ts';
import { seededRandom } from './random.ts';
import {
  BadInput,
  missesOf,
  qualityOf,
  readCorpus,
  readJudgments,
  withTypingError,
  type JudgedQuery,
  type Quality,
} from './judged-set.ts';
import { answersOf, speedOf, type Asked, type Speed } from './search-browser.ts';
import { submitSpeedOf, type SubmitSpeed } from './search-submit.ts';
import {
  ENGINE_NAMES,
  isOwn,
  readNames,
  requirePackagesOf,
  slugInUrl,
  withNames,
  writeOwn,
  writePeer,
  type Engine,
  type NamedRecord,
} from './search-sites.ts';
import { serveShaped, type ShapedServer } from './shaped-server.ts';
import { trySpeedOf, type TrySpeed } from './try-speed.ts';

const USAGE = `npm run bench:search

Measures the search of the built site in Chromium, beside other engines on the same documents.

--judgments FILE  judged queries; may be given several times
--corpus FOLDER   a collection in BEIR form
--split NAME      its file of judgments. Default: test
--pages COUNTS    add generated articles up to these numbers of pages, like 1000,10000
--engines NAMES   some of ${Object.keys(ENGINE_NAMES).join(', ')}
--misses          list the queries whose first result is not the best
--dist FOLDER     the built site. Default: dist
--json FILE       write the figures into a file
`;

const options = argumentsOrExit('bench:search', USAGE, {
  judgments: { type: 'string', multiple: true, default: [] },
  corpus: { type: 'string' },
  split: { type: 'string', default: 'test' },
  pages: { type: 'string', default: '' },
  engines: { type: 'string', default: Object.keys(ENGINE_NAMES).join(',') },
  dist: { type: 'string', default: 'dist' },
  json: { type: 'string' },
  misses: { type: 'boolean', default: false },
});

/** Queries of a first and a next search: an answer by name, and text to be found. */
const FIRST_QUERY = 'slipped disc';
const NEXT_QUERY = 'does acupuncture help back pain';
/** A quarter of a second more or less is the machine; the middle of three counts. */
const RUNS = 3;

interface Row {
  readonly set: string;
  readonly engine: string;
  readonly quality?: Quality;
  readonly speed?: Speed;
  /** From the box of another page, ours alone: with what a focus on it fetches before, and without. */
  readonly submit?: { readonly hasHeadStart: boolean; readonly speed: SubmitSpeed };
  /** Of "What could I try?", ours alone. */
  readonly tried?: TrySpeed;
}

const rows: Row[] = [];
const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
let engines: readonly Engine[] = [];
let pageCounts: readonly number[] = [];

/** Writes the folder of an engine, serves it, and hands it to `measure`. */
async function withEngine(
  engine: Engine,
  records: readonly NamedRecord[],
  isCorpus: boolean,
  measure: (asked: Asked) => Promise<void>,
): Promise<void> {
  const place = join(folder, `${engine}-${rows.length}`);
  if (isOwn(engine)) await writeOwn(records, place, { engine, dist: options.dist, isFullTextAlone: isCorpus });
  else await writePeer(engine, records, place);
  const server: ShapedServer = await serveShaped(
    isOwn(engine) ? [place, options.dist] : [place],
    isOwn(engine) ? siteHeaders(options.dist) : {},
  );
  try {
    const isOurs = isOwn(engine);
    await measure({ server, isOurs, path: isOurs ? '/cold/' : '/', state: isCorpus && isOurs ? '&kind=article' : '' });
  } finally {
    await server.close();
    rmSync(place, { recursive: true, force: true });
  }
}

const add = (row: Row): void => {
  rows.push(row);
  console.log(describe(row));
};

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const share = (part: number): string => `${(part * 100).toFixed(1)} %`;

function describe({ set, engine, quality, speed, submit, tried }: Row): string {
  const parts = [`${set} · ${engine}:`];
  if (quality) {
    parts.push(
      `nDCG@10 ${quality.ndcg10.toFixed(3)}, success@1 ${quality.success1.toFixed(3)}, recall@10 ${quality.recall10.toFixed(3)}, ` +
        `nothing found ${share(quality.zeroResults)} (${quality.queries} queries)`,
    );
  }
  if (speed) {
    const { firstAnswer, firstResults, nextResults, keystrokeMs } = speed;
    if (firstAnswer)
      parts.push(
        `first answer ${kB(firstAnswer.bytes)} in ${firstAnswer.ms.toFixed(0)} ms (its message ${firstAnswer.filledMs.toFixed(0)} ms),`,
      );
    parts.push(
      `first results ${kB(firstResults.bytes)} in ${firstResults.ms.toFixed(0)} ms, next ${kB(nextResults.bytes)} in ${nextResults.ms.toFixed(0)} ms`,
    );
    if (keystrokeMs !== undefined) parts.push(`· key to results ${keystrokeMs.toFixed(0)} ms`);
  }
  if (submit) {
    const { firstAnswer, firstResults } = submit.speed;
    parts.push(
      `${submit.hasHeadStart ? 'focused before' : 'not focused before'}: ${firstAnswer.toFixed(0)} ms from the submit to the first answer, ${firstResults.toFixed(0)} ms to the results`,
    );
  }
  if (tried) {
    const before = tried.hasHeadStart ? 'focused before' : 'not focused before';
    parts.push(`${before}: ${tried.ms.toFixed(0)} ms from the button to the first treatment, ${kB(tried.bytes)}`);
  }
  return parts.join(' ');
}

async function measureTry(browser: Browser): Promise<void> {
  const server = await serveShaped([options.dist], siteHeaders(options.dist));
  try {
    for (const hasHeadStart of [true, false]) {
      const runs: TrySpeed[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await trySpeedOf(browser, server, hasHeadStart));
      const tried = runs.sort((a, b) => a.ms - b.ms)[Math.floor(RUNS / 2)];
      if (tried) add({ set: 'what could I try', engine: ENGINE_NAMES.ours, tried });
    }
  } finally {
    await server.close();
  }
}

async function measureSets(
  browser: Browser,
  sets: readonly (readonly [name: string, queries: readonly JudgedQuery[]])[],
  records: readonly NamedRecord[],
  isCorpus: boolean,
  label: string,
): Promise<void> {
  for (const engine of engines) {
    await withEngine(engine, records, isCorpus, async (asked) => {
      for (const [name, queries] of sets) {
        const answers = await answersOf(
          browser,
          asked,
          queries.map(({ query }) => query),
        );
        add({ set: `${name}${label}`, engine: ENGINE_NAMES[engine], quality: qualityOf(queries, answers) });
        if (options.misses) for (const line of missesOf(queries, answers)) console.log(`  ${line}`);
      }
      if (isCorpus) return;
      const runs: Speed[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await speedOf(browser, asked, FIRST_QUERY, NEXT_QUERY));
      const middle = runs.sort((a, b) => a.firstResults.ms - b.firstResults.ms)[Math.floor(RUNS / 2)];
      if (middle) add({ set: `cost${label}`, engine: ENGINE_NAMES[engine], speed: middle });
      if (engine !== 'ours') return;
      for (const hasHeadStart of [true, false]) {
        const waits: SubmitSpeed[] = [];
        for (let run = 0; run < RUNS; run += 1)
          waits.push(await submitSpeedOf(browser, asked.server, FIRST_QUERY, hasHeadStart));
        const wait = waits.sort((a, b) => a.firstResults - b.firstResults)[Math.floor(RUNS / 2)];
        if (wait) add({ set: `submit${label}`, engine: ENGINE_NAMES[engine], submit: { hasHeadStart, speed: wait } });
      }
    });
  }
}

/** The site's own records, and as many made-up ones as bring their number to `count`. */
function grown(records: readonly NamedRecord[], count: number): NamedRecord[] {
  const subjects = records
    .filter(({ kind }) => kind === 'topic')
    .map((record) => {
      const text = 'html' in record ? record.html.replaceAll(/<[^>]*>/g, ' ') : record.text;
      return {
        name: 'html' in record ? (/<h1[^>]*>([^<]*)</.exec(record.html)?.[1] ?? '') : record.title,
        sentences: [...new Set(text.match(/[A-Z][^.!?<>{}]{40,160}[.!?]/g) ?? [])],
      };
    });
  const made = generatePages(Math.max(0, count - records.length), subjects).map((page): NamedRecord => ({
    kind: 'article',
    url: `/articles/${page.slug}/`,
    html: htmlOf(page),
    names: [],
  }));
  return [...records, ...made];
}

async function measureAll(browser: Browser): Promise<void> {
  const named = withNames([...readRecords(options.dist)], readNames(options.dist));
  const sets = options.judgments.map((file) => [basename(file), readJudgments(file)] as const);
  for (const [name, queries] of sets) noteUnknownPages(name, queries, named);
  // Read before anything is measured, so that what is wrong with it is said at once.
  const corpus = options.corpus === undefined ? undefined : readCorpus(options.corpus, options.split);
  if (engines.includes('ours')) await measureTry(browser);
  await measureSets(browser, sets, named, false, `, ${named.length} pages`);
  for (const count of pageCounts) await measureSets(browser, sets, grown(named, count), false, `, ${count} pages`);
  if (corpus === undefined) return;
  const records = corpus.documents.map((document): NamedRecord => ({
    kind: 'article',
    url: `/articles/${document.id}/`,
    title: document.title,
    text: document.text,
    names: [],
  }));
  const { next: random } = seededRandom(7);
  const mistyped = corpus.queries.map(({ query, judgments }) => ({ query: withTypingError(query, random), judgments }));
  const name = `${basename(options.corpus ?? '')} ${options.split}`;
  await measureSets(
    browser,
    [
      [name, corpus.queries],
      [`${name}, one typing error`, mistyped],
    ],
    records,
    true,
    '',
  );
}

/** A judged page that the site lacks can never be found; the figures then say as much about the site as about its search. */
function noteUnknownPages(name: string, queries: readonly JudgedQuery[], records: readonly NamedRecord[]): void {
  const known = new Set(records.map(({ url }) => slugInUrl(url)));
  const unknown = [...new Set(queries.flatMap(({ judgments }) => [...judgments.keys()]))].filter(
    (slug) => !known.has(slug),
  );
  if (unknown.length > 0) console.warn(`${name}: judged pages that this site lacks: ${unknown.join(', ')}`);
}

function readEngines(text: string): Engine[] {
  const names = Object.keys(ENGINE_NAMES) as Engine[];
  return text.split(',').map((name) => {
    const engine = names.find((known) => known === name.trim());
    if (engine === undefined) throw new BadInput(`--engines: “${name}” is none of ${names.join(', ')}.`);
    return engine;
  });
}

function readPageCounts(text: string): number[] {
  const counts = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1))
    throw new BadInput(`--pages: expected whole numbers with commas between them, found “${text}”.`);
  return counts;
}

let browser: Browser | undefined;
try {
  engines = readEngines(options.engines);
  requirePackagesOf(engines);
  pageCounts = readPageCounts(options.pages);
  if (!existsSync(join(options.dist, 'search/index.html')))
    throw new BadInput(
      `${options.dist}: holds no built site. Run \`npm run build\` first, or name its folder with --dist.`,
    );
  browser = await launchBrowser();
  await measureAll(browser);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}
if (options.json !== undefined && process.exitCode !== 1) {
  writeFileSync(options.json, `${JSON.stringify({ version: readVersion(), rows }, null, 2)}\n`);
}

function readVersion(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}
