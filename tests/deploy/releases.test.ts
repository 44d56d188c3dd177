import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MARKER_FILE } from '#scripts/publish/inventory.ts';
import { deploy, rollBack } from '#scripts/deploy/releases.ts';
import { listFiles } from '#scripts/files/listing.ts';

const DAY = 86_400_000;
const START = new Date('2026-11-01T08:00:00Z');
const after = (days: number): Date => new Date(START.getTime() + days * DAY);

let folder = '';
let dist = '';
let srv = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-test-'));
  dist = join(folder, 'dist');
  srv = join(folder, 'srv');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
};

const page = (word: string): string => `<!doctype html><title>${word}</title><p>${word} `.padEnd(900, 'x') + '</html>';

/** A small build: every page bears the word, and so does the name of its script. */
function build(word: string, pages = 20): void {
  rmSync(dist, { recursive: true, force: true });
  for (const file of ['index.html', '404.html']) write(file, page(word));
  for (let number = 0; number < pages; number += 1) write(`articles/page-${number}/index.html`, page(word));
  write('about/index.html', page('the same in every build'));
  write(`_astro/script.${word}.js`, `// ${word}`.padEnd(900, 'x'));
  write('sitemap-index.xml', '<sitemapindex/>');
  write('sitemap-0.xml', '<loc>https://www.example.org/</loc><loc>https://www.example.org/articles/page-0/</loc>');
  write('pagefind/contents.json', '{}');
  write('_hosts/nginx.conf', '# the same\n');
  write(MARKER_FILE, '{}');
}

const published = (path: string): string => readFileSync(join(srv, 'current', path), 'utf8');
const isPublished = (path: string): boolean => existsSync(join(srv, 'current', path));

/** Words of all pages that are published, but the one that never changes. */
const wordsPublished = (): string[] => [
  ...new Set(
    listFiles(join(srv, readlinkSync(join(srv, 'current'))))
      .filter((path) => path.endsWith('.html') && !path.startsWith('about'))
      .map((path) => /<title>(\w+)</.exec(published(path))?.[1] ?? path),
  ),
];

test('a release is a copy of the build, with compressed files beside the text', async () => {
  build('one');
  const { files, unchanged } = await deploy(dist, srv, START);
  expect({ files, unchanged }).toEqual({ files: listFiles(dist).length, unchanged: 0 });
  expect(wordsPublished()).toEqual(['one']);
  expect(brotliDecompressSync(readFileSync(join(srv, 'current/index.html.br'))).toString()).toBe(page('one'));
  expect(gunzipSync(readFileSync(join(srv, 'current/index.html.gz'))).toString()).toBe(page('one'));
  const [original, compressed] = ['', '.br'].map(
    (ending) => statSync(join(srv, `current/index.html${ending}`)).mtimeMs,
  );
  expect(compressed).toBe(Math.floor((original ?? 0) / 1000) * 1000);
  // What the next build does to its own folder must not reach what is published.
  writeFileSync(join(dist, 'index.html'), 'half of a pa');
  expect(published('index.html')).toBe(page('one'));
});

test('a page that did not change keeps its date, so that browsers need not load it again', async () => {
  build('one');
  await deploy(dist, srv, START);
  const before = statSync(join(srv, 'current/about/index.html'));
  build('two');
  const { unchanged, areRulesNew } = await deploy(dist, srv, after(1));
  expect(statSync(join(srv, 'current/about/index.html')).mtimeMs).toBe(before.mtimeMs);
  expect(unchanged).toBe(6);
  expect(areRulesNew).toBe(false);
  expect(wordsPublished()).toEqual(['two']);
});

test('hashed files of earlier releases stay for 30 days after they were last part of the site', async () => {
  build('one');
  await deploy(dist, srv, START);
  build('two');
  await deploy(dist, srv, after(10));
  expect(isPublished('_astro/script.one.js')).toBe(true);
  expect(isPublished('_astro/script.one.js.br')).toBe(true);
  await deploy(dist, srv, after(39));
  expect(isPublished('_astro/script.one.js')).toBe(true);
  await deploy(dist, srv, after(41));
  expect(isPublished('_astro/script.one.js')).toBe(false);
  expect(isPublished('_astro/script.two.js')).toBe(true);
});

