import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkContent } from '#scripts/checks/run.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const check = (root: string, ...options: string[]) =>
  spawnSync(process.execPath, ['scripts/check.ts', '--root', root, ...options], {
    encoding: 'utf8',
    env: { ...process.env, SITE_TODAY: FIXTURE_DAY },
  });

test('a tree in order ends with 0 and says what was looked at', () => {
  const { status, stdout } = check('tests/fixtures');
  expect(stdout).toBe(
    '2 treatments, 1 condition, 1 claim, 2 sources (2 used, 1 citable for existence only), 2 articles, 1 person, ' +
      '1 provider, 2 professions, 1 glossary entry, 1 banner, 2 comments, 1 page\n' +
      'No result may rest on 1 source (1 conclusion not read): npm run check -- --sources\nNo problems.\n',
  );
  expect(status).toBe(0);
});

test('a problem ends with 1, in every form of the report', () => {
  const root = makeFolder();
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  cpSync('tests/checks/source-unknown/content', join(root, 'content'), { recursive: true });
  const plain = check(root);
  expect(plain.status).toBe(1);
  expect(plain.stdout).toContain(readFileSync('tests/checks/source-unknown/expected.txt', 'utf8'));
  expect(plain.stdout).toContain('2 problems in 2 files.\n');
  expect(check(root, '--json').status).toBe(1);
  const github = check(root, '--github');
  expect(github.status).toBe(1);
  expect(github.stdout.match(/^::error /gm)).toHaveLength(2);
});

test('a thousand files are checked in less than five seconds', () => {
  const root = makeFolder();
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  const source = readFileSync('tests/fixtures/content/sources/example-2020.yaml', 'utf8');
  const article = readFileSync('tests/fixtures/content/articles/example-with-notes/index.mdx', 'utf8');
  const paragraph = `${'A plain sentence about nothing [@example-2020]. '.repeat(15)}\n\n`;
  for (let n = 0; n < 500; n += 1) {
    writeFileSync(join(root, `content/sources/made-${n}.yaml`), source.replace('example.2020', `made.${n}`));
    cpSync(join(root, 'content/articles/example-with-notes'), join(root, `content/articles/made-${n}`), {
      recursive: true,
    });
    writeFileSync(join(root, `content/articles/made-${n}/index.mdx`), article + paragraph.repeat(8));
  }
  // Time of the processor, not of the wall: other tests run beside this one.
  const before = process.cpuUsage();
  expect(checkContent({ root, today: FIXTURE_DAY }).problems).toEqual([]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000_000).toBeLessThan(5);
});
