import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Asker } from '#scripts/new/asker.ts';
import { startEntry } from '#scripts/new/start-entry.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'));
  // A few entries of each kind: enough to choose from, and read in no time.
  for (const path of [
    'site.yaml',
    'professions.yaml',
    'people',
    'providers',
    'treatments/tens.md',
    'treatments/acupuncture.md',
    'conditions/knee-pain.md',
    'conditions/low-back-pain.md',
    'sources/johnson-2022.yaml',
    'articles/how-common-is-chronic-pain',
  ]) {
    cpSync(join('content', path), join(root, 'content', path), { recursive: true });
  }
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const offline = (): Promise<never> => Promise.reject(new Error('no network'));

interface Answered {
  readonly code: number;
  readonly said: string;
}

const run = async (args: readonly string[], asker?: Asker, fetchFrom: typeof fetch = offline): Promise<Answered> => {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const code = await startEntry(args, { root, today: '2026-11-23', asker, say, fetchFrom });
  return { code, said };
};

const fileAt = (path: string): string => readFileSync(join(root, path), 'utf8');

const article = (title: string): string[] => [
  'article',
  '--yes',
  '--title',
  title,
  '--summary',
  'What trials compared, and what to ask first.',
  '--category',
  'tens',
  '--conditions',
  'knee-pain, low-back-pain',
  '--authors',
  'editorial-team',
  '--keyMessages',
  'First message, with commas, as it stands.',
  '--keyMessages',
  'Second message.',
];

test('an article is written from flags, its keys in the order of the schema and its days filled in', async () => {
  const { code, said } = await run(article('Does TENS Help Sore Knees?'));
  expect(said).toContain('content/articles/does-tens-help-sore-knees/index.md is written.');
  expect(code).toBe(0);
  const text = fileAt('content/articles/does-tens-help-sore-knees/index.md');
  expect(text.match(/^\w+(?=:)/gm)).toEqual([
    'title',
    'summary',
    'postedOn',
    'category',
    'conditions',
    'authors',
    'reviewedOn',
    'reviewDueOn',
    'keyMessages',
  ]);
  expect(text).toContain('- knee-pain\n  - low-back-pain\n');
  expect(text).toContain('- First message, with commas, as it stands.\n');
  expect(text).toContain('reviewDueOn: 2027-11-23\n');
});

test('an entry is never overwritten', async () => {
  const before = fileAt('content/articles/how-common-is-chronic-pain/index.md');
  const { code, said } = await run([...article('How common is chronic pain?'), '--slug', 'how-common-is-chronic-pain']);
  expect(code).toBe(1);
  expect(said).toMatch(/exists already|already the name/);
  expect(fileAt('content/articles/how-common-is-chronic-pain/index.md')).toBe(before);
});

test('a name that is taken gets a number', async () => {
  const { said } = await run(article('Does TENS Help Sore Knees?'));
  expect(said).toContain('content/articles/does-tens-help-sore-knees-2/index.md is written.');
});

test('every missing answer is named at once, with what it means', async () => {
  const { code, said } = await run(['finding', '--yes', '--treatment', 'tens']);
  expect(code).toBe(1);
  expect(said).toContain('--condition');
  expect(said).toContain('--certainty high|moderate|low|very-low|not-graded');
  expect(said).not.toContain('--treatment');
});

test('a slug that does not exist is refused with what was meant, and nothing is written', async () => {
  const { code, said } = await run(article('Does TENS Help Tired Feet?').with(7, 'acupunture'));
  expect(code).toBe(1);
  expect(said).toContain('Did you mean "acupuncture"?');
  expect(existsSync(join(root, 'content/articles/does-tens-help-tired-feet'))).toBe(false);
});

test('a mistyped flag and a mistyped kind are answered with what was meant', async () => {
  expect((await run(['glossary', '--yes', '--definiton', 'x'])).said).toContain('Did you mean "--definition"?');
  expect((await run(['artical'])).said).toContain('Did you mean "article"?');
});

test('a name cannot leave its folder', async () => {
  const { code, said } = await run([
    ...['glossary', '--yes', '--term', 'word', '--definition', 'A word.'],
    ...['--slug', '../../escape'],
  ]);
  expect(code).toBe(1);
  expect(said).toContain('cannot stand in an address');
  const region = await run([...provider, '--locations.region', '../../..']);
  expect(region.code).toBe(1);
});

