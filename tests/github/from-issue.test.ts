import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkContent } from '#scripts/checks/run.ts';
import { readIssueForm } from '#scripts/github/issue-form.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'issue-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  cpSync('content/people/editorial-team.yaml', join(root, 'content/people/editorial-team.yaml'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const at = (file: string): string => join(root, 'content', file);

/** Fills in a form as GitHub would, and hands it to the script. */
const send = (form: string, answers: Readonly<Record<string, string>>): { status: number | null; said: string } => {
  const { idOf, labels } = readIssueForm(readFileSync(`.github/ISSUE_TEMPLATE/${form}.yml`, 'utf8'));
  const body = [...idOf].map(([label, id]) => `### ${label}\n\n${answers[id] ?? '_No response_'}`).join('\n\n');
  const event = join(root, 'event.json');
  writeFileSync(event, JSON.stringify({ issue: { number: 7, body, labels: labels.map((name) => ({ name })) } }));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/from-issue.ts', event], {
    encoding: 'utf8',
    env: { ...process.env, SITE_CONTENT_ROOT: root, SITE_TODAY: FIXTURE_DAY },
  });
  return { status, said: stdout + stderr };
};

const errors = (): string[] =>
  checkContent({ root, today: FIXTURE_DAY })
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ file, code }) => `${file} ${code}`);

const provider = {
  kind: 'Person',
  name: 'Fixture Person',
  professions: 'Example practitioner',
  bio: 'A made-up person who exists in tests only.',
  treatments: 'Example therapy',
  locations__city: 'Exampleville',
  locations__region: 'NY',
  locations__country: 'US',
  consent: '- [x] The provider agrees to be listed, and knows that this form is public.',
};

test('"List a provider" becomes a file that passes', () => {
  expect(send('list-a-provider', provider).said).toContain('content/providers/us-ny/fixture-person.yaml is written.');
  expect(readFileSync(at('providers/us-ny/fixture-person.yaml'), 'utf8')).toContain(`consentOn: ${FIXTURE_DAY}`);
  expect(errors()).toEqual([]);
});

const article = {
  question: 'Does example therapy help at night?',
  topic: 'example therapy',
  summary: 'What the made-up trial found.',
  keyMessages: '- It did nothing [@example-2020].\n- Nothing here is real.',
  text: '## The answer\n\nIt did nothing [@example-2020].',
  author: 'Fixture Writer, Example Diploma',
  authorBio: 'Fixture Writer is made up.',
  interests: 'Sells nothing.',
};

test('"Suggest an article" becomes an article and, for somebody new, an author', () => {
  const { said } = send('suggest-an-article', article);
  expect(said).toContain('content/people/fixture-writer.yaml is written.');
  expect(said).toContain('content/articles/does-example-therapy-help-at-night/index.md is written.');
  const text = readFileSync(at('articles/does-example-therapy-help-at-night/index.md'), 'utf8');
  expect(text).toContain('category: example-therapy\n');
  expect(text).toContain('- fixture-writer\n');
  expect(text).toContain('conflictOfInterest: Sells nothing.\n');
  expect(errors()).toEqual([]);
});

test('a question without a text writes nothing', () => {
  const { status, said } = send('suggest-an-article', { question: article.question });
  expect(status).toBe(1);
  expect(said).toContain('no text yet');
});

test('code in a text sent by form is published as words, or not at all', () => {
  send('suggest-an-article', { ...article, text: '<script>alert(1)</script>\n\n{process.env.HOME}' });
  expect(existsSync(at('articles/does-example-therapy-help-at-night'))).toBe(false);
});

const CLINIC = 'providers/us-ny/example-clinic.yaml';

test('"Correct a listing" changes the facts that were sent, and dates them', () => {
  const page = 'https://www.example.org/providers/example-clinic/';
  const answers = { page, wish: 'Correct or update it', phone: '+1 518 555 0199', accepting: 'Takes no new patients' };
  expect(send('correct-a-listing', answers).said).toContain(`content/${CLINIC} is changed.`);
  const text = readFileSync(at(CLINIC), 'utf8');
  expect(text).toContain('phone: +1 518 555 0199\n');
  expect(text).toContain(`checkedOn: ${FIXTURE_DAY}\n`);
  expect(text).toContain(`acceptingPatients:\n  code: nopt\n  asOf: ${FIXTURE_DAY}\n`);
  expect(errors()).toEqual([]);
});

test('a correction that the checks refuse leaves the listing as it is', () => {
  const before = readFileSync(at(CLINIC), 'utf8');
  const { status, said } = send('correct-a-listing', {
    page: 'example-clinic',
    wish: 'Correct or update it',
    phone: '12',
  });
  expect(status).toBe(1);
  expect(said).toContain('phone-invalid');
  expect(readFileSync(at(CLINIC), 'utf8')).toBe(before);
});

test('"Correct a listing" removes one on request, and no file that is no listing', () => {
  rmSync(at('comments'), { recursive: true });
  expect(send('correct-a-listing', { page: '../people/example-author', wish: 'Remove it' }).status).toBe(1);
  expect(existsSync(at('people/example-author.yaml'))).toBe(true);
  expect(send('correct-a-listing', { page: 'Example Clinic (fixture)', wish: 'Remove it' }).status).toBe(0);
  expect(existsSync(at(CLINIC))).toBe(false);
});
