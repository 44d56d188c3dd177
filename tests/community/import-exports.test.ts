import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cleanBody, cleanLine } from '#scripts/comments/clean.ts';
import { importComments, PENDING, type CommentImportReport } from '#scripts/comments/import.ts';
import { spamReasons } from '#scripts/comments/spam.ts';
import { commentSchema } from '#community/schema.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const importText = (text: string, name: string): CommentImportReport =>
  importComments(Buffer.from(text), name, {
    root,
    into: PENDING,
    today: '2026-11-23',
    article: undefined,
    keep: 'likely-real',
  });

const importFile = (name: string): CommentImportReport =>
  importText(readFileSync(`tests/fixtures/comment-exports/${name}`, 'utf8'), name);

const bodiesOf = ({ written }: CommentImportReport): unknown[] =>
  written.map((file) => (parse(readFileSync(join(root, file), 'utf8')) as { body: unknown }).body);

const told = ({ problems }: CommentImportReport): string[] => problems.map(({ line, found }) => `${line} ${found}`);

describe('files as services and spreadsheets write them', () => {
  test('a row with a cell too many is told at its line, and the others are imported', () => {
    const report = importFile('ragged.csv');
    expect(told(report)).toEqual(['2 This row has 5 cells, and the head of the table has 4 cells.']);
    expect(bodiesOf(report)).toEqual(['Cold helps me more than heat']);
  });

  test('a row with a quotation mark in the wrong place is told, and the others are imported', () => {
    const report = importText(
      'name,message,article\nA,one"two" three,example-article\nB,"Fine, thank you",example-article\n',
      'marks.csv',
    );
    expect(report.problems.map(({ line }) => line)).toEqual([2]);
    expect(bodiesOf(report)).toEqual(['Fine, thank you']);
  });

  test('rows after one of several lines are told at their own lines', () => {
    const report = importText('name,message,article\nA,"One\n\ntwo",example-article\nB,too few\n', 'lines.csv');
    expect(told(report)).toEqual(['5 This row has 2 cells, and the head of the table has 3 cells.']);
  });

  test.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['upright strokes', '|'],
  ])('%s instead of commas are told as what they are', (name, sign) => {
    const text = readFileSync('tests/fixtures/comment-exports/semicolons.csv', 'utf8').replaceAll(';', sign);
    const report = importText(text, 'divided.csv');
    expect(told(report)).toEqual([`1 The columns are divided by ${name} instead of commas.`]);
    expect(report.written).toEqual([]);
  });

  test('of two columns of one name the one that says something counts, whichever stands first', () => {
    expect(bodiesOf(importFile('twice.csv'))).toEqual(['Heat helps me on some days']);
    const report = importText('name,message,message,article\nA,,Second column,example-article\n', 'second.csv');
    expect(bodiesOf(report)).toEqual(['Second column']);
  });

  test('an empty field of a service’s own does not hide what was typed', () => {
    const item = { message: 'Typed', data: { message: ' ', article: 'example-article' } };
    expect(bodiesOf(importText(JSON.stringify(item), 'netlify.json'))).toEqual(['Typed']);
  });

  test('the website that Staticman asks for is no trap', () => {
    const report = importFile('staticman-url.yml');
    expect(report.spam).toEqual([]);
    expect(bodiesOf(report)).toEqual(['Heat helps me on some days']);
  });
});

const signs = { name: 'A', trap: '', elapsed: 60, hadHiddenSigns: false, isRepeated: false };
const links = (count: number, host: string): string =>
  Array.from({ length: count }, (_, index) => `[word](https://${host}/${index})`).join(' ');

describe('advertisers', () => {
  test.each([
    ['40 links to a pharmacy', links(40, 'cheap-pharmacy.example')],
    ['40 links to anything', links(40, 'site.example')],
    ['six links', links(6, 'site.example')],
    ['"buy cheap pills" with two links', `Buy cheap pills ${links(2, 'site.example')}`],
    ['one link to a shop for pills and its words', `No prescription needed ${links(1, 'best-pills.example')}`],
  ])('%s look like spam', (_, body) => {
    expect(spamReasons({ ...signs, body })).not.toEqual([]);
  });

  test.each([
    ['two sources', `I read ${links(2, 'pmc.ncbi.nlm.nih.gov')} and found them clear.`],
    ['a word about a pharmacist', 'My pharmacist told me that the pills need no food.'],
    ['a price', 'I bought a cheap heat pad online, and it helps.'],
  ])('%s do not', (_, body) => {
    expect(spamReasons({ ...signs, body })).toEqual([]);
  });

  const comment = { article: 'example-article', displayName: 'A', postedOn: '2026-11-01' };

  test.each([
    ['40 links', links(40, 'site.example')],
    ['40 bare addresses', Array.from({ length: 40 }, () => 'www.site.example').join(' ')],
    ['40 links to one definition', `${'[a] '.repeat(40)}\n\n[a]: https://site.example/`],
    ['2,000 accents', `a${'\u0301'.repeat(2000)}`],
    ['a word of 110 letters', 'a'.repeat(110)],
  ])('%s are no comment', (_, body) => {
    expect(commentSchema.safeParse({ ...comment, body }).success).toBe(false);
  });

  test('accents in a name are bounded as well', () => {
    expect(commentSchema.safeParse({ ...comment, displayName: `a${'\u0301'.repeat(50)}`, body: 'b' }).success).toBe(
      false,
    );
  });
});

describe('what is taken out leaves nothing behind', () => {
  test.each([
    ['<scr<script>ipt>alert(1)</scr</script>ipt>', 'alert(1)'],
    ['<<b>script>x', 'x'],
    ['<scr\u200bipt>x', 'x'],
    ['!![a](b)[c](d)', '!ac'],
    ['[[a](javascript:b)](javascript:c)', 'a'],
    ['me@me@site.example.example', '[address removed]'],
  ])('%j becomes %j', (written, clean) => {
    const { text } = cleanBody(written);
    expect(cleanBody(text).text).toBe(text);
    expect(text).not.toMatch(/<\/?[a-z]|javascript:/);
    if (!written.includes('!') && !written.includes('@')) expect(text).toBe(clean);
  });

  test('in a name neither', () => {
    expect(cleanLine('A<scr<script>ipt> B')).toBe('A B');
    expect(cleanLine('A <sc a@site.example ript> B')).toBe('A B');
  });

  test('tags in tags a thousand deep are no text, and cost no time', () => {
    const startedAt = performance.now();
    const { text } = cleanBody('<a'.repeat(10_000) + '>'.repeat(10_000));
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(text).not.toMatch(/[<>]/);
  });

  test('half a letter of two halves goes', () => {
    expect(cleanBody('a\ud800b').text).toBe('ab');
  });

  test('mathematics and hearts stay', () => {
    expect(cleanBody('5 < 7 and 9 > 8, I <3 heat').text).toBe('5 < 7 and 9 > 8, I <3 heat');
  });
});
