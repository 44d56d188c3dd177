import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cleanBody, cleanLine } from '#scripts/comments/clean.ts';
import {
  importComments,
  PENDING,
  type CommentImportOptions,
  type CommentImportReport,
} from '#scripts/comments/import.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { readExport } from '#scripts/comments/read-export.ts';
import { dayOf } from '#scripts/comments/to-comment.ts';
import { renderComment } from '#community/comment-text.ts';
import { pathsUnder } from '#tests/house/files.ts';

const TODAY = '2026-11-23';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const importFile = (name: string, options: Partial<CommentImportOptions> = {}): CommentImportReport =>
  importBytes(readFileSync(`tests/fixtures/comment-exports/${name}`), name, options);

const importBytes = (
  bytes: Uint8Array,
  name: string,
  options: Partial<CommentImportOptions> = {},
): CommentImportReport =>
  importComments(bytes, name, {
    root,
    into: PENDING,
    today: TODAY,
    article: undefined,
    keep: 'likely-real',
    ...options,
  });

const importJson = (value: unknown, options: Partial<CommentImportOptions> = {}): CommentImportReport =>
  importBytes(Buffer.from(JSON.stringify(value)), 'made-up.json', options);

const readWritten = ({ written }: CommentImportReport): Record<string, unknown>[] =>
  written.map((file) => parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>);

const snapshot = (): Map<string, string> => new Map(pathsUnder(root).map((path) => [path, readFileSync(path, 'utf8')]));

describe('exports of services', () => {
  test('Netlify CSV: good ones are written, a robot and a mistyped article are told at their lines', () => {
    const report = importFile('netlify.csv');
    expect(readWritten(report)).toEqual([
      {
        article: 'example-article',
        displayName: 'Fixture Ann',
        postedOn: '2026-11-01',
        role: 'reader',
        body: 'It helped me to ask\nabout the *price* first.\n\nThank you.',
      },
    ]);
    expect(report.spam.map(({ line }) => line)).toEqual([6]);
    expect(report.problems.map(({ file, line, found }) => `${file}:${line} ${found}`)).toEqual([
      'netlify.csv:7 There is no article "exampel-article". Did you mean "example-article"?',
    ]);
  });

  test('Netlify JSON: what was typed is taken from `data`, the address in the text is removed', () => {
    const [comment] = readWritten(importFile('netlify.json'));
    expect(comment).toMatchObject({ displayName: 'Fixture Dee', disclosure: 'I give this treatment' });
    expect(comment?.['body']).toBe(
      'My mail is [address removed], write to me.\n\n- one\n- two [link](https://clinic.example/)',
    );
  });

  test('Formspree CSV and JSON of the same comment give one file', () => {
    expect(importFile('formspree.csv').written).toHaveLength(1);
    const report = importFile('formspree.json');
    expect(report).toMatchObject({ known: 1, problems: [] });
    // A name that was an address is no name.
    expect(readWritten(report).map(({ displayName }) => displayName)).toEqual(['A reader']);
  });

  test('Staticman YAML: the article comes from the command, the day from the seconds', () => {
    const [comment] = readWritten(importFile('staticman.yml', { article: 'example-article' }));
    expect(comment).toMatchObject({ displayName: 'Fixture Gus', postedOn: '2026-11-05' });
    expect(comment?.['body']).toBe('Came in by Staticman.\nIn two paragraphs.');
  });

  test('a webhook by way of GitHub: fields with brackets are read by their names', () => {
    expect(readWritten(importFile('webhook.json'))).toEqual([
      {
        article: 'example-article',
        displayName: 'Fixture Hal',
        postedOn: TODAY,
        role: 'reader',
        body: 'From an edge worker.',
      },
    ]);
  });

  test('no e-mail address and no IP of any export stands in any file', () => {
    for (const name of ['netlify.csv', 'netlify.json', 'formspree.json', 'webhook.json']) {
      importFile(name, { keep: 'all' });
    }
    importFile('staticman.yml', { article: 'example-article' });
    const texts = pathsUnder(join(root, 'content', PENDING)).map((path) => readFileSync(path, 'utf8'));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => /@|203\.0\.113|2001:db8|0123456789abcdef|Mozilla/.test(text))).toEqual([]);
  });
});

test('run twice, nothing changes', () => {
  const files = ['netlify.csv', 'netlify.json', 'formspree.json', 'webhook.json', 'hostile.json'];
  for (const name of files) importFile(name);
  const before = snapshot();
  for (const name of files) expect(importFile(name).written).toEqual([]);
  expect(snapshot()).toEqual(before);
});

test('a comment that was accepted meanwhile does not come again', () => {
  expect(importFile('formspree.csv', { into: 'comments' }).written).toHaveLength(1);
  expect(importFile('formspree.csv')).toMatchObject({ written: [], known: 1 });
});

test('the same comment sent twice by an impatient finger is one', () => {
  const comment = { article: 'example-article', name: 'A', message: 'Sent twice.' };
  const report = importJson([comment, { ...comment, name: 'a ', message: 'Sent  twice' }]);
  expect(report).toMatchObject({ known: 1 });
  expect(report.written).toHaveLength(1);
});

