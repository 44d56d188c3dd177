/** A site that was built piece by piece is the site that is built at once: after edits, and by several machines. */
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSite } from '#scripts/bench/generated-site.ts';
import { listFiles } from '#scripts/files/listing.ts';

const ROOT = '.cache/rebuilds';
const DAY = '2026-11-23';
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

const edit = (root: string, file: string, change: (text: string) => string): void => {
  const path = join(root, 'content', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

/** What each file holds, by path. */
const contentsOf = (folder: string): Map<string, string> =>
  new Map(listFiles(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]));

const differencesBetween = (one: string, other: string): string[] => {
  const [first, second] = [contentsOf(one), contentsOf(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file));
};

const edited = join(ROOT, 'edited');
const anew = join(ROOT, 'anew');

beforeAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
  generateSite(edited, { articles: 10, profiles: 30 }, DAY);
  cpSync(GUESTS, join(edited, 'content/comments'), { recursive: true });
});

afterAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
});

test(
  'after edits, only what changed is rendered, and every file is as in a build from nothing',
  async () => {
    await build(edited);
    appendFileSync(
      join(edited, 'content/articles/generated-1/index.md'),
      '\nOne more paragraph, as an editor would add.\n',
    );
    edit(edited, 'articles/generated-2/index.md', (text) =>
      text.replace(/^title: .*$/m, 'title: Another title (generated)'),
    );
    edit(edited, 'treatments/yoga.md', (text) => text.replace(/^summary: (.*)$/m, 'summary: Changed. $1'));
    await build(edited);
    const provider = listFiles(join(edited, 'content/providers')).find((file) => file.includes('generated')) ?? '';
    edit(edited, `providers/${provider}`, (text) => text.replace(/^name: .*$/m, 'name: Another Name (generated)'));
    rmSync(join(edited, 'content/articles/generated-3'), { recursive: true });
    await build(edited, '--allow-shrink');
    cpSync(join(edited, 'content'), join(anew, 'content'), { recursive: true });
    await build(anew, '--anew');
    expect(differencesBetween(join(edited, 'dist'), join(anew, 'dist'))).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'two shards that were built side by side make the same site as one build',
  async () => {
    renameSync(join(anew, 'dist'), join(anew, 'whole'));
    await Promise.all([build(anew, '--shard', '1/2'), build(anew, '--shard', '2/2')]);
    await build(anew, '--merge', join(anew, '.cache/shards/1-of-2'), join(anew, '.cache/shards/2-of-2'));
    expect(differencesBetween(join(anew, 'dist'), join(anew, 'whole'))).toEqual([]);
  },
  PATIENCE_MS,
);

test('a shard alone is no site, and says so', async () => {
  await expect(build(anew, '--merge', join(anew, '.cache/shards/1-of-2'))).rejects.toThrow(
    /These shards make no whole: 1\/2\. Name each of them once\./,
  );
  await expect(build(anew, '--shard', '3/2')).rejects.toThrow(/--shard takes which of how many, like --shard 1\/2/);
});

test('a moved page whose new address does not exist is not published', async () => {
  edit(anew, 'site.yaml', (text) => text.replace(/^redirects: .*$/m, 'redirects:\n  /old-page/: /articles/none/'));
  await expect(build(anew)).rejects.toThrow('/articles/none/ does not exist, and is named on: /old-page/');
});
