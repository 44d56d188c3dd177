import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
    env: { ...process.env, SITE_TODAY: FIXTURE_DAY, GITHUB_STEP_SUMMARY: join(root, 'summary.md') },
  });

test('a tree in order ends with 0 and says what was looked at', () => {
  const { status, stdout } = check('tests/fixtures');
  expect(stdout).toBe(
    '2 treatments, 1 condition, 1 finding, 2 sources (2 used, 1 citable for existence only), 2 articles, 1 person, ' +
      '1 provider, 2 professions, 1 glossary entry, 1 banner, 2 comments, 1 page\n' +
      'Treatments with findings: 1/2, none for sample-movement\nConditions with findings: 1/1\n' +
      'Findings by kind: result 1\nResults by direction: unclear 1\n' +
      'Findings by grader: none 1\nFindings by certainty: not-graded 1\n' +
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
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('2 problems in 2 files.');
});

test('--due names findings whose source has a newer version, and the version', () => {
  const root = makeFolder();
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  cpSync('tests/checks/source-superseded/content', join(root, 'content'), { recursive: true });
  const { status, stdout } = check(root, '--due');
  expect(stdout).toContain(
    '\nFindings whose source has a newer version:\n' +
      'content/evidence/example-therapy/example-pain.yaml  example-2020; newer: sample-2021: the update of 2021',
  );
  expect(status).toBe(0);
  expect(check('tests/fixtures', '--due').stdout).not.toContain('newer version');
});
