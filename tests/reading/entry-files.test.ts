import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { collections } from '#collections.ts';
import { readEntryText, type EntryFile } from '#site/entry-files.ts';
import { splitFrontMatter } from '#site/front-matter.ts';
import { findExcess } from '#site/text-limits.ts';
import { readYaml } from '#site/yaml-document.ts';

const page: EntryFile = { collection: 'pages', id: 'about', file: 'content/pages/about.md' };
const readPage = (text: string) => readEntryText(text, collections.pages, page);
const valid = '---\ntitle: About\nsummary: A page.\nupdatedOn: 2026-01-05\n---\n\nText.\n';

test('an entry brings its data, its text, and where both stand', () => {
  const { entries, problems } = readPage(valid);
  expect(problems).toEqual([]);
  expect(entries[0]).toMatchObject({
    id: 'about',
    data: { title: 'About', summary: 'A page.', updatedOn: '2026-01-05' },
    body: '\nText.\n',
    bodyLine: 6,
  });
  expect(entries[0]?.locate(['summary'])).toEqual({ line: 3, column: 10 });
  expect(entries[0]?.locateKey(['summary'])).toEqual({ line: 3, column: 1 });
  expect(entries[0]?.locateWords(['summary'], 'page')).toEqual({ line: 3, column: 12 });
  expect(entries[0]?.locate(['nowhere', 3])).toEqual({ line: 2, column: 1 });
});

test('places are the same with the line endings of Windows and a byte order mark before the text', () => {
  const { entries, problems } = readPage(valid.replaceAll('\n', '\r\n'));
  expect(problems).toEqual([]);
  expect(entries[0]?.data).toMatchObject({ title: 'About' });
  expect(entries[0]?.bodyLine).toBe(6);
  expect(entries[0]?.locate(['updatedOn'])).toEqual({ line: 4, column: 12 });
});

test('places deep in lists and groups are found in every style of YAML', () => {
  const text =
    'safety:\n  serious:\n    - one\n    - "two"\n    - >-\n      three\n      four\nflow: { a: [1, { b: 2 }] }\n';
  const yaml = readYaml(text);
  const at = (...path: (string | number)[]) => text.slice(yaml.rangeOf(path)[0]).split('\n')[0];
  expect(at('safety', 'serious', 1)).toBe('"two"');
  expect(at('safety', 'serious', 2)).toBe('>-');
  expect(at('flow', 'a', 1, 'b')).toBe('2 }] }');
  expect(text.slice(yaml.keyOffsetOf(['safety', 'serious']))).toMatch(/^serious:/);
});

test('dates, yes and no stay the words that were written', () => {
  expect(readYaml('a: 2026-01-05\nb: yes\nc: NO\nd: 1_000\ne: 0777\nf: 12:30:00').value).toEqual({
    a: '2026-01-05',
    b: 'yes',
    c: 'NO',
    d: '1_000',
    e: 777,
    f: '12:30:00',
  });
});

test('nothing but three hyphens on a line of their own opens or closes the front matter', () => {
  expect(splitFrontMatter('---\na: 1\n---\nText')).toMatchObject({ yaml: 'a: 1\n', body: 'Text' });
  expect(splitFrontMatter('---  \na: 1\n---\t\nText')).toMatchObject({ yaml: 'a: 1\n', body: 'Text' });
  for (const text of ['', 'Text', ' ---\na: 1\n---\n', '---\na: 1\n', '---\n--- draft: true\n---\n', '----\n----\n']) {
    expect(splitFrontMatter(text)).toHaveProperty('fault');
  }
});

describe('what a stranger sends costs neither time nor an exception', () => {
  test.each([
    ['nine thousand keys', Array.from({ length: 9000 }, (_, n) => `k${n}:`).join('\n')],
    ['brackets in brackets', '['.repeat(60_000)],
    ['groups in groups', '{a: '.repeat(15_000)],
    ['lists in lists', '- '.repeat(32_000)],
    ['keys in keys', '? '.repeat(32_000)],
    ['documents', '---\n'.repeat(16_000)],
    [
      'aliases of aliases',
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}`,
    ],
  ])('%s', (_, text) => {
    const before = process.cpuUsage();
    readYaml(text);
    // Time of the processor, in microseconds: what others do on the machine at the same time is not meant.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });

  test('text that would keep the Markdown parser busy is refused before it is parsed', () => {
    for (const text of ['>'.repeat(250_000), '1. '.repeat(80_000), '*a_'.repeat(80_000), '&amp;'.repeat(50_000)]) {
      expect(findExcess(text)).toBeDefined();
    }
    expect(findExcess('> - 1. three levels\n\n- - -\n\n* * * * * *\n')).toBeUndefined();
  });

  test('whatever the text, the reader answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]&*!|>\'"%@`#:-,?<\\ \n\tab1~.') }), (text) => {
        const { faults, value } = readYaml(text);
        expect(faults.length > 0 ? true : value !== undefined).toBe(true);
        expect(
          readPage(`---\n${text}\n---\n${text}`).problems.every(({ line, column }) => line > 0 && column > 0),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('what is written out as YAML is read back as it was', () => {
  const key = fc
    .string({ minLength: 1 })
    .filter((text) => !['__proto__', 'constructor', 'prototype', '<<'].includes(text));
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const value = fc.dictionary(key, fc.oneof(leaf, fc.array(leaf), fc.dictionary(key, leaf)), { minKeys: 1 });
  fc.assert(
    fc.property(value, (written) => {
      const plain = JSON.parse(JSON.stringify(written)) as unknown;
      const text = stringify(plain, { aliasDuplicateObjects: false });
      expect(readYaml(text).value).toEqual(plain);
    }),
  );
});
