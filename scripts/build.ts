/**
 * `npm run build`: checks the content, has Astro render the site into a staging directory and index it for search, holds
 * the result against what it was made from, and only then swaps it into `dist/`. A build that fails leaves the site that
 * was there.
 *
 * - `-- --allow-shrink` accepts that many pages are gone.
 * - `-- --no-cache` reuses nothing of the last build, `-- --cache` reuses pages on a small site too.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { registryWarning } from '#scripts/checks/summary.ts';
import { contentChecks } from '#scripts/checks/integration.ts';
import { requireUsableFolder } from '#scripts/files/folder-name.ts';
import { expectedPages } from '#scripts/publish/expected-pages.ts';
import { certainlyTooMany } from '#scripts/hosts/limits.ts';
import { explainFailure } from '#scripts/publish/failures.ts';
import { inspectSite } from '#scripts/publish/gate.ts';
import { inspectForHosts, leastFilesOf } from '#scripts/publish/host-limits.ts';
import { MARKER_FILE, readInventory } from '#scripts/publish/inventory.ts';
import type { PageFacts } from '#scripts/publish/page-facts.ts';
import { Progress } from '#scripts/publish/progress.ts';
import { siteFiles } from '#scripts/publish/site-files.ts';
import {
  beginBuild,
  beginRendering,
  buildPathsIn,
  endRendering,
  PublishError,
  swapSite,
  wasRenderingStopped,
} from '#scripts/publish/swap.ts';
import { searchIndex } from '#search/integration.ts';
import { clearGathered } from '#providers/registry-cache.ts';
import { readRegistry } from '#providers/registry-files.ts';
import { clearPictures } from '#shell/share-picture-cache.ts';
import { contentRoot } from '#site/content-root.ts';
import { readSite } from '#site/read-site.ts';

const USAGE = `npm run build

Checks the content, builds the site and its search index, and puts both into dist/ when all is in order.

--allow-shrink  accept that many pages are gone
--no-cache      build every page again
--cache         reuse pages of the last build on a small site too, as a large one does by itself
`;

const values = argumentsOrExit('build', USAGE, {
  'allow-shrink': { type: 'boolean', default: false },
  cache: { type: 'boolean' },
  'no-cache': { type: 'boolean' },
});

requireUsableFolder(process.cwd());
// A build that a test starts is one for readers too. The runner of tests leaves variables by which Vite would take it for
// a development server, where no query remembers its answer.
process.env['NODE_ENV'] = 'production';
for (const name of ['VITEST', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL'])
  Reflect.deleteProperty(process.env, name);
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

/**
 * Pages from which on an incremental build pays. Below, rendering takes seconds, and a cold build would be a tenth slower
 * since Astro copies every page into its cache.
 */
const MIN_PAGES_FOR_CACHE = 3000;

/** Rows of the registry from which on it pays on a small site, too: what follows from them takes longer than its pages. */
const MIN_ROWS_FOR_CACHE = 100_000;

/** Undefined: what suits the size of the site. */
const mayUseCache = values['no-cache'] ? false : values.cache;

const root = contentRoot();
const progress = new Progress();
const paths = buildPathsIn(root);
const hasSite = existsSync(paths.site);

/** What the operator should know of a site that was built. */
const warnings: string[] = [];

interface RenderedSite {
  /** Paths that the entries of the content must have become. */
  readonly expected: ReadonlyMap<string, string>;
  readonly pages: readonly PageFacts[];
  /** Pages and passages that the search finds. */
  readonly recordCount: number;
}

/** Checks the content and renders the site into the staging directory, search index and files for hosts included. */
const renderSite = async (): Promise<RenderedSite> => {
  let expected: ReadonlyMap<string, string> = new Map();
  let rowCount = 0;
  let pages: readonly PageFacts[] = [];
  let recordCount = 0;
  const checks = contentChecks((content) => {
    expected = expectedPages(content);
    warnings.push(...[registryWarning(content)].filter((warning) => warning !== undefined));
    const site = readSite(root);
    rowCount = site.registryRows === 'none' ? 0 : readRegistry(root, content.today).rowCount;
    const tooMany = site.host && certainlyTooMany(site.host, leastFilesOf(content, expected.size, site));
    if (tooMany !== undefined) throw new PublishError(tooMany);
  });
  const files = siteFiles((facts) => {
    pages = facts;
  });
  const search = searchIndex((count) => {
    recordCount = count;
  });
  const stages: AstroIntegration = {
    name: 'stages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const isIncremental = mayUseCache ?? (expected.size >= MIN_PAGES_FOR_CACHE || rowCount >= MIN_ROWS_FOR_CACHE);
        updateConfig({ experimental: { incrementalBuild: isIncremental } });
        progress.begin('Preparing', 'prepare');
      },
      'astro:build:start': () => {
        beginRendering(paths);
        progress.begin('Rendering pages', 'render');
      },
      'astro:build:generated': () => {
        progress.begin('Indexing for search', 'index');
      },
    },
  };
  // Imported only now, since it reads the content: what is wrong with that is told as any other failure.
  const { default: config } = await import('#astro.config.mjs');
  // The same integrations as in a plain `astro build`, but for these, which tell us what they know.
  const integrations = (config.integrations as AstroIntegration[]).map(
    (one) => [checks, search, files].find(({ name }) => name === one.name) ?? one,
  );
  progress.begin('Checking the content', 'check');
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    force: mayUseCache === false || wasRenderingStopped(paths),
    outDir: paths.staging,
    integrations: [...integrations, stages],
  });
  endRendering(paths);
  return { expected, pages, recordCount };
};

const publish = ({ expected, pages, recordCount }: RenderedSite): void => {
  progress.begin('Inspecting the site', 'gate');
  const site = readSite(root);
  const hosts = inspectForHosts(paths.staging, site);
  const { faults: faultsOfPages, inventory } = inspectSite({
    folder: paths.staging,
    origin: site.url,
    expected,
    before: readInventory(paths.site),
    mayShrink: values['allow-shrink'],
    pages,
  });
  warnings.push(...hosts.warnings);
  const faults = [...faultsOfPages, ...hosts.faults];
  if (faults.length > 0) {
    throw new PublishError(
      `The site that was built must not be published:\n${faults.map((fault) => `  - ${fault}\n`).join('')}It lies in ${paths.staging} to be looked at.`,
    );
  }
  writeFileSync(join(paths.staging, MARKER_FILE), JSON.stringify(inventory));
  progress.begin('Putting it in place', 'swap');
  swapSite(paths);
  progress.end();
  const seconds = Math.round(performance.now() / 1000);
  process.stdout.write(
    `Built ${pages.length.toLocaleString('en')} pages and a search index of ${recordCount.toLocaleString('en')} records in ${seconds} s. The site is in ${relative('.', paths.site)}/\n`,
  );
  for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
};

try {
  const endBuild = beginBuild(paths);
  try {
    if (mayUseCache === false) {
      clearPictures(root);
      clearGathered(root);
    }
    publish(await renderSite());
  } finally {
    endBuild();
  }
} catch (error) {
  progress.end();
  process.stderr.write(`${explainFailure(error, hasSite)}\n`);
  process.exitCode = 1;
}
