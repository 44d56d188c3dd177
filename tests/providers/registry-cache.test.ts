import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearGathered, rememberGathered } from '#providers/registry-cache.ts';

let root: string;
let made: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gathered-'));
  made = 0;
  vi.stubEnv('SITE_CONTENT_ROOT', root);
  vi.stubEnv('DEV', false);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const LARGE = { digest: 'a', rowCount: 1_000_000 };

const gather = (registry = LARGE, ...parts: readonly unknown[]): Promise<{ number: number }> =>
  rememberGathered('lists', registry, parts, () => Promise.resolve({ number: (made += 1) }));

test('what was gathered is gathered once, until the registry or anything beside it changes', async () => {
  expect(await gather(LARGE, 'monday')).toEqual({ number: 1 });
  expect(await gather(LARGE, 'monday')).toEqual({ number: 1 });
  expect(await gather(LARGE, 'tuesday')).toEqual({ number: 2 });
  expect(await gather({ ...LARGE, digest: 'b' }, 'tuesday')).toEqual({ number: 3 });
  // One answer is kept, the last.
  expect(await gather(LARGE, 'monday')).toEqual({ number: 4 });
});

test('a small registry is gathered each time, and so is any in development', async () => {
  await gather({ digest: 'a', rowCount: 5000 });
  await gather({ digest: 'a', rowCount: 5000 });
  vi.stubEnv('DEV', true);
  await gather();
  await gather();
  expect(made).toBe(4);
  expect(readdirSync(root)).toEqual([]);
});

test('a file that is broken counts as none, and a build that shall reuse nothing forgets it', async () => {
  await gather();
  const folder = join(root, '.cache/registry');
  expect(readdirSync(folder)).toEqual(['lists.json']);
  writeFileSync(join(folder, 'lists.json'), '{"key":"');
  expect(await gather()).toEqual({ number: 2 });
  clearGathered(root);
  expect(await gather()).toEqual({ number: 3 });
});
