import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lightColor } from '#design/token-colors.ts';
import { contrastOf, inHueOf, recolored } from '#scripts/setup/colors.ts';
import { faultOfAnswer, SETUP_QUESTIONS } from '#scripts/setup/questions.ts';
import { writeAnswers, writeColor, writeTitle } from '#scripts/setup/write.ts';
import { readSite } from '#site/read-site.ts';
import { pathsUnder, readFiles } from '#tests/house/files.ts';

const TOKENS = 'src/design/tokens.css';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(join(root, 'src/design'), { recursive: true });
  cpSync('content/site.yaml', join(root, 'content/site.yaml'));
  cpSync('public', join(root, 'public'), { recursive: true });
  cpSync(TOKENS, join(root, TOKENS));
  cpSync('README.md', join(root, 'README.md'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('answers stand in site.yaml, whose comments and other keys stay', () => {
  const answers = new Map([
    ['name', 'Pain: an "Atlas"'],
    ['email', 'desk@atlas.example'],
    ['repository', ''],
    ['forms', 'none'],
    ['emergency', '112'],
  ]);
  expect(writeAnswers(root, answers)).toEqual(['content/site.yaml']);
  const site = readSite(root);
  expect(site).toMatchObject({ name: 'Pain: an "Atlas"', contactEmail: 'desk@atlas.example', forms: {} });
  expect(site.help).toMatchObject({ emergency: '112', crisis: '988' });
  expect(read('content/site.yaml')).toContain('# Who takes what readers send');
  expect(writeAnswers(root, answers)).toEqual([]);
  expect(writeTitle(root, 'Atlas $& of pain')).toEqual(['README.md']);
  expect(read('README.md')).toMatch(/^# Atlas \$& of pain\n/);
});

test.each([
  ['url', 'http://atlas.example'],
  ['short-name', 'A name that is far too long for small places'],
  ['emergency', 'call us'],
  ['forms', 'geocities'],
  ['email', 'nobody'],
  ['name', ''],
])('--%s %j is told, with what to type', (flag, answer) => {
  const question = SETUP_QUESTIONS.find((one) => one.flag === flag);
  expect(question && faultOfAnswer(question, answer)).toBeTruthy();
});

test('the answers that stand there now are in order', () => {
  expect(SETUP_QUESTIONS.filter((question) => question.mayBeEmpty).map((one) => faultOfAnswer(one, ''))).toEqual([
    undefined,
    undefined,
  ]);
});

test('a color changes tokens, icon and drawings alike, and every contrast stays', () => {
  const before = read(TOKENS);
  const changed = writeColor(root, '#0b5d8a');
  expect(changed).toContain(TOKENS);
  expect(changed.filter((file) => !file.startsWith('public/drawings/'))).toEqual([TOKENS, 'public/icon.svg']);
  expect(changed).toHaveLength(2 + pathsUnder('public/drawings').length);
  const after = read(TOKENS);
  for (const [old, fresh] of recolored(before, '#0b5d8a')) {
    expect(Math.abs(contrastOf(old, '#ffffff') - contrastOf(fresh, '#ffffff')), `${old} to ${fresh}`).toBeLessThan(
      0.25,
    );
    expect(after.includes(old)).toBe(old === fresh);
  }
  // Warnings keep their colors.
  expect(lightColor('color-harm', after)).toBe(lightColor('color-harm', before));
  expect(lightColor('color-link', after)).not.toBe(lightColor('color-link', before));
  expect(read('public/icon.svg')).toContain(lightColor('color-heading', after));
});

test('a hue and back is nearly the color it was', () => {
  expect(inHueOf(inHueOf('#4f2a5c', '#0b5d8a'), '#4f2a5c')).toMatch(/^#(?:4[c-f]|5[0-2])/);
});

test('the command says what is wrong with a flag and writes nothing', async () => {
  const before = read('content/site.yaml');
  const env = { ...process.env, SITE_CONTENT_ROOT: root };
  const run = promisify(execFile)('node', ['scripts/setup.ts', '--name', 'Atlas', '--url', 'atlas'], { env });
  await expect(run).rejects.toThrow('--url:');
  await expect(promisify(execFile)('node', ['scripts/setup.ts'], { env })).rejects.toThrow('Give the answers as flags');
  expect(read('content/site.yaml')).toBe(before);
});

/** Where the name may stand beside site.yaml, and why. */
const KEPT: readonly (readonly [file: RegExp, because: string])[] = [
  [/^content\/site\.yaml$/, 'the setting'],
  [/^content\/people\/cindy-perlin\.yaml$/, 'what she founded'],
  [/^content\/providers\/us-ny\/cindy-perlin\.yaml$/, 'the same, in her listing'],
  [/^content\/articles\/research-on-stem-cell-therapy-for-chronic-pain\//, 'where the article was first published'],
];

test('the name of the site stands in site.yaml, and in no view, script, page or picture', () => {
  const files = readFiles(pathsUnder('src', 'scripts', 'content', '.github'));
  const name = /Pain (?:Treatment )?Directory|paintreatmentdirectory/i;
  const found = [...files].filter(([, text]) => name.test(text)).map(([file]) => file);
  expect(found.filter((file) => !KEPT.some(([kept]) => kept.test(file)))).toEqual([]);
  expect(KEPT.filter(([kept]) => !found.some((file) => kept.test(file)))).toEqual([]);
});

test('the numbers people call stand in site.yaml, and in no view', () => {
  const files = readFiles(pathsUnder('src').filter((file) => /\.(?:ts|astro)$/.test(file)));
  const found = [...files].filter(([, text]) => /\b(?:call|text) (?:911|988)\b/i.test(text)).map(([file]) => file);
  expect(found).toEqual(['src/site/placeholders.ts', 'src/site/schema.ts'].filter((file) => found.includes(file)));
});
