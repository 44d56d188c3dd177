import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { renderText } from '#site/markdown.ts';

describe('Markdown from contributors', () => {
  test('a citation becomes a link to its place in the reference list', async () => {
    const { html } = await renderText('Pain was lower [@mu-2020; @liu-2015].');
    expect(html).toBe(
      '<p>Pain was lower<span class="citation"><a href="#ref-mu-2020">mu-2020</a><a href="#ref-liu-2015">liu-2015</a></span>.</p>',
    );
  });

  test('headings get ids and are listed for the contents, without their citations', async () => {
    const { html, headings } = await renderText('## What it is [@mu-2020]\n\n## What it is');
    expect(headings).toEqual([
      { depth: 2, id: 'what-it-is', text: 'What it is' },
      { depth: 2, id: 'what-it-is-1', text: 'What it is' },
    ]);
    expect(html).toContain('<h2 id="what-it-is">');
  });

  test('raw HTML, scripts and dangerous addresses do not survive', async () => {
    const { html } = await renderText(
      '<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://evil.example/x.png)\n\n<iframe src="https://evil.example"></iframe>',
    );
    expect(html).not.toMatch(/script|onerror|data:|iframe|evil/);
  });

  test('a picture keeps its file name and its words', async () => {
    const { html } = await renderText('![A knee](./knee.png)');
    expect(html).toBe('<p><img src="./knee.png" alt="A knee"></p>');
  });

  test('a table aligns by class, never by a style attribute', async () => {
    const { html } = await renderText('| a | b |\n|---|--:|\n| 1 | 2 |');
    expect(html).toContain('<td class="align-right">2</td>');
    expect(html).not.toContain('style=');
  });

  test('a footnote and its way back lead to each other', async () => {
    const { html } = await renderText('Text[^1].\n\n[^1]: A note.');
    const [, target] = /href="#(user-content-fn-1)"/.exec(html) ?? [];
    expect(html).toContain(`id="${target}"`);
    const [, back] = /href="#(user-content-fnref-1)"/.exec(html) ?? [];
    expect(html).toContain(`id="${back}"`);
  });
});

describe('ids of headings', () => {
  const idsIn = async (text: string, file = 'content/articles/example/index.md'): Promise<string[]> =>
    (await renderText(text, { file })).headings.map(({ id }) => id);

  test('a heading never takes an id of its page: a citation would lead into the text of a stranger', async () => {
    expect(
      await idsIn('## ref-johnson-2022\n\n## Comments\n\n## Related\n\n## Section related\n\n## User content fn 1'),
    ).toEqual([
      'section-ref-johnson-2022',
      'section-comments',
      'section-related',
      'section-related-1',
      'section-user-content-fn-1',
    ]);
  });

  test('a heading without a letter has an id all the same', async () => {
    expect(await idsIn('## 🧘\n\n## 疼痛\n\n## 🧘\n\n## —')).toEqual(['section', '疼痛', 'section-1', 'section-2']);
  });

  test('an address that takes nothing from the page stays as it was', async () => {
    expect(await idsIn('## What it is\n\n## On the phone\n\n## 2. How sure?')).toEqual([
      'what-it-is',
      'on-the-phone',
      'section-2-how-sure',
    ]);
  });

  test('on the page of a treatment, rows of its evidence keep their ids', async () => {
    expect(await idsIn('## On low back pain', 'content/treatments/tens.md')).toEqual(['section-on-low-back-pain']);
  });

  test('texts that share a page share no id', async () => {
    const slugger = new GithubSlugger();
    slugger.slug('money');
    const first = await renderText('## Money\n\n## Forms', { slugger });
    const second = await renderText('## Forms', { slugger });
    expect([...first.headings, ...second.headings].map(({ id }) => id)).toEqual(['money-1', 'forms', 'forms-1']);
  });
});
