import { describe, expect, test } from 'vitest';
import { renderComment } from '#community/comment-text.ts';

test('paragraphs, emphasis, lists and quotes are shown', () => {
  expect(renderComment('One *two* **three**\n\n- a\n- b\n\n> c')).toBe(
    '<p>One <em>two</em> <strong>three</strong></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<blockquote>\n<p>c</p>\n</blockquote>',
  );
});

test('a link says that a reader set it, and that we do not vouch for it', () => {
  expect(renderComment('[x](https://a.example/)')).toBe(
    '<p><a href="https://a.example/" rel="ugc nofollow noopener">x</a></p>',
  );
});

describe('what is no part of a comment is not shown as one', () => {
  test.each([
    ['<script>alert(1)</script>', ''],
    ['<img src=x onerror=alert(1)>', ''],
    ['![a](https://pixel.example/a.gif)', '<p></p>'],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](data:text/html,x)', '<p>x</p>'],
    ['[x](/providers/)', '<p>x</p>'],
    ['[x](//evil.example/)', '<p>x</p>'],
    ['[x](mailto:a@b.example)', '<p>x</p>'],
    ['[*x* y](#safety)', '<p><em>x</em> y</p>'],
    ['# Title', 'Title'],
    ['https://bare.example/', '<p>https://bare.example/</p>'],
    ['[@padda-2021]', '<p>[@padda-2021]</p>'],
  ])('%s', (text, html) => {
    expect(renderComment(text)).toBe(html);
  });
});
