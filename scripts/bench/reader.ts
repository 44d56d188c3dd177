/**
 * `npm run bench:reader -- [--runs 5] [--types article,home] [--article SLUG] [--no-others] [--lighthouse [--lighthouse-runs 5]]
 *  [--dist FOLDER] [--json FILE] [--write]`
 *
 * What a visit costs a reader with a cheap phone on slow 4G: each type of page of the built site, and one article beside
 * the same text in Starlight and Docusaurus, in turns, with nothing in the cache. `--lighthouse` asks Lighthouse as well.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#scripts/browser.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { headersBy } from '#scripts/hosts/sent-headers.ts';
import { pagesIn } from '#scripts/publish/built-pages.ts';
import { typeOfPage, type PageType } from '#scripts/publish/page-types.ts';
import type { Measured } from './reader/figures.ts';
import { openLighthouse } from './reader/lighthouse.ts';
import { buildOthers, NpmFailed, type Other } from './reader/others.ts';
import { loadPage, warmUpServer } from './reader/page-load.ts';
import { describe, writeReport, type ReaderFigures } from './reader/report.ts';
import { scoresOf, type PageScores, type Report } from './reader/scores.ts';
import { serveShaped, type ShapedServer } from './shaped-server.ts';

const USAGE = `npm run bench:reader

Measures what a visit costs a reader with a cheap phone on slow 4G, for each type of page of the built site.

--runs COUNT             Default: 5
--types NAMES            some types of page, like article,home
--article SLUG           the article that is compared
--no-others              without Starlight and Docusaurus
--no-loads               without loads
--lighthouse             ask Lighthouse as well
--lighthouse-runs COUNT  Default: 5
--dist FOLDER            the built site. Default: dist
--json FILE              write the figures into a file
--write                  keep the figures in docs/bench
`;

const options = argumentsOrExit('bench:reader', USAGE, {
  runs: { type: 'string', default: '5' },
  types: { type: 'string' },
  article: { type: 'string' },
  'no-others': { type: 'boolean', default: false },
  'no-loads': { type: 'boolean', default: false },
  lighthouse: { type: 'boolean', default: false },
  'lighthouse-runs': { type: 'string', default: '5' },
  dist: { type: 'string', default: 'dist' },
  json: { type: 'string' },
  write: { type: 'boolean', default: false },
});

/** A sentence for the person at the terminal, in place of a stack trace. */
class BadInput extends Error {}

interface Target {
  readonly name: string;
  readonly path: string;
  readonly server: ShapedServer;
  readonly loads: Measured['loads'][number][];
}

const count = (name: 'runs' | 'lighthouse-runs'): number => {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 1) throw new BadInput(`--${name}: expected a whole number from 1.`);
  return value;
};

/** The largest page of each type: what holds the most costs the most. The editor is no page for readers. */
function largestPages(): Map<PageType, string> {
  const largest = new Map<PageType, { path: string; size: number }>();
  for (const { path, html, isRedirect } of pagesIn(options.dist, listFiles(options.dist))) {
    const type = typeOfPage(path);
    if (type === undefined || isRedirect) continue;
    if (html.length > (largest.get(type)?.size ?? 0)) largest.set(type, { path, size: html.length });
  }
  return new Map([...largest].map(([type, { path }]) => [type, path]));
}

/** The article that is compared: the one that is named, else the longest. Articles in MDX are not for every generator. */
function articleFile(): string {
  const fileOf = (slug: string): string => `content/articles/${slug}/index.md`;
  if (options.article !== undefined) return fileOf(options.article);
  const files = listFiles('content/articles').filter((file) => file.endsWith('/index.md'));
  const longest = files.reduce(
    (best, file) => {
      const { length } = readFileSync(join('content/articles', file), 'utf8');
      return length > best.length ? { file, length } : best;
    },
    { file: '', length: 0 },
  );
  return join('content/articles', longest.file);
}

const wanted = (type: string): boolean => options.types === undefined || options.types.split(',').includes(type);

/** In turns, so that what else the machine does hits all of them alike. */
async function measure(browser: Browser, targets: readonly Target[], runs: number): Promise<void> {
  for (const { server, path } of targets) await warmUpServer(browser, server, path);
  for (let run = 1; run <= runs; run += 1) {
    console.log(`Loading each page: ${run} of ${runs}`);
    for (const { server, path, loads } of targets) loads.push(await loadPage(browser, server, path));
  }
}

async function askLighthouse(targets: readonly Target[], runs: number): Promise<PageScores[]> {
  const lighthouse = openLighthouse();
  const reports = new Map<Target, Report[]>(targets.map((target) => [target, []]));
  for (let run = 1; run <= runs; run += 1) {
    for (const [target, own] of reports) {
      own.push(await lighthouse(target.server.url + target.path));
      console.log(`Lighthouse: ${target.name}, ${run} of ${runs}`);
    }
  }
  return [...reports].map(([{ name, path }, own]) => scoresOf(name, path, own));
}

async function main(): Promise<void> {
  const { dist } = options;
  const runs = count('runs');
  const lighthouseRuns = count('lighthouse-runs');
  if (!existsSync(join(dist, 'index.html')))
    throw new BadInput(`${dist}: holds no built site. Run \`npm run build\` first, or name its folder with --dist.`);
  const article = articleFile();
  const others: Other[] = !options['no-others'] && !options['no-loads'] ? buildOthers(article) : [];

  const servers: ShapedServer[] = [];
  const serve = async (...parameters: Parameters<typeof serveShaped>): Promise<ShapedServer> => {
    const server = await serveShaped(...parameters);
    servers.push(server);
    return server;
  };
  try {
    const own = await serve([dist], headersBy(readFileSync(join(dist, '_headers'), 'utf8')));
    const targetOf = (name: string, path: string, server: ShapedServer): Target => ({ name, path, server, loads: [] });
    const pages = [...largestPages()].filter(([type]) => wanted(type)).map(([type, path]) => targetOf(type, path, own));
    const compared = targetOf('this site', `/${article.split('/').slice(1, -1).join('/')}/`, own);
    const peers: Target[] = [];
    for (const { label, folder, path } of others) peers.push(targetOf(label, path, await serve([folder], {})));

    if (!options['no-loads']) {
      const browser = await launchBrowser();
      try {
        await measure(browser, [compared, ...peers, ...pages], runs);
      } finally {
        await browser.close();
      }
    }
    const loaded: ReaderFigures = {
      runs,
      article: compared,
      others: peers,
      pages: !options['no-loads'] ? pages : [],
      lighthouseRuns,
      scores: [],
    };
    // At once, since Lighthouse takes long and may fail.
    console.log(describe(loaded));
    const scores = options.lighthouse ? await askLighthouse(pages, lighthouseRuns) : [];
    console.log(describe({ ...loaded, others: [], pages: [], scores }));
    const outcome: ReaderFigures = { ...loaded, scores };
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(plainOutcome(outcome), null, 2)}\n`);
    if (options.write) writeReport(outcome);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** Without what only lives in this process. */
const plainOutcome = (outcome: ReaderFigures): unknown => {
  const plain = ({ name, path, loads }: Measured): Measured => ({ name, path, loads });
  return {
    ...outcome,
    article: plain(outcome.article),
    others: outcome.others.map(plain),
    pages: outcome.pages.map(plain),
  };
};

try {
  await main();
} catch (error) {
  if (!(error instanceof BadInput || error instanceof NpmFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