test('files without a hash in their address are not kept', async () => {
  build('one');
  write('old/index.html', page('one'));
  await deploy(dist, srv, START);
  build('two');
  await deploy(dist, srv, after(1));
  expect(isPublished('old/index.html')).toBe(false);
});

test('a rollback brings the pages of the release before, and keeps the hashed files of the later one', async () => {
  for (const [index, word] of ['one', 'two', 'three'].entries()) {
    build(word);
    await deploy(dist, srv, after(index));
  }
  await rollBack(srv, after(3));
  expect(wordsPublished()).toEqual(['two']);
  expect(isPublished('_astro/script.three.js')).toBe(true);
  await rollBack(srv, after(4));
  expect(wordsPublished()).toEqual(['one']);
  await expect(rollBack(srv, after(5))).rejects.toThrow(/no earlier release/);
  build('four');
  await deploy(dist, srv, after(6));
  expect(wordsPublished()).toEqual(['four']);
});

test('five releases are left, and the one a rollback needs', async () => {
  for (let number = 0; number < 8; number += 1) {
    build(`build${number}`);
    await deploy(dist, srv, after(number));
  }
  expect(readdirSync(join(srv, 'releases'))).toHaveLength(5);
});

describe('an unfinished build is refused, and the site stays', () => {
  test.each([
    [
      'a page that breaks off',
      () => write('about/index.html', '<!doctype html><p>Half'),
      'about/index.html has no end',
    ],
    ['no index', () => rmSync(join(dist, 'pagefind'), { recursive: true }), 'pagefind/contents.json is missing'],
    ['a page less than the sitemap lists', () => rmSync(join(dist, 'articles/page-0'), { recursive: true }), 'sitemap'],
    ['a folder of a broken build', () => mkdirSync(join(dist, '.prerender')), '.prerender'],
    ['nothing at all', () => rmSync(dist, { recursive: true }), 'not there'],
  ])('%s', async (_name, damage, reason) => {
    build('one');
    await deploy(dist, srv, START);
    build('two');
    damage();
    await expect(deploy(dist, srv, after(1))).rejects.toThrow(reason);
    expect(wordsPublished()).toEqual(['one']);
  });
});

test('a second deploy at the same time is refused; the lock of a killed one is not minded', async () => {
  build('one');
  mkdirSync(srv);
  writeFileSync(join(srv, '.deploying'), String(process.ppid));
  await expect(deploy(dist, srv, START)).rejects.toThrow(/Another deploy/);
  writeFileSync(join(srv, '.deploying'), '4194305');
  await deploy(dist, srv, START);
  expect(wordsPublished()).toEqual(['one']);
  expect(existsSync(join(srv, '.deploying'))).toBe(false);
});

/** The moments are spread over a third of a second: few of them by day, many by night. */
const KILLS = Number(process.env['KILLS'] ?? 3);

test('killed at any moment, the published site is one whole release, and the next deploy succeeds', async () => {
  build('one', 200);
  await deploy(dist, srv, START);
  const outcomes = new Set<string>();
  for (let round = 0; round < KILLS; round += 1) {
    build(`round${round}`, 200);
    const [before] = wordsPublished();
    const child = spawn(process.execPath, ['scripts/deploy.ts', '--dir', dist, '--to', srv], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    // The hidden folder shows that the work has begun; from there on any moment will do.
    while (child.exitCode === null && !readdirSync(srv).includes('.deploying'))
      await new Promise((go) => setTimeout(go, 5));
    await new Promise((go) => setTimeout(go, (round * 300) / KILLS));
    child.kill('SIGKILL');
    await ended;
    const words = wordsPublished();
    expect(words).toHaveLength(1);
    expect([before, `round${round}`]).toContain(words[0]);
    outcomes.add(words[0] === before ? 'old' : 'new');
  }
  expect(outcomes.has('old')).toBe(true);
  build('last', 200);
  await deploy(dist, srv, new Date());
  expect(wordsPublished()).toEqual(['last']);
  expect(readdirSync(srv).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readdirSync(join(srv, 'releases')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a damaged note of an old release stops the deploy before anything is published', async () => {
  build('one');
  await deploy(dist, srv, START);
  appendFileSync(join(srv, dirname(readlinkSync(join(srv, 'current'))), 'release.json'), 'garbage');
  build('two');
  await expect(deploy(dist, srv, after(1))).rejects.toThrow();
  expect(wordsPublished()).toEqual(['one']);
});
