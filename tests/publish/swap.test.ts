import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainFailure } from '#scripts/publish/failures.ts';
import {
  beginBuild,
  beginRendering,
  buildPathsIn,
  endRendering,
  PublishError,
  recoverSite,
  swapSite,
  wasRenderingStopped,
  type BuildPaths,
} from '#scripts/publish/swap.ts';

let root = '';
let places: BuildPaths;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swap-'));
  places = buildPathsIn(root);
  put(places.site, 'old');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
}

const published = (): string => readFileSync(join(places.site, 'index.html'), 'utf8');

test('a finished site takes the place of the published one, and nothing else is left', () => {
  put(places.staging, 'new');
  swapSite(places);
  expect(published()).toBe('new');
  expect([existsSync(places.staging), existsSync(places.replaced)]).toEqual([false, false]);
});

test('a site caught between the two renames comes back', () => {
  put(places.replaced, 'old');
  rmSync(places.site, { recursive: true });
  recoverSite(places);
  expect(published()).toBe('old');
});

test('an accident after both renames leaves the new site, and its rest is cleared', () => {
  put(places.replaced, 'older');
  recoverSite(places);
  expect(published()).toBe('old');
  expect(existsSync(places.replaced)).toBe(false);
});

test('a build that starts clears what a killed one left, and its lock', () => {
  put(places.staging, 'half');
  // No system gives a process this number.
  writeFileSync(places.lock, '99999999');
  const endBuild = beginBuild(places);
  expect(existsSync(places.staging)).toBe(false);
  expect(readFileSync(places.lock, 'utf8')).toBe(String(process.pid));
  endBuild();
  expect(existsSync(places.lock)).toBe(false);
  expect(published()).toBe('old');
});

test('two builds at a time are one too many, and the second says whom to wait for', () => {
  mkdirSync(join(root, '.cache/publish'), { recursive: true });
  writeFileSync(places.lock, String(process.ppid));
  expect(() => beginBuild(places)).toThrow(PublishError);
  expect(() => beginBuild(places)).toThrow(String(process.ppid));
});

test('a rendering that was stopped is told to the next build, until one comes to its end', () => {
  expect(wasRenderingStopped(places)).toBe(false);
  beginBuild(places)();
  beginRendering(places);
  beginBuild(places)();
  expect(wasRenderingStopped(places)).toBe(true);
  beginRendering(places);
  endRendering(places);
  expect(wasRenderingStopped(places)).toBe(false);
  expect(published()).toBe('old');
});

test.each([
  ['ENOSPC', 'The disk is full. Make room, and try again.'],
  ['EROFS', 'its disk is read-only'],
  ['EACCES', 'you have no right to'],
])('%s is told in words, with what became of the site', (code, words) => {
  const told = explainFailure(Object.assign(new Error(`${code}: write`), { code }), true);
  expect(told).toContain(words);
  expect(told).toContain('The site in dist/ is as it was.');
});