test('a file that is there is never written over', () => {
  const [file = ''] = importFile('formspree.csv').written;
  // Something else lies under the very name that the comment would get.
  writeFileSync(join(root, file), 'not a comment');
  expect(importFile('formspree.csv')).toMatchObject({ written: [], known: 1 });
  expect(readFileSync(join(root, file), 'utf8')).toBe('not a comment');
});

describe('hostile files', () => {
  test('each fault is located; what can be made harmless is, and the rest is not written', () => {
    const report = importFile('hostile.json');
    expect(report.problems.map(({ line, found }) => `${line} ${found}`).toSorted()).toEqual([
      '3 There is no article "about".',
      '4 There is no article "__proto__".',
      '5 This is no comment: a group of fields belongs here.',
      '6 It says nothing.',
      '7 2999-01-01 has not come yet.',
      '8 "2026-02-31T99:99:99Z" is no day.',
    ]);
    expect(readWritten(report).map(({ displayName, role }) => [displayName, role])).toEqual([
      ['alert(1)Mal', 'reader'],
      ["Mal: !!js/function 'x' &a *a", 'reader'],
    ]);
    const [first] = readWritten(report);
    expect(first?.['body']).toBe('Big\nLook pixel here there gnp.exe');
  });

  test('what was written passes the check of all content', () => {
    importFile('hostile.json', { into: 'comments' });
    importFile('netlify.json', { into: 'comments' });
    expect(checkContent({ root, today: TODAY }).problems.filter(({ file }) => file.includes('/comments/'))).toEqual([]);
  });

  test('nothing is written outside the folder for comments', () => {
    const before = new Set(pathsUnder(root));
    importFile('hostile.json', { keep: 'all' });
    importJson({ article: 'example-article', name: 'x', message: 'y', date: '../../../x', id: '../../x' });
    const added = pathsUnder(root).filter((path) => !before.has(path));
    expect(added.filter((path) => !path.includes(`/content/${PENDING}/example-article/`))).toEqual([]);
  });

  test.each([
    ['broken.json', 2, 'This is no JSON.'],
    ['broken.csv', 2, 'This is no CSV'],
    ['broken.yml', 1, 'gives a name to a value'],
  ])('%s: the place is told and nothing is written', (name, line, found) => {
    const before = snapshot();
    const report = importFile(name, { article: 'example-article' });
    expect(report.written).toEqual([]);
    expect(report.problems[0]?.line).toBe(line);
    expect(report.problems[0]?.found.toLowerCase()).toContain(found.toLowerCase());
    expect(snapshot()).toEqual(before);
  });

  test('bytes that are no text, an unknown ending, a file of 30 MB: refused in a moment', () => {
    expect(readExport(Uint8Array.of(0xff, 0xfe, 0x00), 'x.csv').faults[0]?.found).toContain('UTF-8');
    expect(readExport(Buffer.from('x'), 'x.exe').faults[0]?.found).toContain('ending');
    expect(readExport(new Uint8Array(30_000_000), 'x.json').faults[0]?.found).toContain('20 MB');
  });

  test('a text of 100,000 letters is told, not cut', () => {
    const report = importJson({ article: 'example-article', name: 'x', message: 'word '.repeat(20_000) });
    expect(report.written).toEqual([]);
    expect(report.problems).toHaveLength(1);
  });

  test('text that would keep a parser busy is refused or shown, in a moment', () => {
    const before = process.cpuUsage();
    const nested = importJson({ article: 'example-article', name: 'x', message: '>'.repeat(3900) });
    expect(nested.problems[0]?.found).toContain('nested too deeply');
    for (const sign of ['[', '*a ', '<', '![(', '`', '_a_']) {
      const message = sign.repeat(3900 / sign.length);
      const report = importJson({ article: 'example-article', name: 'x', message });
      if (report.problems.length === 0) renderComment(message);
    }
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  test('comments on a closed article are refused', () => {
    const path = join(root, 'content/articles/example-article/index.md');
    const text = readFileSync(path, 'utf8').replace(/^commentsOpen:.*\n/m, '');
    writeFileSync(path, text.replace(/\n---\n/, '\ncommentsOpen: false\n---\n'));
    expect(importFile('formspree.csv')).toMatchObject({ written: [], problems: [{ line: 2 }] });
  });
});

test.each([
  ['2026-11-03T23:30:00-05:00', '2026-11-04'],
  ['2026-11-03 10:00:00 UTC', '2026-11-03'],
  ['2026-11-03', '2026-11-03'],
  ['1793880000', '2026-11-05'],
  ['1793880000000', '2026-11-05'],
  ['2026-02-31', undefined],
  ['yesterday', undefined],
  ['11/03/2026', undefined],
])('the day of %s is %s', (written, day) => {
  expect(dayOf(written)).toBe(day);
});

test('emoji made of several signs stay whole, hidden signs go', () => {
  expect(cleanBody('A 👩‍⚕️ said\u200b so\u202e').text).toBe('A 👩‍⚕️ said so');
  expect(cleanLine('  A\u200b  b\n c ')).toBe('A b c');
});

test('a reply to a comment that does not exist is taken as a comment of its own, and that is told', () => {
  const report = importJson({ article: 'example-article', name: 'x', message: 'An answer', inReplyTo: 'nobody' });
  expect(readWritten(report)[0]).not.toHaveProperty('inReplyTo');
  expect(report.problems[0]).toMatchObject({ severity: 'warning' });
});
