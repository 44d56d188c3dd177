/** A site that was built in increments is the site of a cold build, byte for byte. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPostalAreas } from '#places/postal-areas.ts';
import { WHOLE_LISTS_UP_TO } from '#providers/listing-lists.ts';
import { registryLine, registryText } from '#providers/registry.ts';
import { generateSite } from '#scripts/bench/generated-site.ts';
import { generateRows, registryRowOf } from '#scripts/bench/people.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { today } from '#site/today.ts';

const ROOT = '.cache/rebuilds';
const DAY = today();
/** Comments and banners, which change from page to page. */
const GUESTS = 'tests/fixtures/guest-site/content/comments';

const run = promisify(execFile);

/** Several whole builds, on a machine that may have others to serve. */
const PATIENCE_MS = 900_000;

const build = async (root: string, ...options: string[]): Promise<void> => {
  await run('node', ['scripts/build.ts', ...options], {
    env: { ...process.env, SITE_CONTENT_ROOT: root, SITE_TODAY: DAY },
  });
};

/** Kills a build, all its processes at once, as soon as it writes a file anew. */
const killWhenWritten = async (root: string, file: string): Promise<void> => {
  const writtenAt = (): number => statSync(join(root, file)).mtimeMs;
  const before = writtenAt();
  const child = spawn('node', ['scripts/build.ts', '--cache'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, SITE_CONTENT_ROOT: root, SITE_TODAY: DAY },
  });
  const timer = setInterval(() => {
    if (writtenAt() === before || child.pid === undefined) return;
    clearInterval(timer);
    process.kill(-child.pid, 'SIGKILL');
  }, 1);
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(timer);
  expect(signal).toBe('SIGKILL');
};

const edit = (root: string, file: string, change: (text: string) => string): void => {
  const path = join(root, 'content', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

/** More rows than the browse lists hold, so that what is gathered from them is kept between builds. */
const writeRegistry = (folder: string): void => {
  const nothing = { treatments: [], conditions: [], professions: [] };
  const rows = generateRows(WHOLE_LISTS_UP_TO + 1000, readPostalAreas().areas, nothing, 1, 0).map(({ row }) => row);
  mkdirSync(folder);
  writeFileSync(join(folder, 'source.yaml'), `registryOn: ${DAY}\n`);
  for (const [region, inRegion] of Map.groupBy(rows, (row) => row.region)) {
    const lines = inRegion.map((row) => registryLine(registryRowOf(row)));
    writeFileSync(join(folder, `us-${region.toLowerCase()}.csv`), registryText(lines));
  }
};

/** What each file holds, by path. */
const contentsOf = (folder: string): Map<string, string> =>
  new Map(listFiles(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]));

const differencesBetween = (one: string, other: string): string[] => {
  const [first, second] = [contentsOf(one), contentsOf(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file));
};

const edited = join(ROOT, 'edited');
const cold = join(ROOT, 'cold');

beforeAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
  generateSite(edited, { articles: 10, profiles: 30 }, DAY);
  cpSync(GUESTS, join(edited, 'content/comments'), { recursive: true });
  writeRegistry(join(edited, 'content/registry'));
  edit(edited, 'site.yaml', (text) => text.replace(/^registryRows: .*$/m, 'registryRows: all'));
});

afterAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
});

test(
  'after edits, only what changed is rendered, and every file is as in a build from nothing',
  async () => {
    await build(edited, '--cache');
    appendFileSync(
      join(edited, 'content/articles/generated-1/index.md'),
      '\nOne more paragraph, as an editor would add.\n',
    );
    edit(edited, 'articles/generated-2/index.md', (text) =>
      text.replace(/^title: .*$/m, 'title: Another title (generated)'),
    );
    edit(edited, 'treatments/yoga.md', (text) => text.replace(/^summary: (.*)$/m, 'summary: Changed. $1'));
    await build(edited, '--cache');
    const provider = listFiles(join(edited, 'content/providers')).find((file) => file.includes('generated')) ?? '';
    edit(edited, `providers/${provider}`, (text) => text.replace(/^name: .*$/m, 'name: Another Name (generated)'));
    rmSync(join(edited, 'content/articles/generated-3'), { recursive: true });
    await build(edited, '--cache', '--allow-shrink');
    cpSync(join(edited, 'content'), join(cold, 'content'), { recursive: true });
    await build(cold, '--no-cache');
    expect(differencesBetween(join(edited, 'dist'), join(cold, 'dist'))).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'after a build that was killed while it rendered, content that is put back has its own pages again',
  async () => {
    const file = 'articles/generated-1/index.md';
    const before = readFileSync(join(edited, 'content', file), 'utf8');
    await build(edited, '--cache');
    const site = contentsOf(join(edited, 'dist'));
    edit(edited, file, (text) => text.replace(/^title: .*$/m, 'title: A title of one moment (generated)'));
    await killWhenWritten(edited, '.cache/astro/dist/articles/generated-1/index.html');
    writeFileSync(join(edited, 'content', file), before);
    await build(edited, '--cache');
    const again = contentsOf(join(edited, 'dist'));
    expect([...site.keys(), ...again.keys()].filter((path) => site.get(path) !== again.get(path))).toEqual([]);
  },
  PATIENCE_MS,
);

test('a moved page whose new address does not exist is not published', async () => {
  edit(cold, 'site.yaml', (text) => text.replace(/^redirects: .*$/m, 'redirects:\n  /old-page/: /articles/none/'));
  await expect(build(cold)).rejects.toThrow('/articles/none/ does not exist, and is named on: /old-page/');
});
