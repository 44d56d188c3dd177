import { expect, test } from 'vitest';
import { findActiveContent } from '#scripts/bench/active-content.ts';
import { checkAll, readAllYaml, renderAll } from '#scripts/bench/hostile.ts';
import { commonMarkExamples } from '#scripts/bench/suites.ts';

// Suites that are not on npm run with `npm run bench:hostile -- --xss … --yaml …`.
test('no example of the CommonMark specification leaves active content behind', async () => {
  const { documents, survivors } = await renderAll(commonMarkExamples(), [
    (text) => text,
    (text) => `[words](${text})`,
  ]);
  expect(documents).toBe(652 * 2 * 2);
  expect(survivors).toEqual([]);
});

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '&#106;avascript:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://tracker.example/pixel.png',
  '//tracker.example/pixel.png',
  '<style>@import "https://tracker.example"</style>',
  '<a href="javascript:alert(1)">words</a>',
  '<form action="https://tracker.example"><input name=a>',
  '<meta http-equiv=refresh content="0;url=https://tracker.example">',
  '<base href="https://tracker.example/">',
  '<p style="background:url(https://tracker.example)">',
  '{process.env.HOME}',
  '{/*a*/ globalThis.x = 1 /*b*/}',
  'export const a = 1',
  'import a from "node:fs"',
  '"><script>alert(1)</script>',
  '<Note title={process.env.HOME}>',
  '<Note {...{ onclick: 1 }}>',
];

test('no classic payload leaves active content behind, in any place of a text', async () => {
  expect((await renderAll(PAYLOADS)).survivors).toEqual([]);
});

test('the checker reports payloads instead of failing on them', () => {
  expect(checkAll('tests/fixtures', PAYLOADS).problems).toBeGreaterThan(PAYLOADS.length / 2);
});

test('what the search for active content looks for, it finds', () => {
  for (const html of [
    '<script>1</script>',
    '<p onclick="1">x</p>',
    '<a href="java&#10;script:1">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<img src="https://tracker.example/a.png">',
    '<img src="//tracker.example/a.png">',
    '<p style="color:red">x</p>',
    '<svg><a xlink:href="javascript:1"/></svg>',
    '<template><script>1</script></template>',
    '<form></form>',
  ]) {
    expect(findActiveContent(html), html).not.toEqual([]);
  }
  expect(findActiveContent('<p><a href="/a/">x</a> <a href="#b">y</a> <img src="knee.png" alt="z"></p>')).toEqual([]);
});

test('a tag that makes the parser build another kind of tree is a problem, not a failure', () => {
  expect(
    readAllYaml(['--- !!omap\n- a: 1\n', '!!set { a, b }', '!!pairs [a: 1]', '!!binary "x"', '? [a]\n: b']),
  ).toMatchObject({
    refused: 5,
  });
});
