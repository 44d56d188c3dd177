/**
 * `npm run bench:registry`: the whole build of a site that publishes a large registry. The rows are generated, spread as
 * people live; the content beside them is the real one. Measured are a cold build, a second one with nothing changed,
 * and one after a week that changed 1 % of the rows; first of all a build without rows, so that what each row costs can
 * be told.
 */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPostalAreas } from '#places/postal-areas.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import { stagesIn } from '#scripts/bench/build-figures.ts';
import { writeGeneratedRegistry } from '#scripts/bench/generated-registry.ts';
import { generateRows } from '#scripts/bench/people.ts';
import { measureCommands } from '#scripts/bench/process-tree.ts';
import { seededRandom } from '#scripts/bench/random.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { listFiles } from '#scripts/files/listing.ts';

const USAGE = `npm run bench:registry

Builds the site with a generated registry, and tells what that takes.

--sizes COUNTS  numbers of registry rows. Default: 20000,100000
--only-cold     leave out the later builds
`;

const values = argumentsOrExit('bench:registry', USAGE, {
  sizes: { type: 'string', default: '20000,100000' },
  'only-cold': { type: 'boolean', default: false },
});

const ROOT = '.cache/bench-registry';
const DAY = '2026-11-23';
const WEEK_LATER = '2026-11-30';
const WEEKLY_SHARE = 0.01;
const NO_TOPICS = { treatments: [], conditions: [], professions: [] };

const writeRegistry = (rows: readonly FinderRow[], registryOn: string): void => {
  writeGeneratedRegistry(join(ROOT, 'content/registry'), rows, registryOn);
};

const prepare = (rows: readonly FinderRow[]): void => {
  rmSync(ROOT, { recursive: true, force: true });
  cpSync('content', join(ROOT, 'content'), { recursive: true });
  const settings = join(ROOT, 'content/site.yaml');
  const text = readFileSync(settings, 'utf8').replace(/^registryRows: .*/m, 'registryRows: all');
  writeFileSync(settings, text.replace(/^host: .*\n/m, ''));
  writeRegistry(rows, DAY);
};

const filesOfSite = (): Map<string, number> => {
  const site = join(ROOT, 'dist');
  return new Map(listFiles(site).map((path) => [path, statSync(join(site, path)).size]));
};

/** What the site takes by itself: the first build of all has no rows. */
let secondsWithoutRows = 0;

const count = (value: number): string => value.toLocaleString('en');

/** Builds, and tells what it took. Answers the size of each file by its path. */
const build = async (name: string, rowCount: number): Promise<Map<string, number>> => {
  const command = {
    name: 'build',
    file: 'node',
    parameters: ['--max-semi-space-size=32', 'scripts/build.ts', '--cache'],
  };
  const environment = { SITE_CONTENT_ROOT: resolve(ROOT), SITE_TODAY: WEEK_LATER, BENCH_STAGES: '1' };
  const measured = await measureCommands([command], { folder: process.cwd(), environment });
  const files = filesOfSite();
  const finder = [...files].filter(([path]) => path.startsWith('finder/'));
  const [largest = '', bytes = 0] = finder.toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const stages = Object.entries(stagesIn(measured.output)).map(([stage, seconds]) => `${stage} ${seconds.toFixed(0)}`);
  const processorSeconds = measured.processorSeconds ?? 0;
  if (rowCount === 0) secondsWithoutRows = processorSeconds;
  const ofRows = processorSeconds - secondsWithoutRows;
  const each = rowCount > 0 ? ` (${((1e6 * ofRows) / rowCount).toFixed(0)} µs a row beyond the site without rows)` : '';
  console.log(
    [
      `${count(rowCount)} rows, ${name}: ${measured.seconds.toFixed(0)} s, ${processorSeconds.toFixed(0)} s of processor${each}, ${((measured.megabytes ?? 0) / 1000).toFixed(2)} GB`,
      `${count(files.size)} files, ${count(finder.length)} of the finder, the largest of those ${largest} with ${count(bytes)} bytes`,
      `seconds: ${stages.join(', ')}`,
    ].join('; '),
  );
  return files;
};

for (const size of [0, ...values.sizes.split(',').map(Number)]) {
  const rows = generateRows(size, readPostalAreas().areas, NO_TOPICS, 1, 0).map(({ row }) => row);
  prepare(rows);
  const before = await build('cold', size);
  if (!values['only-cold'] && size > 0) {
    await build('nothing changed', size);
    const random = seededRandom(7);
    writeRegistry(
      rows.map((row) => (random.chance(WEEKLY_SHARE) ? { ...row, phone: '1 555 555 0100' } : row)),
      WEEK_LATER,
    );
    const after = await build('a week later', size);
    const added = [...after.keys()].filter((path) => path.startsWith('finder/') && !before.has(path)).length;
    console.log(`${count(added)} files of the finder are new after 1 % of the rows changed`);
  }
  rmSync(ROOT, { recursive: true, force: true });
}
