import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ISSUE_WISHES } from '#community/corrections.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<'read' | 'propose', { readonly steps: readonly Step[] }>>;
}

interface IssueForm {
  readonly body: readonly {
    readonly id?: string;
    readonly attributes: { readonly options?: readonly string[] };
  }[];
}

const { jobs } = parse(readFileSync('.github/workflows/comment.yml', 'utf8')) as Workflow;
const commandsOf = (job: keyof typeof jobs): string => jobs[job].steps.map(({ run }) => run ?? '').join('\n');

test('what a stranger sent reaches the import as a file, and no other step', () => {
  const steps = [...jobs.read.steps, ...jobs.propose.steps];
  const holders = steps.filter(({ env }) => Object.values(env ?? {}).some((value) => value.includes('client_payload')));
  expect(holders).toHaveLength(1);
  expect(holders[0]?.run).toContain('printf \'%s\' "$PAYLOAD" > "$RUNNER_TEMP/comment.json"');
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
    const base = git('branch', '--show-current').trim();
    git('push', '--quiet', 'origin', 'HEAD');
    mkdirSync(tools);
    writeFileSync(join(tools, 'gh'), `#!/bin/sh\necho "$*" >> ${asked}\n`);
    chmodSync(join(tools, 'gh'), 0o755);

    // What the first job hands over, and what the second does with it; `site` is its clone.
    const patch = (): void => {
      mkdirSync(join(clone, 'content/comments/an-article'), { recursive: true });
      for (const id of ['one', 'two']) writeFileSync(join(clone, `content/comments/an-article/${id}.yaml`), `${id}\n`);
      git('add', 'content/comments');
      const text = git('diff', '--cached', '--binary');
      git('reset', '--quiet', '--hard');
      writeFileSync(join(folder, 'comment.patch'), text);
    };
    const propose = (): void => {
      patch();
      rmSync(join(folder, 'site'), { recursive: true, force: true });
      const run = commandsOf('propose').replace('https://github.com/$GITHUB_REPOSITORY.git', origin);
      execFileSync('bash', ['-c', run], { cwd: folder, env: { ...environment, BASE: base }, stdio: 'pipe' });
    };
    propose();
    const branches = git('ls-remote', 'origin', 'refs/heads/comment/*').trim().split('\n');
    expect(branches.map((line) => line.split('/').at(-1))).toEqual(['one', 'two']);
    git('fetch', '--quiet');
    expect(git('show', '--name-only', '--format=', 'origin/comment/two').trim()).toBe(
      'content/comments/an-article/two.yaml',
    );
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

test.each([
  ['comment.yml', ['article', 'name', 'message', 'disclosure']],
  ['something-wrong.yml', ['page', 'fact', 'date']],
  ['correct-a-listing.yml', ['page', 'date', 'wish']],
])('%s has the fields that links of the site fill in', (name, wanted) => {
  const { body } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8')) as IssueForm;
  expect(body.flatMap(({ id }) => id ?? [])).toEqual(expect.arrayContaining(wanted));
  const options = body.find(({ id }) => id === 'wish')?.attributes.options;
  if (options) expect(options.toSorted()).toEqual(Object.values(ISSUE_WISHES).toSorted());
});
