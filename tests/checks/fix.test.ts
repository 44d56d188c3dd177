import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mendContent, type Mended } from '#scripts/checks/fix.ts';

const DAY = '2026-06-01';
const TREATMENT = 'content/treatments/example-therapy.md';
const CLINIC = 'content/providers/us-ny/example-clinic.yaml';
const SOURCE = 'content/sources/example-2020.yaml';
const ARTICLE = 'content/articles/example-article/index.md';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fix-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const spoil = (file: string, right: string | RegExp, wrong: string): void => {
  const text = read(file);
  const spoilt = text.replace(right, wrong);
  expect(spoilt, `${file} holds ${String(right)}`).not.toBe(text);
  writeFileSync(join(root, file), spoilt);
};

const mend = (): Mended => mendContent(root, DAY);

test('content without a problem is not touched', () => {
  expect(mend()).toMatchObject({ files: [], count: 0 });
});

test.each([
  ['a mistyped key', TREATMENT, 'summary: A', 'summry: A'],
  ['a number that is a text', SOURCE, /^volume: .*$/m, 'volume: 12'],
  ['a single value where a list belongs', CLINIC, 'treatments: [example-therapy]', 'treatments: example-therapy'],
  ['yes for true', CLINIC, 'paid: false', 'paid: "no"'],
  ['a day with slashes', TREATMENT, 'reviewedOn: 2026-01-05', 'reviewedOn: 2026/1/5'],
  ['a phone number without its country', CLINIC, '+1 518 555 0100', '(518) 555-0100'],
  ['a language tag in the wrong case', CLINIC, 'professions:', 'languages: [es-us]\nprofessions:'],
  ['a name that stands twice', TREATMENT, '  - made-up therapy\n', '  - made-up therapy\n  - Made-up Therapy\n'],
  ['an invisible character', ARTICLE, 'It exists in tests', 'It ex\u200bists in te\u202ests'],
  ['a link without the slash at its end', ARTICLE, '(/treatments/example-therapy/)', '(/treatments/example-therapy)'],
])('%s is mended, and the file has no problem afterwards', (_, file, right, wrong) => {
  spoil(file, right, wrong);
  const { report, files, count } = mend();
  expect(report.problems).toEqual([]);
  expect(files).toEqual([file]);
  expect(count).toBeGreaterThan(0);
});

test('the text around a correction stays as it was, comments and order included', () => {
  const before = read(CLINIC);
  spoil(CLINIC, 'phone: +1 518 555 0100', 'phone: (518) 555-0100 # as on the sign');
  mend();
  expect(read(CLINIC)).toBe(before.replace('+1 518 555 0100', '"+1 518 555 0100" # as on the sign'));
});

test('what a person must decide is left: slugs, impossible days, a lost letter', () => {
  spoil(TREATMENT, 'sample-movement', 'sample-movment');
  spoil(CLINIC, 'assuredOn: 2026-01-05', 'assuredOn: 2026-02-30');
  spoil(ARTICLE, 'It exists', 'It ex\ufffdsts');
  const texts = [TREATMENT, CLINIC, ARTICLE].map(read);
  expect(mend().files).toEqual([]);
  expect([TREATMENT, CLINIC, ARTICLE].map(read)).toEqual(texts);
});

test('one slip that hides another is mended with it', () => {
  spoil(TREATMENT, 'reviewedOn: 2026-01-05', 'reviewdOn: 2026/1/5');
  expect(mend().report.problems).toEqual([]);
});

test('no hidden file is left behind', () => {
  spoil(TREATMENT, 'summary: A', 'summry: A');
  mend();
  expect(readdirSync(join(root, 'content/treatments')).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('no letter of a word is ever deleted: joiners that a script needs, controls that were letters', () => {
  const words = 'It می\u200cخواهد क्\u200dष 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} ❤️';
  spoil(ARTICLE, 'It exists in tests', `${words} bene\u0002ts c\u009cur ex\u200bists one\u2028two in tests`);
  mend();
  expect(read(ARTICLE)).toContain(`${words} bene\u0002ts c\u009cur exists one two in tests`);
});

test('an invisible character in a comment of a YAML file is mended as well', () => {
  spoil(CLINIC, 'phone: +1 518 555 0100', 'phone: +1 518 555 0100 # call \u202efirst');
  const { report } = mend();
  expect(report.problems).toEqual([]);
  expect(read(CLINIC)).toContain('+1 518 555 0100 # call first');
});
