/** A pull request made hostile on purpose, seen by everything that looks at one: it finds no secret to take. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeReport, reportAsJson, reportAsSarif, reportForGithub } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { compareContent } from '#scripts/github/changes.ts';
import { commentFor } from '#scripts/github/comment.ts';
import { renderText } from '#site/markdown.ts';
import { compile } from '#tests/text/compiled-mdx.ts';
import { findWorkflowFaults } from '#tests/github/workflow-rules.ts';

const DAY = '2026-06-01';
const SECRET = 'a-secret-of-the-build-machine';
const MDX = [
  '## Words',
  '',
  'export const stolen = process.env.TOKEN_FOR_THIS_TEST;',
  '',
  'It is {process.env.TOKEN_FOR_THIS_TEST}.',
  '',
  '![A picture](stolen.png)',
  '',
].join('\n');

let root = '';

beforeAll(() => {
  process.env['TOKEN_FOR_THIS_TEST'] = SECRET;
  root = mkdtempSync(join(tmpdir(), 'hostile-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  writeFileSync(join(root, 'key.txt'), SECRET);
  const article = join(root, 'content/articles/example-with-notes');
  const keys = readFileSync(join(article, 'index.mdx'), 'utf8').split('\n---\n')[0] ?? '';
  writeFileSync(join(article, 'index.mdx'), `${keys}\n---\n\n${MDX}`);
  symlinkSync(join(root, 'key.txt'), join(article, 'stolen.png'));
});
afterAll(() => {
  delete process.env['TOKEN_FOR_THIS_TEST'];
  rmSync(root, { recursive: true, force: true });
});

test('code in a text and a picture that is a link are told, each at its place', () => {
  const { problems } = checkContent({ root, today: DAY });
  const told = problems.map(({ code, file, line }) => `${code} ${file}:${line}`);
  expect(told).toContain('file-symlink content/articles/example-with-notes/stolen.png:1');
  expect(told.filter((text) => text.startsWith('mdx-forbidden content/articles/example-with-notes/'))).toHaveLength(2);
});

test('neither the page nor any report holds what the code and the link reach for', async () => {
  const report = checkContent({ root, today: DAY });
  const words = [
    (await renderText(MDX)).html,
    await compile(MDX).catch(String),
    describeReport(report),
    reportAsJson(report),
    reportAsSarif(report),
    reportForGithub(report),
    commentFor(report.problems, compareContent('tests/fixtures', root, DAY)),
  ].join('\n');
  expect(words).not.toContain(SECRET);
  expect(words).not.toContain('undefined');
});

const FOLDER = '.github/workflows';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
  return { file, text, ...(parse(text) as Workflow) };
});

/** GitHub takes the workflows of these events from the default branch, whatever a pull request's branch says. */
const FROM_DEFAULT_BRANCH = ['workflow_run', 'issues', 'repository_dispatch', 'schedule', 'workflow_dispatch'];

/** A tag is pushed by those who may write anyway; a pull request from a fork cannot. */
const isTagAlone = (trigger: unknown): boolean => JSON.stringify(Object.keys(trigger ?? {})) === '["tags"]';

test('an edited workflow has no rights: only events that a pull request cannot cause may write', () => {
  for (const { file, on, jobs } of workflows) {
    const mayWrite = Object.values(jobs).some(({ permissions }) => Object.values(permissions).includes('write'));
    if (!mayWrite) continue;
    const others = Object.entries(on).filter(([event]) => !FROM_DEFAULT_BRANCH.includes(event));
    expect(
      others.filter(([event, trigger]) => event !== 'push' || !isTagAlone(trigger)).map(([event]) => event),
      file,
    ).toEqual([]);
  }
});

test('a secret is read only where no pull request can start it and nothing is checked out; the token never meets code', () => {
  for (const { file, on, text, jobs } of workflows.filter((workflow) => /\bsecrets\s*[.[]/.test(workflow.text))) {
    expect(
      Object.keys(on).filter((event) => !FROM_DEFAULT_BRANCH.includes(event)),
      file,
    ).toEqual([]);
    expect(
      Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
      file,
    ).toEqual([]);
    expect(text, file).not.toMatch(/\b(?:npm|npx|node)\b/);
  }
  for (const { file, on, text } of workflows) if ('pull_request' in on) expect(text, file).not.toMatch(/token/i);
});

test('what a pull request’s own run made is never fetched by a run that may write', () => {
  const downloads = workflows.flatMap(({ file, jobs }) =>
    Object.values(jobs).flatMap(({ steps }) =>
      steps
        .filter(({ uses }) => uses?.startsWith('actions/download-artifact@'))
        // Without a run to take it from, an artifact is one of the same run.
        .filter((step) => step.with?.['run-id'] !== undefined || step.with?.['github-token'] !== undefined)
        .map(() => file),
    ),
  );
  expect(downloads).toEqual([]);
});

test('a workflow edited to take a secret is found by the rules for workflows', () => {
  const own = readFileSync(`${FOLDER}/check.yml`, 'utf8');
  const faultsAfter = (change: (text: string) => string): string => findWorkflowFaults(change(own)).join('\n');
  expect(faultsAfter((text) => text)).toBe('');
  expect(faultsAfter((text) => text.replace('pull_request:', 'pull_request_target:'))).toContain('pull_request_target');
  expect(faultsAfter((text) => text.replace('contents: read', 'contents: write'))).toContain('more than read');
  expect(
    faultsAfter((text) => text.replace('- run: npm ci', '- run: npm ci\n        env: { T: "${{ secrets.T }}" }')),
  ).toContain('could read a secret');
});
