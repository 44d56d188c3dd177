import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Left, type Asker } from '#scripts/new/asker.ts';
import { startEntry } from '#scripts/new/start-entry.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'interview-'));
  for (const path of [
    'site.yaml',
    'professions.yaml',
    'people',
    'treatments/tens.md',
    'conditions/knee-pain.md',
    'sources/johnson-2022.yaml',
  ])
    cpSync(join('content', path), join(root, 'content', path), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(join(root, 'drafts'), { recursive: true, force: true });
});

const fileAt = (path: string): string => readFileSync(join(root, path), 'utf8');

type Typed = Readonly<Record<string, string | string[] | (string | string[])[] | (() => string)>>;

interface Person {
  /** What was asked, in order. */
  readonly asked: string[];
  /** Faults that were told at a question, by flag. */
  readonly faults: string[];
  readonly suggestions: string[];
  readonly asker: Asker;
}

/** A person who gives these answers; of a list of lists one each time the question comes. */
const person = (typed: Typed, slugs: readonly string[] = [], agrees = true): Person => {
  const asked: string[] = [];
  const faults: string[] = [];
  const suggestions: string[] = [];
  const rounds = new Map<string, number>();
  const names = [...slugs];
  const asker: Asker = {
    ask: (question, options, suggestion, faultOf, faultOfAll) => {
      const { flag } = question;
      asked.push(flag);
      const round = rounds.get(flag) ?? 0;
      rounds.set(flag, round + 1);
      const given = typed[flag];
      const answer: string | string[] =
        typeof given === 'function'
          ? given()
          : given === undefined
            ? (suggestion ?? (question.isRequired ? (options[0]?.value ?? 'Some words.') : ''))
            : Array.isArray(given) && Array.isArray(given.at(0))
              ? ((given[Math.min(round, given.length - 1)] as string[] | undefined) ?? [])
              : (given as string | string[]);
      for (const one of [answer].flat()) {
        const fault = one.startsWith('+') || options.length > 0 ? undefined : faultOf(one);
        if (fault !== undefined) faults.push(`${flag}: ${fault}`);
      }
      const whole = faultOfAll?.([answer].flat());
      if (whole !== undefined && options.length === 0) faults.push(`${flag} (all): ${whole}`);
      return Promise.resolve(answer);
    },
    askSlug: (suggestion, faultOf) => {
      suggestions.push(suggestion);
      const name = names.shift() ?? suggestion;
      const fault = faultOf(name);
      if (fault !== undefined) faults.push(`name: ${fault}`);
      return Promise.resolve(fault === undefined ? name : (names.shift() ?? 'another-name'));
    },
    agree: () => Promise.resolve(agrees),
  };
  return { asked, faults, suggestions, asker };
};

const run = async (args: readonly string[], asker?: Asker) => {
  let said = '';
  const code = await startEntry(args, {
    root,
    today: '2026-11-23',
    asker,
    say: (text) => {
      said += text;
    },
    fetchFrom: () => Promise.reject(new Error('no network')),
  });
  return { code, said };
};

const ARTICLE: Typed = {
  title: 'Does TENS help sore knees?',
  summary: 'What trials compared, and what to ask first.',
  category: 'tens',
  treatments: [],
  conditions: ['knee-pain'],
  authors: ['editorial-team'],
  keyMessages: ['First message.', 'Second message.'],
  conflictOfInterest: '',
};

describe('at each question', () => {
  test('a source that does not exist and a list that is too short are told at once', async () => {
    const { asker, faults } = person({ ...ARTICLE, keyMessages: [['Only one [@jonson-2022].'], ['One.', 'Two.']] });
    await run(['article'], asker);
    expect(faults.find((fault) => fault.startsWith('keyMessages:'))).toContain('Did you mean "johnson-2022"?');
    expect(faults.find((fault) => fault.startsWith('keyMessages (all):'))).toBeDefined();
  });

  test('a file name that exists or that Windows forbids is told at once', async () => {
    const { asker, faults } = person(ARTICLE, ['does-tens-help-sore-knees', 'free-name']);
    await run(['article'], asker);
    expect(faults.filter((fault) => fault.startsWith('name:'))).toEqual([
      'name: "does-tens-help-sore-knees" exists already.',
    ]);
    const other = person({ term: 'Word', definition: 'A word.' }, ['nul', 'a-word']);
    await run(['glossary'], other.asker);
    const named = other.faults.filter((fault) => fault.startsWith('name:'));
    expect(named).toHaveLength(1);
    expect(named[0]).toContain('Windows');
  });
});

