import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mendContent } from '#scripts/checks/fix.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { importComments, PENDING } from '#scripts/comments/import.ts';
import { parseRegistry, registryLine, registryText, type RegistryRow } from '#providers/registry.ts';
import { renderText } from '#site/markdown.ts';
import { nodesOf, parseMarkdown } from '#site/markdown-tree.ts';

const DAY = '2026-06-01';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'windows-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:mdx?|yaml|csv|txt)$/.test(name)) continue;
    const file = join(root, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/\r?\n/g, '\r\n'));
  }
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('git keeps line feeds, also where Windows would change them, and leaves pictures alone', () => {
  const ask = (file: string): string => execFileSync('git', ['check-attr', 'text', 'eol', '--', file], { encoding: 'utf8' });
  expect(ask('content/site.yaml')).toMatch(/text: auto[^]*eol: lf/);
  for (const file of ['a.png', 'a.jpg', 'a.webp', 'a.avif', 'a.woff2']) expect(ask(file)).toContain('text: unset');
});

test('content with the line ends of Windows has the same entries and no problem', async () => {
  const windows = checkContent({ root, today: DAY });
  const linux = checkContent({ root: 'tests/fixtures', today: DAY });
  expect(windows.problems).toEqual([]);
  expect(windows.content.entries.map(({ file, data }) => ({ file, data }))).toEqual(
    linux.content.entries.map(({ file, data }) => ({ file, data })),
  );
  for (const [index, { body, file }] of windows.content.entries.entries()) {
    const other = linux.content.entries[index]?.body ?? '';
    if (file.endsWith('.mdx')) {
      const [ours, theirs] = [parseMarkdown(body, 'mdx'), parseMarkdown(other, 'mdx')];
      expect(nodesOf(ours).map(({ type }) => type)).toEqual(nodesOf(theirs).map(({ type }) => type));
      continue;
    }
    const [ours, theirs] = await Promise.all([renderText(body), renderText(other)]);
    expect(ours.headings).toEqual(theirs.headings);
    expect(ours.html.replaceAll('\r\n', '\n')).toBe(theirs.html);
  }
});

test('a mistake is told at the same place, and mended there', () => {
  const file = join(root, 'content/treatments/example-therapy.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('summary: A', 'summry: A').replace('reviewedOn: 2026-01-05', 'reviewedOn: 2026/1/5'));
  const { report } = mendContent(root, DAY);
  expect(report.problems).toEqual([]);
  expect(readFileSync(file, 'utf8')).toContain('reviewedOn: 2026-01-05\r\n');
});

test('exports of comments are read', () => {
  const text = readFileSync('tests/fixtures/comment-exports/netlify.csv', 'utf8').replaceAll('\n', '\r\n');
  const options = { root, into: PENDING, today: '2026-11-23', article: undefined, keep: 'likely-real' } as const;
  expect(importComments(Buffer.from(text), 'netlify.csv', options).written).toHaveLength(1);
});

const ROW: RegistryRow = {
  npi: '1234567893',
  kind: 'person',
  name: 'Made Up (generated)',
  credentials: 'L.Ac.',
  professions: ['acupuncturist'],
  address: '',
  precision: 'area',
  city: 'Exampleville',
  region: 'AK',
  postalCode: '99501',
  country: 'US',
  phone: '1 907 555 0100',
  otherPlaces: [],
  updatedOn: '2026-01-05',
};

test('the registry is read', () => {
  const text = registryText([registryLine(ROW)]).replaceAll('\n', '\r\n');
  expect(parseRegistry(text, 'content/registry/us-ak.csv')).toEqual([ROW]);
});

test('the lists that the code brings along are read whatever ends their lines', () => {
  const code = ['scripts/checks/spelling/dictionary.ts', 'src/places/postal-areas.ts', 'src/providers/registry.ts'];
  expect(code.filter((file) => /\.split\('\\n'\)/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
