/** The fast parser must agree with the thorough one, or leave the file to it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { listFiles } from '#scripts/files/listing.ts';
import { splitFrontMatter } from '#site/front-matter.ts';
import { readPlainYaml } from '#site/plain-yaml.ts';

const thorough = (text: string): unknown => {
  const document = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' });
  return document.errors.length > 0 ? Symbol('unreadable') : (document.toJS({ maxAliasCount: 0 }) as unknown);
};

const yamlOf = (file: string): string => {
  const text = readFileSync(`content/${file}`, 'utf8');
  if (file.endsWith('.yaml')) return text;
  const split = splitFrontMatter(text);
  return 'yaml' in split ? split.yaml : '';
};

const FILES = listFiles('content').filter((file) => /\.(?:yaml|mdx?)$/.test(file) && !/^_|README/.test(file));

test('every content file is read alike, and most of them by the fast parser', () => {
  const texts = FILES.map(yamlOf);
  const plain = texts.filter((text) => readPlainYaml(text) !== undefined);
  for (const text of plain) expect(readPlainYaml(text)).toEqual(thorough(text));
  expect(plain.length).toBeGreaterThan(texts.length * 0.9);
});

test.each([
  'a: 0b11',
  'a: 0o17',
  'a: 0x1F',
  'a: 012',
  'a: 1_000',
  'a: 1e3',
  'a: +.5',
  'a: .inf',
  'a: .NaN',
  'a: ~',
  'a: Null',
  'a: TRUE',
  'a: yes',
  'a: 12:30:45',
  'a: 2026-02-30',
  'a: "tab\\tinside"',
  'a: |\n  one\n\n  two\n',
  'a: >-\n  one\n  two\n',
  'a: one\n  two\n\n  three',
  "a: 'it''s'",
  'a: [1, two, {b: c}]',
  'a: [one,\n  two]',
  'a: b # comment',
  'a: "b" # comment',
  'a: http://x.example/#y',
  '1: a\ntrue: b\nnull: c',
  '- a\n- b: c\n  d: e',
  'a:\n- b\n- c',
  'a: &x b\nc: *x',
  'a: !!str 1',
  '? a\n: b',
  'a: b\na: c',
  '%YAML 1.2\n---\na: b',
  'a: b\n---\nc: d',
  'a: b\n...\n',
  '<<: {a: b}',
  'a:\tb',
  '\uFEFFa: b',
  'a: b\u2028c',
  'a: @b',
  'a: `b`',
  'a: - b',
  'a: "unclosed',
  'a: [unclosed',
  ' a: b\nc: d',
  '',
  '# only a comment',
  'just text',
])('%j is read alike or left to the thorough parser', (text) => {
  const value = readPlainYaml(text);
  if (value !== undefined) expect(value).toEqual(thorough(text));
});

test('what a program writes as YAML is read alike or left to the thorough parser', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('node'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, fc.integer({ min: 20, max: 120 }), (written, lineWidth) => {
      const text = stringify(written, { lineWidth });
      const value = readPlainYaml(text);
      if (value !== undefined) expect(value).toEqual(thorough(text));
    }),
    { numRuns: 1000 },
  );
});
