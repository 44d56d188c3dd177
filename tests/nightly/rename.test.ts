/** All content under another name and in another country: `tests/site/operator.test.ts` asks the same of a small site. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOldNames, NEW_FLAGS, SHIPPED } from '#tests/site/old-names.ts';

const ROOT = '.cache/renamed-site';

const run = async (...command: readonly string[]): Promise<void> => {
  await promisify(execFile)('node', command, { env: { ...process.env, SITE_CONTENT_ROOT: ROOT } });
};

beforeAll(async () => {
  rmSync(ROOT, { recursive: true, force: true });
  cpSync('content', join(ROOT, 'content'), { recursive: true });
  await run('scripts/setup.ts', ...NEW_FLAGS);
  await run('scripts/build.ts');
});

afterAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
});

/** Facts about real people and texts, which a rename leaves alone (docs/operating.md, "Make it yours"). */
const FACTS = [
  // What the founder founded, on her page, in her listing, and wherever they are found.
  /^people\/cindy-perlin\//,
  /^providers\/cindy-perlin\//,
  // Where the article was first published, and its author's interest.
  /^articles\/research-on-stem-cell-therapy-for-chronic-pain\//,
];

test('no page of all content names the site as it was shipped, or a number of another country', () => {
  const found = findOldNames(join(ROOT, 'dist'), SHIPPED);
  expect(found.filter((place) => !FACTS.some((fact) => fact.test(place)))).toEqual([]);
});
