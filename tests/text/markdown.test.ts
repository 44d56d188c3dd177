import { describe, expect, test } from 'vitest';
import { renderText } from '#site/markdown.ts';

describe('Markdown from contributors', () => {
  test('a citation becomes a link to its place in the reference list', async () => {
    const { html } = await renderText('Pain was lower [@mu-2020; @liu-2015].', 'md');
    expect(html).toBe(
      '<p>Pain was lower<span class="citation"><a href="#ref-mu-2020">mu-2020</a><a href="#ref-liu-2015">liu-2015</a></span>.</p>',
    );
  });

  test('headings get ids and are listed for the contents, without their citations', async () => {
    const { html, headings } = await renderText('## What it is [@mu-2020]\n\n## What it is', 'md');
    expect(headings).toEqual([
      { depth: 2, id: 'what-it-is', text: 'What it is' },
      { depth: 2, id: 'what-it-is-1', text: 'What it is' },
    ]);
    expect(html).toContain('<h2 id="what-it-is">');
  });

  test('raw HTML, scripts and dangerous addresses do not survive', async () => {
    const { html } = await renderText(
      '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/x.png)\n\n<iframe src="https://evil.example"></iframe>',
      'md',
    );
    expect(html).not.toMatch(/script|onerror|data:|iframe|evil/);
  });

  test('a picture keeps its file name and its words', async () => {
    const { html } = await renderText('![A knee](./knee.png)', 'md');
    expect(html).toBe('<p><img src="./knee.png" alt="A knee"></p>');
  });

  test('a table aligns by class, never by a style attribute', async () => {
    const { html } = await renderText('| a | b |\n|---|--:|\n| 1 | 2 |', 'md');
    expect(html).toContain('<td class="align-right">2</td>');
    expect(html).not.toContain('style=');
  });

  test('a footnote and its way back lead to each other', async () => {
    const { html } = await renderText('Text[^1].\n\n[^1]: A note.', 'md');
    const [, target] = /href="#(user-content-fn-1)"/.exec(html) ?? [];
    expect(html).toContain(`id="${target}"`);
    const [, back] = /href="#(user-content-fnref-1)"/.exec(html) ?? [];
    expect(html).toContain(`id="${back}"`);
  });
});

describe('MDX from contributors', () => {
  test('a listed component becomes a plain element', async () => {
    const { html } = await renderText('<Warning title="Stop">\n\nCall *now*.\n\n</Warning>', 'mdx');
    expect(html).toBe(
      '<div class="note note-warning">\n<p class="note-title">Stop</p>\n<p>Call <em>now</em>.</p>\n</div>',
    );
  });

  test('expressions, imports, exports and unknown components vanish unrun', async () => {
    const { html } = await renderText(
      'import fs from "node:fs"\n\nexport const a = process.exit(1)\n\nA {process.env.HOME} b\n\n{(() => { throw new Error("run") })()}\n\n<Evil />\n\n<Note title={process.env.HOME}>\n\nC\n\n</Note>',
      'mdx',
    );
    expect(html).not.toMatch(/process|import|export|Evil|throw/);
    expect(html).toContain('<p>C</p>');
  });
});
