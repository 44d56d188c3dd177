import { expect, test } from 'vitest';
import { wordsIn } from '#scripts/checks/node-words.ts';
import { parseMarkdown } from '#site/markdown-tree.ts';

const words = (text: string): string => wordsIn(parseMarkdown(text, 'md'));

test('a hard break stands between two words', () => {
  expect(words('one\\\ntwo')).toBe('one two');
  expect(words('one  \ntwo **three**')).toBe('one two three');
});

test('marks, addresses and raw HTML are no words, pictures have theirs', () => {
  expect(words('a [link](/x/), `code`, ![a knee](knee.png) <b>')).toBe('a link, code, a knee ');
});

test('comments and components of MDX are no words of their own', () => {
  expect(wordsIn(parseMarkdown('Words{/* none */} here.', 'mdx'))).toBe('Words here.');
});
