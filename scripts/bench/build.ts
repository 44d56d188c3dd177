/**
 * Measures how the build grows: `npm run bench -- [--sizes 100,1000]`. A size is the number of generated pages, half of
 * them articles of about 800 words and half of them profiles, beside the real content. Each size is built cold, warm
 * and after one edit; seconds are of the wall clock, memory is the most that all processes of the build held at once.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateSite } from '#scripts/bench/generated-site.ts';
import { readInventory } from '#scripts/publish/inventory.ts';

const ROOT = '.cache/bench-site';
const SAMPLE_MS = 100;
const PAGE_BYTES = 4096;

interface Measure {
  readonly seconds: number;
  /** In megabytes of 10⁶ bytes; unknown where there is no /proc. */
  readonly megabytes: number | undefined;
}

/** Resident memory of a process and all that it started, read from Linux's /proc. */
const residentBytes = (pid: number): number => {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, child) => sum + residentBytes(child), own);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
};

const measureBuild = (): Promise<Measure> =>
  new Promise((done, fail) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['scripts/build.ts', '--allow-shrink'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SITE_CONTENT_ROOT: ROOT, CI: '1' },
    });
    let most = 0;
    const timer = setInterval(() => {
      if (child.pid !== undefined) most = Math.max(most, residentBytes(child.pid));
    }, SAMPLE_MS);
    child.once('close', (code) => {
      clearInterval(timer);
      if (code !== 0) {
        fail(new Error('The generated site does not build.'));
        return;
      }
      const seconds = (performance.now() - startedAt) / 1000;
      done({ seconds, megabytes: most === 0 ? undefined : most / 1e6 });
    });
  });

const editOneArticle = (): void => {
  appendFileSync(
    join(ROOT, 'content/articles/generated-1/index.md'),
    '\nOne more paragraph, as an editor would add.\n',
  );
};

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100,1000' } } });
const sizes = values.sizes.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 2)) {
  throw new Error(`--sizes takes whole numbers from 2, like --sizes 100,1000; "${values.sizes}" is something else.`);
}

const rounded = ({ seconds, megabytes }: Measure): string =>
  `${seconds.toFixed(1)} s, ${megabytes === undefined ? 'memory unknown' : `${megabytes.toFixed(0)} MB`}`;

console.log('| generated pages | pages in all | cold | pages a second, cold | warm | one edit |');
console.log('|---|---|---|---|---|---|');
for (const size of sizes) {
  generateSite(ROOT, { articles: size / 2, profiles: size / 2 });
  const cold = await measureBuild();
  const warm = await measureBuild();
  editOneArticle();
  const edited = await measureBuild();
  const pages = readInventory(join(ROOT, 'dist'))?.pages ?? 0;
  console.log(
    `| ${size.toLocaleString('en')} | ${pages.toLocaleString('en')} | ${rounded(cold)} | ${(pages / cold.seconds).toFixed(0)} | ${rounded(warm)} | ${rounded(edited)} |`,
  );
}
rmSync(ROOT, { recursive: true, force: true });
