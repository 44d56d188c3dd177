/**
 * Kills a build with SIGKILL, all its processes at once, at random moments, and looks whether the published site is
 * whole: `npm run bench:build-kill -- [times]`. Every second kill waits for the moment in which sites are exchanged.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#scripts/bench/random.ts';
import { allArgumentsOrExit } from '#scripts/command-line.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { MARKER_FILE } from '#scripts/publish/inventory.ts';
import { buildPathsIn } from '#scripts/publish/swap.ts';

const ROOT = '.cache/killed-site';
const places = buildPathsIn(ROOT);

const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const file of listFiles(folder)) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

interface Run {
  readonly exitCode: number | null;
  readonly milliseconds: number;
}

/** @param isDue Asked every millisecond; once it says so, the build and its children are killed. */
const runBuild = (isDue: (milliseconds: number) => boolean = () => false): Promise<Run> =>
  new Promise((done) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['scripts/build.ts'], {
      // A group of its own, so that one signal reaches what the build has started as well.
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, SITE_CONTENT_ROOT: ROOT },
    });
    const timer = setInterval(() => {
      if (!isDue(performance.now() - startedAt) || child.pid === undefined) return;
      clearInterval(timer);
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself in this very moment.
      }
    }, 1);
    child.once('close', (exitCode) => {
      clearInterval(timer);
      done({ exitCode, milliseconds: performance.now() - startedAt });
    });
  });

const USAGE = `npm run bench:build-kill -- [TIMES]

Kills a build at random moments, and looks whether the published site is whole.

TIMES  Default: 100
`;

const { positionals } = allArgumentsOrExit('bench:build-kill', USAGE, {});
const times = Number(positionals[0] ?? 100);
const random = seededRandom(8);

rmSync(ROOT, { recursive: true, force: true });
cpSync('content', join(ROOT, 'content'), { recursive: true });
const first = await runBuild();
if (first.exitCode !== 0) throw new Error('The site does not build: npm run build tells why.');
const whole = digestOf(places.site);
// A build after which nothing has changed is what is killed; the first one takes longer.
const usual = await runBuild();

let builds = 0;
let killed = 0;
let betweenRenames = 0;
const broken: number[] = [];
for (let run = 0; killed < times; run += 1) {
  builds += 1;
  const moment = random.next() * usual.milliseconds;
  let readyAt: number | undefined;
  const wait = random.next() * 4;
  const { exitCode } = await runBuild((milliseconds) => {
    if (run % 2 === 0) return milliseconds >= moment;
    if (existsSync(join(places.staging, MARKER_FILE))) readyAt ??= milliseconds;
    return readyAt !== undefined && milliseconds >= readyAt + wait;
  });
  if (exitCode === null) killed += 1;
  if (!existsSync(places.site) && existsSync(places.replaced)) {
    betweenRenames += 1;
    if (digestOf(places.replaced) !== whole) broken.push(run);
  } else if (!existsSync(places.site) || digestOf(places.site) !== whole) broken.push(run);
}
const last = await runBuild();
const isWhole = last.exitCode === 0 && digestOf(places.site) === whole;
console.log(
  `${builds} builds, ${killed} killed: the published site was whole ${builds - broken.length} times, ${betweenRenames} of them waiting beside dist/ between the two renames; the next build ${isWhole ? 'succeeded with the same bytes' : 'FAILED'}`,
);
rmSync(ROOT, { recursive: true, force: true });
if (broken.length > 0 || !isWhole) process.exitCode = 1;
