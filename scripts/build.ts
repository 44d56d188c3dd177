/**
 * `npm run build`: checks the content, renders every page into a folder beside the published site, indexes them for
 * search, holds the whole against what it was made from, and only then puts it into `dist/`. Whatever stops it leaves
 * the site that was there.
 *
 * - `-- --allow-shrink` accepts that many pages are gone.
 * - `-- --anew` takes no page over from the last build.
 * - `-- --shard 1/2` renders every second page only; `-- --merge FOLDER FOLDER` makes the site of all shards.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { handOver } from '#scripts/checks/content.ts';
import { describeReport } from '#scripts/checks/reports.ts';
import { checkForBuild } from '#scripts/checks/run.ts';
import { bundledPackages } from '#scripts/licences/integration.ts';
import { expectedPages } from '#scripts/publish/expected-pages.ts';
import { explainFailure } from '#scripts/publish/failures.ts';
import { inspectSite } from '#scripts/publish/gate.ts';
import { MARK, readInventory } from '#scripts/publish/inventory.ts';
import { AnswerFile } from '#scripts/publish/kept-answers.ts';
import { digestOfCode, NOTHING_KEPT, readLedger, writeLedger } from '#scripts/publish/kept-pages.ts';
import { writeLastFiles } from '#scripts/publish/last-files.ts';
import type { PageFacts } from '#scripts/publish/page-facts.ts';
import { plannedPages, planPages, type Shard } from '#scripts/publish/page-plan.ts';
import { Progress } from '#scripts/publish/progress.ts';
import { markShard, parseShard, shardPlaces, uniteShards } from '#scripts/publish/shards.ts';
import { writeSitemap } from '#scripts/publish/sitemap.ts';
import { beginBuild, placesIn, PublishError, swapSite, type Places } from '#scripts/publish/swap.ts';
import { updateIndex } from '#search/update-index.ts';
import { contentRoot } from '#site/content-root.ts';
import { digestOfEntries, type KeptAnswers } from '#site/entries.ts';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';

process.env['NODE_ENV'] ??= 'production';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'allow-shrink': { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
    shard: { type: 'string' },
    merge: { type: 'boolean', default: false },
  },
});
/** Entries from which on a site is large. */
const MANY = 5000;

const root = contentRoot();
const keptReadings = join(root, '.cache/content/kept.json');
const keptAnswers = join(root, '.cache/publish/answers.json');
const indexCache = join(root, '.cache/search');
const progress = new Progress();
const hasSite = existsSync(placesIn(root).site);

try {
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  const places = shard ? shardPlaces(root, shard) : placesIn(root);
  const endBuild = beginBuild(places);
  try {
    await (values.merge ? mergeShards(places) : buildPages(places, shard));
  } finally {
    endBuild();
  }
} catch (error) {
  progress.end();
  process.stderr.write(`${explainFailure(error, hasSite)}\n`);
  process.exitCode = 1;
}

async function buildPages(places: Places, shard: Shard | undefined): Promise<void> {
  const code = digestOfCode();
  const answers = values.anew || shard ? undefined : new AnswerFile(keptAnswers, code);
  const { expected, keepReadings } = await checkAndHandOver(code, answers);
  // Checking a large site leaves much behind, which would else be carried through half the build.
  if (expected.length > MANY) globalThis.gc?.();
  progress.begin('Preparing', 'prepare');
  const kept = values.anew || shard ? NOTHING_KEPT : readLedger(places, code);
  let all = 0;
  let done = 0;
  planPages({
    shard,
    size: expected.length,
    kept,
    site: places.site,
    // Shards are indexed when all are together.
    index: shard ? undefined : indexCache,
    onStart: (pages) => {
      all = pages;
      progress.begin('Rendering pages', 'render', () => ({ done, all }));
    },
    onPage: () => {
      done += 1;
    },
    onEnd: () => {
      progress.begin('Indexing for search', 'index');
    },
  });
  await build({ logLevel: 'error', outDir: places.staging });
  const { facts, ledger } = plannedPages();
  if (shard) {
    markShard(places.staging, { shard, origin: originOf(code), facts, packages: bundledPackages() });
    swapSite(places);
    progress.end();
    process.stdout.write(`The shard lies in ${places.site}\n`);
    return;
  }
  publish(places, facts, expected);
  progress.begin('Noting what can be kept', 'ledger');
  writeLedger(places, code, ledger, kept);
  keepReadings();
  answers?.write();
  progress.end();
}

async function mergeShards(places: Places): Promise<void> {
  const code = digestOfCode();
  const { expected } = await checkAndHandOver(code);
  progress.begin('Uniting the shards', 'unite');
  mkdirSync(places.staging, { recursive: true });
  const { facts, packages } = uniteShards(positionals, places.staging, originOf(code));
  writeSitemap(places.staging, readSite(root).url, facts);
  progress.begin('Indexing for search', 'index');
  await updateIndex({ site: places.staging, target: join(places.staging, 'pagefind'), cache: indexCache });
  writeLastFiles({ folder: places.staging, root, pages: facts, packages });
  publish(places, facts, expected);
}

/** Shards that differ in this are not of one site. */
function originOf(code: string): string {
  return [code, today(), digestOfEntries([])].join(' ');
}

/** Checks the content and hands it to the pages. `expected` are the paths of the pages that it must become. */
async function checkAndHandOver(
  code: string,
  answers?: KeptAnswers,
): Promise<{ readonly expected: readonly string[]; readonly keepReadings: () => void }> {
  progress.begin('Checking the content', 'check');
  const report = await checkForBuild(root, today(), { path: keptReadings, code });
  if (report.problems.some(({ severity }) => severity === 'error')) {
    progress.end();
    process.stderr.write(describeReport(report));
    throw new PublishError('The content has problems; they are listed above. Nothing was built.');
  }
  handOver(report.content, answers);
  const kept = report.content.keptReadings;
  const readings = kept?.readingsOf(report.content) ?? new Map();
  return { expected: expectedPages(report.content), keepReadings: () => kept?.write(readings) };
}

function publish(places: Places, pages: readonly PageFacts[], expected: readonly string[]): void {
  progress.begin('Inspecting the site', 'gate');
  const { faults, inventory } = inspectSite({
    folder: places.staging,
    origin: readSite(root).url,
    expected,
    before: readInventory(places.site),
    mayShrink: values['allow-shrink'],
    pages,
  });
  if (faults.length > 0) {
    throw new PublishError(
      `The site that was built must not be published:\n${faults.map((fault) => `  - ${fault}\n`).join('')}It lies in ${places.staging} to be looked at.`,
    );
  }
  writeFileSync(join(places.staging, MARK), JSON.stringify(inventory));
  progress.begin('Putting it in place', 'swap');
  swapSite(places);
  progress.end();
}