describe('what the whole entry shows to be wrong', () => {
  test('is asked again, with the rest of the answers as they were', async () => {
    const { asker, asked } = person(
      { ...ARTICLE, title: 'A title asked once', reviewedOn: [['2026-12-24'], ['2026-11-23']] as never },
      ['asked-again'],
    );
    const { code, said } = await run(['article'], asker);
    expect(said).toContain('2026-12-24');
    expect(asked.filter((flag) => flag === 'reviewedOn')).toHaveLength(2);
    expect(asked.filter((flag) => flag === 'title')).toHaveLength(1);
    expect(code).toBe(0);
    expect(fileAt('content/articles/asked-again/index.md')).toContain('reviewedOn: 2026-11-23');
  });
});

describe('an interview that ends without an entry', () => {
  test('leaves a draft when somebody goes away in the middle', async () => {
    const { asker } = person({
      ...ARTICLE,
      title: 'A long title that took a while',
      keyMessages: () => {
        throw new Left();
      },
    });
    const { code, said } = await run(['article'], asker);
    expect(code).toBe(1);
    expect(said).toContain('drafts/articles/unnamed.md');
    const text = fileAt('drafts/articles/unnamed.md');
    expect(text).toContain('title: A long title that took a while');
    expect(text).toContain('- knee-pain');
  });

  test('leaves a draft when the file is not wanted, or the name is taken', async () => {
    const { said } = await run(['glossary'], person({ term: 'Draft word', definition: 'Kept.' }, [], false).asker);
    expect(said).toContain('move it to content/glossary/draft-word.yaml');
    expect(fileAt('drafts/glossary/draft-word.yaml')).toContain('definition: Kept.');
    await run(['glossary'], person({ term: 'Draft word', definition: 'Second.' }, [], false).asker);
    expect(fileAt('drafts/glossary/draft-word-2.yaml')).toContain('Second.');
  });

  test('leaves none when nothing was typed, nor for a command without questions', async () => {
    const leaving = person({
      term: () => {
        throw new Left();
      },
    });
    await run(['glossary'], leaving.asker);
    await run(['glossary', '--yes', '--term', 'x']);
    expect(existsSync(join(root, 'drafts'))).toBe(false);
  });
});

describe('an author who is not listed yet', () => {
  test('names themselves, and the article names them', async () => {
    const { asker, asked } = person(
      {
        ...ARTICLE,
        title: 'By somebody new',
        authors: ['+new-person'],
        name: 'Ana López',
        bio: 'Ana López writes examples.',
      },
      ['ana-lopez', 'by-a-new-author'],
    );
    const { code, said } = await run(['article'], asker);
    expect(said).toContain('content/people/ana-lopez.yaml is written.');
    expect(asked).toContain('bio');
    expect(fileAt('content/articles/by-a-new-author/index.md')).toContain('authors:\n  - ana-lopez');
    expect(code).toBe(0);
  });
});

describe('the file name', () => {
  test('is not made up when the answers have no Latin letter', async () => {
    const { asker, suggestions } = person({ term: '疼痛', definition: 'Pain.' }, ['pain-in-chinese']);
    await run(['glossary'], asker);
    expect(suggestions).toEqual(['']);
    const { code, said } = await run(['glossary', '--yes', '--term', '疼痛', '--definition', 'Pain.']);
    expect(code).toBe(1);
    expect(said).toContain('--slug');
    expect(existsSync(join(root, 'content/glossary/name.yaml'))).toBe(false);
  });

  test.each(['con', 'NUL', 'Aux', 'com1', 'LPT9'])('is never “%s”, which Windows forbids', async (term) => {
    const { code, said } = await run(['glossary', '--yes', '--term', term, '--definition', 'A word.']);
    expect(said).toContain(`content/glossary/${term.toLowerCase()}-page.yaml is written.`);
    expect(code).toBe(0);
    const given = await run(['glossary', '--yes', '--term', 'x', '--definition', 'y', '--slug', term.toLowerCase()]);
    expect(given.said).toContain('Windows');
  });
});
