/**
 * `npm run build`: checks the content, renders every page into a folder beside the published site, indexes them for
 * search, holds the whole against what it was made from, and only then puts it into `dist/`. Whatever stops it leaves
 * the site that was there. `-- --allow-shrink` accepts that many pages are gone.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'astro';
import { storeOf } from '#scripts/checks/content.ts';
import { describeReport } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { expectedPages } from '#scripts/publish/expected-pages.ts';
import { explainFailure } from '#scripts/publish/failures.ts';
import { inspectSite } from '#scripts/publish/gate.ts';
import { MARK, readInventory } from '#scripts/publish/inventory.ts';
import { Progress } from '#scripts/publish/progress.ts';
import { beginBuild, placesIn, PublishError, swapSite } from '#scripts/publish/swap.ts';
import { contentRoot } from '#site/content-root.ts';
import { provideEntries } from '#site/entries.ts';
import { readSite } from '#site/read-site.ts';
import { today } from '#site/today.ts';

process.env['NODE_ENV'] ??= 'production';
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const { values } = parseArgs({ options: { 'allow-shrink': { type: 'boolean', default: false } } });
const root = contentRoot();
const places = placesIn(root);
const progress = new Progress();

try {
  const endBuild = beginBuild(places);
  try {
    await buildSite();
  } finally {
    endBuild();
  }
} catch (error) {
  progress.end();
  process.stderr.write(`${explainFailure(error, existsSync(places.site))}\n`);
  process.exitCode = 1;
}

async function buildSite(): Promise<void> {
  progress.begin('Checking the content');
  const report = checkContent({ root, today: today() });
  if (report.problems.some(({ severity }) => severity === 'error')) {
    progress.end();
    process.stderr.write(describeReport(report));
    throw new PublishError('The content has problems; they are listed above. Nothing was built.');
  }
  const expected = expectedPages(report.content);
  provideEntries(storeOf(report.content));

  progress.begin('Rendering pages', () => countPages(places.staging));
  await build({ logLevel: 'error', outDir: places.staging });

  progress.begin('Inspecting the site');
  const { faults, inventory } = inspectSite({
    folder: places.staging,
    origin: readSite(root).url,
    expected,
    before: readInventory(places.site),
    mayShrink: values['allow-shrink'],
  });
  if (faults.length > 0) {
    throw new PublishError(
      `The site that was built must not be published:\n${faults.map((fault) => `  - ${fault}\n`).join('')}It lies in ${places.staging} to be looked at.`,
    );
  }
  writeFileSync(join(places.staging, MARK), JSON.stringify(inventory));
  swapSite(places);
  progress.end();
}

/** Folders with a page in them, while the build writes them. */
function countPages(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.html'))
    .length;
}
