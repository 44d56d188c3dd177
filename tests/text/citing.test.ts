import { expect, test } from 'vitest';
import { citedIds, withoutCitations } from '#site/citations.ts';
import { PageCitations, withTypographicQuotes } from '#site/citing.ts';

test('sources are numbered by their first appearance on the page', () => {
  const citations = new PageCitations();
  citations.line('First [@b-2020].');
  citations.line('Then [@a-2019; @b-2020].');
  expect(citations.list().map(({ id, number }) => [id, number])).toEqual([
    ['b-2020', 1],
    ['a-2019', 2],
  ]);
});

test('the first place that cites a source has an anchor to come back to, and only that one', () => {
  const citations = new PageCitations();
  const first = citations.line('One [@a-2019].');
  const second = citations.html('<p>Two<span class="citation"><a href="#ref-a-2019">a-2019</a></span></p>');
  expect(citations.list()[0]?.place).toBe('cite-a-2019');
  expect(first).toContain('<a href="#ref-a-2019" id="cite-a-2019" aria-label="Reference 1">1</a>');
  expect(second).toContain('<a href="#ref-a-2019" aria-label="Reference 1">1</a>');
});

test('two numbers at one place are parted by a comma', () => {
  const citations = new PageCitations();
  const html = citations.html('<span class="citation"><a href="#ref-a">a</a><a href="#ref-b">b</a></span>');
  expect(html.replaceAll(/<[^>]+>/g, '')).toBe('1,2');
});

test('front matter cannot bring HTML into a page', () => {
  expect(new PageCitations().line('a <b>bold</b> & "quoted"')).toBe('a &lt;b&gt;bold&lt;/b&gt; &amp; “quoted”');
});

test('citations can be listed, and left out', () => {
  expect(citedIds('A [@x-2020; @y-2021] b [@x-2020].')).toEqual(['x-2020', 'y-2021', 'x-2020']);
  expect(withoutCitations('A [@x-2020; @y-2021], b [@x-2020].')).toBe('A, b.');
});

test('straight quotes become typographic ones', () => {
  expect(withTypographicQuotes(`It's "fine" ('really')`)).toBe('It’s “fine” (‘really’)');
});
