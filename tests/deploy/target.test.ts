import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MARKER_FILE } from '#scripts/publish/inventory.ts';
import { deploy, DeployError, rollBack } from '#scripts/deploy/releases.ts';
import { faultOfTarget } from '#scripts/deploy/target.ts';

let folder = '';
let dist = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-target-'));
  dist = join(folder, 'dist');
  mkdirSync(join(dist, 'pagefind'), { recursive: true });
  mkdirSync(join(dist, '_hosts'));
  const page = '<!doctype html><title>x</title>'.padEnd(900, 'x') + '</html>';
  for (const file of ['index.html', '404.html']) writeFileSync(join(dist, file), page);
  writeFileSync(join(dist, 'sitemap-index.xml'), '<sitemapindex/>');
  writeFileSync(join(dist, 'sitemap-0.xml'), '<loc>https://www.example.org/</loc>');
  writeFileSync(join(dist, 'pagefind/contents.json'), '{}');
  writeFileSync(join(dist, '_hosts/nginx.conf'), '# rules\n');
  writeFileSync(join(dist, MARKER_FILE), '{}');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const START = new Date('2026-11-01T08:00:00Z');

test.each(['dist', 'dist/site', 'dist/.', 'link', 'link/new'])(
  '%s, where the build lies, takes no release',
  async (to) => {
    symlinkSync(dist, join(folder, 'link'));
    const before = readdirSync(dist);
    await expect(deploy(dist, join(folder, to), START)).rejects.toThrow(DeployError);
    await expect(deploy(dist, join(folder, to), START)).rejects.toThrow('/srv/site');
    expect(readdirSync(dist)).toEqual(before);
  },
);

test('the root of the volume takes no release, nor a rollback', async () => {
  expect(faultOfTarget('/', dist)).toContain('root');
  expect(faultOfTarget('//', dist)).toContain('root');
  await expect(rollBack('/', START)).rejects.toThrow('root');
  expect(existsSync('/releases')).toBe(false);
});

test('a folder with other files takes none, and is left as it is', async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'letter.txt'), 'Dear');
  await expect(deploy(dist, home, START)).rejects.toThrow('letter.txt');
  expect(readdirSync(home)).toEqual(['letter.txt']);
});

test('a release of the folder itself is not published into it', async () => {
  const to = join(folder, 'srv');
  await deploy(dist, to, START);
  await expect(deploy(join(to, 'current'), to, new Date(START.getTime() + 1000))).rejects.toThrow('--rollback');
});

test('a new folder, an empty one, a volume of its own and one with releases take them', async () => {
  const to = join(folder, 'srv/site');
  await deploy(dist, to, START);
  expect(faultOfTarget(to, dist)).toBeUndefined();
  const volume = join(folder, 'volume');
  mkdirSync(join(volume, 'lost+found'), { recursive: true });
  expect(faultOfTarget(volume, dist)).toBeUndefined();
  expect(faultOfTarget(join(folder, 'distant'), dist)).toBeUndefined();
});
