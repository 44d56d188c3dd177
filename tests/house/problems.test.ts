import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '#scripts/checks/rules.ts';
import { READING_CODES } from '#site/problem.ts';

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension) && name !== 'README.md')
    .map((name) => name.slice(0, -extension.length))
    .sort();

const ruleFiles = namesIn('scripts/checks/rules', '.ts');
const codes = [...READING_CODES, ...ruleFiles].sort();

test('each rule file is listed, and its rule bears the name of the file', () => {
  expect(rules.map((rule) => rule.code)).toEqual(ruleFiles);
});

test('no code stands for two things', () => {
  expect(new Set(codes).size).toBe(codes.length);
});

test('each code has a case in tests/checks, and each case a code', () => {
  const cases = readdirSync('tests/checks', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(cases.map((entry) => entry.name).sort()).toEqual(codes);
  expect(codes.filter((code) => !existsSync(`tests/checks/${code}/expected.txt`))).toEqual([]);
});

test('each code has a help page, and each help page a code', () => {
  expect(namesIn('docs/problems', '.md')).toEqual(codes);
});

describe('a help page says what is meant, shows wrong and right, and how to mend it', () => {
  test.each(codes)('%s', (code) => {
    const page = readFileSync(`docs/problems/${code}.md`, 'utf8');
    expect(page).toMatch(new RegExp(`^# \`${code}\`: \\S`));
    expect(page).toMatch(/^Wrong:$/m);
    expect(page).toMatch(/^Right:$/m);
    expect(page).toMatch(/^To mend it: \S/m);
  });
});

test('the list of help pages names them all', () => {
  const list = readFileSync('docs/problems/README.md', 'utf8');
  expect([...list.matchAll(/\]\(([a-z-]+)\.md\)/g)].map((match) => match[1]).sort()).toEqual(codes);
});
