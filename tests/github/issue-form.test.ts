import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '#scripts/checks/content.ts';
import { answersIn, readIssueForm } from '#scripts/github/issue-form.ts';
import { providerFlags } from '#scripts/github/provider-issue.ts';
import { readFlags } from '#scripts/new/flags.ts';
import { kindNamed } from '#scripts/new/kinds.ts';
import { questionsOf } from '#scripts/new/questions.ts';

const FOLDER = '.github/ISSUE_TEMPLATE';
const formAt = (name: string) => readIssueForm(readFileSync(`${FOLDER}/${name}`, 'utf8'));
const form = formAt('list-a-provider.yml');
const content = readContent('tests/fixtures', '2026-06-01');
const questions = questionsOf(kindNamed('provider'));

test.each(readdirSync(FOLDER).filter((name) => name !== 'config.yml'))('%s is a form with fields', (name) => {
  expect(formAt(name).idOf.size).toBeGreaterThan(2);
});

test('each field of the form is a key of a profile, or is known to be none', () => {
  const flags = new Set(questions.map(({ flag }) => flag));
  const strangers = [...form.idOf.values()].filter((id) => !flags.has(id.replace('__', '.')));
  expect(strangers).toEqual(['license', 'consent']);
});

const issue = (answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers)
    .map(([label, answer]) => `### ${label}\r\n\r\n${answer}`)
    .join('\r\n\r\n');

const labelOf = (id: string): string => [...form.idOf].find(([, known]) => known === id)?.[0] ?? '';

test('answers are read by their labels, empty ones are left out, and headings inside a text stay text', () => {
  const text = issue({
    [labelOf('name')]: 'Jane Doe',
    [labelOf('npi')]: '_No response_',
    [labelOf('bio')]: `First line.\n### ${labelOf('name')}\nsecond line`,
  });
  const answers = answersIn(form, text);
  expect(answers.get('name')).toBe('Jane Doe');
  expect(answers.has('npi')).toBe(false);
  expect(answers.get('bio')).toContain('second line');
});

test('names become slugs, languages become tags, and one flag carries one value', () => {
  const answers = new Map([
    ['kind', 'Person'],
    ['professions', 'Example practitioner'],
    ['treatments', 'example therapy, Sample Movment'],
    ['languages', 'English, Spanish'],
    ['locations__region', 'NY'],
  ]);
  expect(providerFlags(answers, content)).toEqual([
    '--kind=person',
    expect.stringMatching(/^--professions=example-practitioner$/),
    '--treatments=example-therapy',
    '--treatments=sample-movement',
    '--languages=en',
    '--languages=es',
    '--locations.region=NY',
  ]);
});

test('an answer cannot become a flag of its own', () => {
  const answers = new Map([
    ['name', '--root=/etc --yes'],
    ['credentials', '--listing.paid=true'],
    ['bio', 'x\n--slug ../../x'],
  ]);
  const reading = readFlags(providerFlags(answers, content), questions);
  expect(reading).toMatchObject({
    command: {
      slug: undefined,
      answers: { name: '--root=/etc --yes', credentials: ['--listing.paid=true'], bio: 'x --slug ../../x' },
    },
  });
});
