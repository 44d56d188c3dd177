import { expect, test } from 'vitest';
import { nodesOf, parseMarkdown } from '#site/markdown-tree.ts';
import { mdxExcessesIn } from '#site/mdx-allow-list.ts';
import { findExcess, LIMITS } from '#site/text-limits.ts';
import { compile } from '#tests/text/compiled-mdx.ts';

const nested = (levels: number): string => `${'<Note>\n\n'.repeat(levels)}Text.\n\n${'</Note>\n\n'.repeat(levels)}`;

const excessesIn = (text: string): string[] => {
  const excess = findExcess(text, 'mdx');
  return excess ? [excess.found] : [...mdxExcessesIn(nodesOf(parseMarkdown(text, 'mdx')))].map(({ found }) => found);
};

test('components inside each other are bounded, in the check and in the compiler', async () => {
  expect(excessesIn(nested(LIMITS.componentDepth))).toEqual([]);
  await expect(compile(nested(LIMITS.componentDepth))).resolves.toContain('Text.');
  for (const levels of [LIMITS.componentDepth + 1, 100, 2_500]) {
    expect(excessesIn(nested(levels)).length, String(levels)).toBeGreaterThan(0);
  }
  await expect(compile(nested(LIMITS.componentDepth + 1))).rejects.toThrow('deep in each other');
});

test('components beside each other are not taken for nested ones', () => {
  expect(excessesIn(`${nested(2)}\n\n`.repeat(10))).toEqual([]);
});

test('the number of components, tables, attributes and their length is bounded', () => {
  expect(excessesIn('<Claim id="a/b" />\n\n'.repeat(LIMITS.components))).toEqual([]);
  expect(excessesIn('<Claim id="a/b" />\n\n'.repeat(LIMITS.components + 1))).toHaveLength(1);
  expect(excessesIn('<EvidenceTable treatment="a" />\n\n'.repeat(LIMITS.componentTables + 1))).toHaveLength(1);
  expect(excessesIn(`<Claim ${'id="a" '.repeat(LIMITS.attributes + 1)}/>`)).toHaveLength(1);
  expect(excessesIn(`<Note title="${'a'.repeat(LIMITS.attributeLength + 1)}">\n\nText.\n\n</Note>`)).toHaveLength(1);
});

test.each([
  ['tags', '<a>'.repeat(50_000)],
  ['tags on lines', '<a>\n\n'.repeat(40_000)],
  ['fragments', '<>'.repeat(50_000)],
  ['open braces', '{'.repeat(16_000)],
  ['closing braces', `{${'}'.repeat(16_000)}`],
  ['code that never ends', `export const a = [\n\n${'1,\n\n'.repeat(40_000)}`],
  ['code that starts again and again', 'import a\n\n'.repeat(20_000)],
])('%s by the thousand are refused before anything is parsed', (_, text) => {
  expect(findExcess(text, 'mdx')).toMatchObject({ line: expect.any(Number) as number });
});