const provider = [
  'provider',
  '--yes',
  '--kind',
  'person',
  '--name',
  'Example Name',
  '--professions',
  'acupuncturist',
  '--bio',
  'Example Name is an example.',
  '--listing.source',
  'An example',
  '--locations.city',
  'Albany',
];

test('a provider lies in the folder of its region', async () => {
  const { said } = await run([...provider, '--locations.region', 'NY', '--languages', 'en,es']);
  expect(said).toContain('content/providers/us-ny/example-name.yaml is written.');
  expect(fileAt('content/providers/us-ny/example-name.yaml')).toContain(
    'locations:\n  - city: Albany\n    region: NY\n    country: US\n',
  );
});

const work = {
  type: 'journal-article',
  title: ['Needles for <i>back</i>\n pain &amp; more'],
  author: [{ family: 'Doe', given: 'Ann' }, { name: 'The Study Group' }],
  issued: { 'date-parts': [[2020, 3]] },
  'container-title': ['Journal of Examples'],
  volume: '7',
  page: '1-9',
  DOI: '10.1000/EXAMPLE',
};

const unread = ['--design', 'other', '--verification.seenAt', 'Crossref', '--verification.conclusionSeen', 'false'];
const source = ['source', '--yes', '--doi', 'https://doi.org/10.1000/example', ...unread];

test('a source is filled from Crossref, without the tags of its title', async () => {
  const answer = (): Promise<Response> => Promise.resolve(Response.json({ message: work }));
  const { said } = await run([...source, '--verification.finding', 'Not read.'], undefined, answer);
  expect(said).toContain('content/sources/doe-2020.yaml is written.');
  const text = fileAt('content/sources/doe-2020.yaml');
  expect(text).toContain('title: Needles for back pain & more\n');
  expect(text).toContain('- family: Doe\n    given: Ann\n  - literal: The Study Group\n');
  expect(text).toContain('DOI: 10.1000/example\n');
});

test('without a network a source says what to copy by hand, and asks for it', async () => {
  const { code, said } = await run(source);
  expect(code).toBe(1);
  expect(said).toContain('Crossref cannot be reached from here (no network).');
  expect(said).toContain('copy by hand');
  expect(said).toContain('--title');
});

test('a person in a terminal is asked, chooses from what exists, and sees the file before it is written', async () => {
  const asked: string[] = [];
  const choices = new Map<string, readonly string[]>();
  let shown = '';
  const typed: Readonly<Record<string, string | string[]>> = {
    treatment: 'tens',
    condition: 'knee-pain',
    outcome: 'pain',
    comparator: 'placebo',
    comparatorKind: 'sham-or-placebo',
    certainty: 'not-graded',
    grader: 'none',
    direction: 'unclear',
    statement: 'TENS was compared with placebo.',
    sources: ['johnson-2022'],
  };
  const asker: Asker = {
    ask: (question, options, suggestion, faultOf) => {
      asked.push(question.flag);
      choices.set(
        question.flag,
        options.map(({ value }) => value),
      );
      if (question.flag === 'outcome') expect(faultOf('x'.repeat(121))).toContain('120');
      if (question.flag === 'checkedOn') expect(suggestion).toBe('2026-11-23');
      return Promise.resolve(typed[question.flag] ?? suggestion ?? '');
    },
    askSlug: (suggestion) => Promise.resolve(`${suggestion}-after-a-week`),
    agree: (text) => {
      shown = text;
      return Promise.resolve(true);
    },
  };
  const { said } = await run(['finding'], asker);
  expect(said).toContain('-after-a-week.yaml is written.');
  expect(asked).toContain('figure.printed');
  expect(choices.get('treatment')).toContain('acupuncture');
  expect(choices.get('certainty')).toContain('moderate');
  expect(shown).toContain('checkedOn: 2026-11-23');
});

test('an answer that begins like a command stays text', async () => {
  mkdirSync(join(root, 'content/glossary'), { recursive: true });
  const { code } = await run(['glossary', '--yes', '--term', '!!js/function x', '--definition', '*alias: &a #x']);
  expect(code).toBe(0);
  expect(fileAt('content/glossary/js-function-x.yaml')).toContain('term: "!!js/function x"');
});
