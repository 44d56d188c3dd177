import { describe, expect, test } from 'vitest';
import { renderText } from '#site/markdown.ts';
import { COMPONENT_NAMES } from '#site/mdx-allow-list.ts';
import { compile, renderMdx } from '#tests/text/compiled-mdx.ts';

/** The two writers differ in how they spell the same HTML: entities, void elements, line breaks inside tables. */
const sameSpelling = (html: string): string =>
  html
    .replaceAll(/\s*\/>/g, '>')
    .replaceAll('&#x26;', '&amp;')
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll(/>\n(?=<\/?(?:table|thead|tbody|tr|th|td)\b)/g, '>')
    .trim();

describe('a text without components gives the same HTML as Markdown and as MDX', () => {
  test.each([
    ['headings', '## What it is [@mu-2020]\n\n## What it is\n\n### 2. Ids\n\n## 🧘\n\n## Comments'],
    ['citations', 'Pain was lower [@mu-2020; @liu-2015]. And *again* [@mu-2020].'],
    ['quotes and dots', 'She said "it\'s fine"... and left.'],
    ['a table', '| a | b |\n|---|--:|\n| 1 | 2 & 3 |'],
    ['a footnote', 'Text[^1].\n\n[^1]: A note.'],
    ['lists and tasks', '- [ ] one\n- two\n  1. three\n\n> quoted\n> lines'],
    ['pictures', '![A knee for $& pain](./knee.png) ![elsewhere](https://evil.example/x.png)'],
    ['links', '[a](https://example.org/) [b](/treatments/tens/) [c](//evil.example) [d](javascript:alert%281%29)'],
    ['code', 'Use `a < b && c`.\n\n```js\nconst a = "<b>";\n```'],
    ['breaks and rules', 'one\\\ntwo\n\n---\n\n~~gone~~ **kept** www.example.org'],
  ])('%s', async (_, text) => {
    expect(sameSpelling(await renderMdx(text))).toBe(sameSpelling((await renderText(text)).html));
  });
});

test('a comment goes without a trace, wherever it stands', async () => {
  const text =
    '{/* first */}\n\nWords{/* inside */} stay.\n\n- {/* in a list */} one\n\n<Note>\n\n{/* in a note */}\n\nText.\n\n</Note>';
  const code = await compile(text);
  expect(code).not.toMatch(/first|inside|in a/);
  expect(code).toContain('"Text."');
  expect(await renderMdx('Words{/* inside */} stay.')).toBe('<p>Words stay.</p>');
});

test('the facts of a text are exported for its page, and the keys of its file are not', async () => {
  const code = await compile('## Words here\n\nThree words here.', { title: 'Secret' });
  expect(code).toContain('"words": 5');
  expect(code).toContain('"text": "Words here"');
  expect(code).not.toContain('Secret');
});

test('every listed component compiles where it is filled in', async () => {
  const code = await compile(
    `<Note title="A">

**Text** {/* x */} [@mu-2020].

</Note>

<Warning>

Text.

</Warning>

<Claim id="tens/pain" />

<EvidenceTable treatment="tens" />

<FindProviders treatment="tens" />

<Compare a="tens" b="yoga" />

<Figure src="knee.png" alt="A knee" caption="A caption" credit="By us" />

<QuestionsToAsk treatment="tens" />
`,
  );
  for (const name of COMPONENT_NAMES) expect(code).toContain(`(${name}, {`);
});

const RUN = 'globalThis.hasRun = true';

describe('with the check by-passed, hostile MDX stops the compiler', () => {
  test.each([
    `export const a = (${RUN});`,
    `export default () => { ${RUN}; }`,
    `import fs from 'node:fs'`,
    `import 'node:process'`,
    `Words\n\nexport * from 'node:fs'\n\nwords`,
    `export {}`,
    `{${RUN}}`,
    `Words {${RUN}} words`,
    `{/* a */ ${RUN} /* b */}`,
    `{/*a*/ x /*b*/}`,
    `{/* a */}{${RUN}}`,
    `{(() => { ${RUN} })()}`,
    '{`${process.env.HOME}`}',
    `{import('node:fs')}`,
    `{await import('node:fs')}`,
    `# A heading {${RUN}}`,
    `- a list {${RUN}}`,
    `> quote\n> {${RUN}}`,
    `| a |\n|---|\n| {process.exit(0)} |`,
    `[a link {${RUN}}](/x/)`,
    `**bold {${RUN}}**`,
    `Note[^1].\n\n[^1]: {${RUN}}`,
    `<Note title={${RUN}}>\n\nText.\n\n</Note>`,
    `<Note title={'a string'}>\n\nText.\n\n</Note>`,
    `<Note {...(${RUN})}>\n\nText.\n\n</Note>`,
    `<Note title={<b>{${RUN}}</b>}>\n\nText.\n\n</Note>`,
    `<Note title=<b>x</b>>\n\nText.\n\n</Note>`,
    `<Note>\n\n{${RUN}}\n\n</Note>`,
    `<Note>\n\n<Warning>\n\n- {${RUN}}\n\n</Warning>\n\n</Note>`,
    `<Note onClick="${RUN}">\n\nText.\n\n</Note>`,
    `<Note set:html="<script>1</script>">\n\nText.\n\n</Note>`,
    `<Note client:load>\n\nText.\n\n</Note>`,
    `<Note server:defer>\n\nText.\n\n</Note>`,
    `<Note slot="x">\n\nText.\n\n</Note>`,
    `<Note class="x">\n\nText.\n\n</Note>`,
    `<Note.x />`,
    `<Note:x />`,
    `<props.components.Note />`,
    `<constructor />`,
    `<toString />`,
    `<__proto__ />`,
    `<Evil />`,
    `<Fragment set:html="<img src=x onerror=alert(1)>" />`,
    `<></>`,
    `<script>${RUN}</script>`,
    `<img src="x" onerror="${RUN}" />`,
    `<a href="javascript:${RUN}">x</a>`,
    `<style>{"body{}"}</style>`,
    `<iframe src="https://evil.example/" />`,
    `<svg onload="${RUN}" />`,
    `<div style="position:fixed">x</div>`,
    `Words <b>in line</b>`,
    `Words <Note>in line</Note> words`,
    `<Claim id="a/b">{${RUN}}</Claim>`,
    `<Claim />`,
    `<Figure src="x.png" alt="x" onload="${RUN}" />`,
    `<?php echo 1 ?>`,
    `<!-- ${RUN} -->`,
  ])('%s', async (text) => {
    await expect(compile(text)).rejects.toThrow();
    expect('hasRun' in globalThis).toBe(false);
  });

  test('front matter that names a layout, a file that Astro would load', async () => {
    await expect(compile('Text.', { layout: '/etc/passwd' })).rejects.toThrow('layout');
  });
});

describe('what is no code of MDX is sanitized as in Markdown', () => {
  test.each([
    '[a](javascript:alert%281%29)',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '![a](javascript:alert)',
    '[a][b]\n\n[b]: javascript:alert%281%29',
    '![a](https://evil.example/x.png)',
    '[a](//evil.example/)',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<Note title="A note">\n\n[a](javascript:alert%281%29)\n\n</Note>',
  ])('%s', async (text) => {
    const html = await renderMdx(text, { Note: 'div' });
    expect(html).not.toMatch(/(?:href|src)="(?!https:\/\/example\.org|#|mailto:|tel:|\/(?![/\\]))/);
    expect(html).not.toMatch(/<script|evil\.example/);
  });
});
