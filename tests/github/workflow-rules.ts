/** What workflows may do. A pull request is a stranger's program: it must never run where a secret can be reached. */
import { parse } from 'yaml';
import { z } from 'zod';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});

const workflowSchema = z.looseObject({
  on: z.unknown(),
  permissions: permissions.optional(),
  concurrency: z.union([z.string(), z.looseObject({ group: z.string() })]).optional(),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: permissions.optional(),
      'timeout-minutes': z.number().optional(),
      uses: z.string().optional(),
      steps: z.array(step).default([]),
    }),
  ),
});

type Workflow = z.infer<typeof workflowSchema>;
type Job = Workflow['jobs'][string];

/** `on:` is a word, a list or a table. */
const triggersOf = ({ on }: Workflow): string[] =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(on as object);

const isPinned = (uses: string): boolean => /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses);

const hasWrite = ({ permissions: granted = {} }: Job): boolean => Object.values(granted).includes('write');

const SECRET = /\bsecrets\b|github\.token|GITHUB_TOKEN/;

/** Runs code of the repository: anything from npm, node, a script of the checkout. */
const RUNS_CODE = /\b(?:npm|npx|node|yarn|pnpm|make|python3?)\b|(?:^|\s)\.\/|\.ci\//m;

function* faultsOfJob(name: string, job: Job, triggers: readonly string[], text: string): Generator<string> {
  if (job.uses !== undefined) yield `${name}: calls another workflow, which is not looked at here`;
  if (job['timeout-minutes'] === undefined) yield `${name}: has no time limit`;
  if (job.permissions === undefined) yield `${name}: does not say what it may do`;
  for (const { uses, run = '', with: inputs } of job.steps) {
    if (uses !== undefined && !isPinned(uses)) yield `${name}: ${uses} is not pinned by its hash`;
    if (run.includes('${{')) yield `${name}: an expression stands inside a command, where its value can become one`;
    if (uses?.startsWith('actions/checkout@')) {
      if (inputs['persist-credentials'] !== false) yield `${name}: checkout leaves its token on the disk`;
      const isTrusted = !triggers.includes('pull_request');
      if (isTrusted && (inputs['ref'] !== undefined || inputs['repository'] !== undefined)) {
        yield `${name}: checks out something else than the default branch`;
      }
      if (hasWrite(job)) yield `${name}: may write and has code at hand`;
    }
    if (hasWrite(job) && RUNS_CODE.test(run)) yield `${name}: may write and runs code`;
    if (inputs['cache'] !== undefined) yield `${name}: a cache can carry a stranger's files into a later run`;
  }
  if (!triggers.includes('pull_request')) return;
  const granted = Object.entries(job.permissions ?? {}).filter(
    ([scope, right]) => scope !== 'contents' || right === 'write',
  );
  if (granted.length > 0) yield `${name}: a pull request may do more than read`;
  if (SECRET.test(text)) yield `${name}: a pull request could read a secret or the token`;
}

/** Events that each carry something of their own: a comment, an issue, a commit. Nobody sends it a second time. */
const CARRIERS = ['repository_dispatch', 'issues', 'issue_comment', 'pull_request', 'workflow_run', 'push'];

/** Of the runs that wait in one group only the newest stays. */
const losesEvents = ({ concurrency }: Workflow, triggers: readonly string[]): boolean => {
  const group = typeof concurrency === 'string' ? concurrency : concurrency?.group;
  return group !== undefined && !group.includes('${{') && triggers.some((trigger) => CARRIERS.includes(trigger));
};

/** Every way in which a workflow breaks the rules, in words. */
export const findWorkflowFaults = (text: string): string[] => {
  const workflow = workflowSchema.parse(parse(text));
  const triggers = triggersOf(workflow);
  const faults: string[] = [];
  if (triggers.includes('pull_request_target'))
    faults.push('pull_request_target runs with secrets on a stranger’s event');
  if (workflow.permissions === undefined || Object.keys(workflow.permissions).length > 0) {
    faults.push('the workflow does not start without rights (permissions: {})');
  }
  if (losesEvents(workflow, triggers)) faults.push('one concurrency group for all events: a burst loses all but two');
  for (const [name, job] of Object.entries(workflow.jobs))
    faults.push(...faultsOfJob(name, job, triggers, JSON.stringify(workflow)));
  return [...new Set(faults)];
};
