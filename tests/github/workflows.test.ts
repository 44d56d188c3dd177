import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findWorkflowFaults } from '#tests/github/workflow-rules.ts';

const FOLDER = '.github/workflows';
const files = readdirSync(FOLDER);

test.each(files)('%s lets no stranger reach a secret', (file) => {
  expect(findWorkflowFaults(readFileSync(`${FOLDER}/${file}`, 'utf8'))).toEqual([]);
});

test('each pinned action says which version its hash is', () => {
  const unnamed = files.flatMap((file) =>
    readFileSync(`${FOLDER}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => /uses:/.test(line) && !/# v\d+\.\d+\.\d+$/.test(line)),
  );
  expect(unnamed).toEqual([]);
});

const PIN = `actions/checkout@${'a'.repeat(40)}`;

const workflow = (on: string, job: string, top = 'permissions: {}'): string => `on: ${on}\n${top}\njobs:\n  a:\n${job}`;

const job = (permissions: string, steps: string): string =>
  `    timeout-minutes: 5\n    permissions: ${permissions}\n    steps:\n${steps}`;

const CHECKOUT = `      - uses: ${PIN}\n        with: { persist-credentials: false }\n`;

test('the harmless pattern passes', () => {
  const steps = `${CHECKOUT}      - run: npm ci\n`;
  expect(findWorkflowFaults(workflow('pull_request', job('{ contents: read }', steps)))).toEqual([]);
});

test('a burst of events loses none', () => {
  const job = '    timeout-minutes: 5\n    permissions: {}\n    steps: []\n';
  const one = 'permissions: {}\nconcurrency: comment';
  expect(findWorkflowFaults(workflow('{ repository_dispatch: { types: [comment] } }', job, one))).toEqual([
    'one concurrency group for all events: a burst loses all but two',
  ]);
  expect(
    findWorkflowFaults(workflow('{ issues: {} }', job, 'permissions: {}\nconcurrency: { group: form }')),
  ).toHaveLength(1);
  expect(findWorkflowFaults(workflow('{ schedule: [] }', job, one))).toEqual([]);
  expect(
    findWorkflowFaults(workflow('{ pull_request: {} }', job, 'permissions: {}\nconcurrency: a-${{ github.ref }}')),
  ).toEqual([]);
});

test.each([
  ['pull_request_target', workflow('pull_request_target', job('{ contents: read }', CHECKOUT))],
  ['without rights', workflow('pull_request', job('{ contents: read }', CHECKOUT), '')],
  ['not pinned', workflow('pull_request', job('{ contents: read }', '      - uses: actions/checkout@v7\n'))],
  ['token on the disk', workflow('pull_request', job('{ contents: read }', `      - uses: ${PIN}\n`))],
  ['more than read', workflow('pull_request', job('{ contents: write }', '      - run: echo\n'))],
  [
    'could read a secret',
    workflow('pull_request', job('{ contents: read }', '      - run: echo\n        env: { A: "${{ secrets.A }}" }\n')),
  ],
  [
    'an expression stands inside a command',
    workflow('issues', job('{ issues: read }', '      - run: echo "${{ github.event.issue.title }}"\n')),
  ],
  [
    'something else than the default branch',
    workflow(
      'workflow_run',
      job('{ contents: read }', `      - uses: ${PIN}\n        with: { persist-credentials: false, ref: x }\n`),
    ),
  ],
  ['may write and runs code', workflow('workflow_run', job('{ contents: write }', '      - run: npm ci\n'))],
  [
    'a cache can carry',
    workflow(
      'pull_request',
      job('{ contents: read }', `      - uses: ${PIN}\n        with: { cache: npm, persist-credentials: false }\n`),
    ),
  ],
  ['no time limit', 'on: pull_request\npermissions: {}\njobs:\n  a:\n    permissions: {}\n    steps: []\n'],
])('a workflow with this fault is found: %s', (fault, text) => {
  expect(findWorkflowFaults(text).join('\n')).toContain(fault);
});
