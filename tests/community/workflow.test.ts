import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { WISH_WORDS } from '#community/corrections.ts';
import { CORRECTION_FIELDS } from '#community/forms.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly propose: { readonly 'timeout-minutes': number; readonly steps: readonly Step[] } };
}

interface IssueForm {
  readonly body: readonly {
    readonly id?: string;
    readonly attributes: { readonly options?: readonly string[] };
  }[];
}

const workflow = parse(readFileSync('.github/workflows/comment.yml', 'utf8')) as Workflow;
const { steps, ...job } = workflow.jobs.propose;

test('the workflow gives away nothing: no rights by default, pinned actions, no credentials left behind, a time limit', () => {
  expect(workflow.permissions).toEqual({});
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with).toMatchObject({
    'persist-credentials': false,
  });
  expect(job['timeout-minutes']).toBeLessThanOrEqual(10);
});

test('what a stranger sent never becomes a part of a command', () => {
  for (const { run } of steps) expect(run ?? '').not.toContain('${{');
});

test('only the step that opens pull requests holds the token', () => {
  const holders = steps.filter(({ env }) => Object.values(env ?? {}).some((value) => value.includes('token')));
  expect(holders.map(({ name }) => name)).toEqual(['Open a pull request for each comment']);
});

test('each new comment goes to a branch and a pull request of its own; run again, nothing happens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  try {
    const origin = join(folder, 'origin.git');
    const clone = join(folder, 'clone');
    const tools = join(folder, 'tools');
    const asked = join(folder, 'asked.txt');
    const environment = {
      PATH: `${tools}:${process.env['PATH'] ?? ''}`,
      HOME: folder,
      GIT_AUTHOR_NAME: 'T',
      GIT_AUTHOR_EMAIL: 't@site.example',
      GIT_COMMITTER_NAME: 'T',
      GIT_COMMITTER_EMAIL: 't@site.example',
    };
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', clone, ...args], { env: environment, encoding: 'utf8', stdio: 'pipe' });
    execFileSync('git', ['init', '--quiet', '--bare', origin], { env: environment });
    execFileSync('git', ['clone', '--quiet', origin, clone], { env: environment, stdio: 'pipe' });
    git('commit', '--quiet', '--allow-empty', '--message', 'Start');
    git('push', '--quiet', 'origin', 'HEAD');
    mkdirSync(tools);
    writeFileSync(join(tools, 'gh'), `#!/bin/sh\necho "$*" >> ${asked}\n`);
    chmodSync(join(tools, 'gh'), 0o755);

    const propose = (): void => {
      mkdirSync(join(clone, 'content/comments/an-article'), { recursive: true });
      for (const id of ['one', 'two']) writeFileSync(join(clone, `content/comments/an-article/${id}.yaml`), id);
      const run = steps.at(-1)?.run ?? '';
      execFileSync('bash', ['-c', run], { cwd: clone, env: environment, stdio: 'pipe' });
    };
    propose();
    const branches = git('ls-remote', 'origin', 'refs/heads/comment/*').trim().split('\n');
    expect(branches.map((line) => line.split('/').at(-1))).toEqual(['one', 'two']);
    expect(git('show', '--name-only', '--format=', 'comment/two').trim()).toBe('content/comments/an-article/two.yaml');
    const requests = (): string[] =>
      readFileSync(asked, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('pr create'));
    expect(requests()).toHaveLength(2);
    propose();
    expect(requests()).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each(['comment.yml', 'correction.yml', 'listing-change.yml'])(
  '%s is an issue form with the fields that links fill in',
  (name) => {
    const path = `.github/ISSUE_TEMPLATE/${name}`;
    expect(existsSync(path)).toBe(true);
    const { body } = parse(readFileSync(path, 'utf8')) as IssueForm;
    const ids = body.flatMap(({ id }) => id ?? []);
    const { page, fact, date, wish } = CORRECTION_FIELDS;
    const wanted =
      name === 'comment.yml' ? ['article'] : name === 'correction.yml' ? [page, fact, date] : [page, fact, date, wish];
    expect(ids).toEqual(expect.arrayContaining(wanted));
    const options = body.find(({ id }) => id === 'wish')?.attributes.options;
    if (options) expect(options).toEqual([WISH_WORDS.claim, WISH_WORDS.update, WISH_WORDS.remove]);
  },
);
