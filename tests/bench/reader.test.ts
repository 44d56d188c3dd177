import { expect, test } from 'vitest';
import { asPlainMarkdown } from '#scripts/bench/reader/article.ts';
import { median, visitRatiosOf, type Load, type Measured } from '#scripts/bench/reader/figures.ts';
import { headersBy } from '#scripts/hosts/sent-headers.ts';
import { scoresOf, type Report } from '#scripts/bench/reader/scores.ts';
import { faultList, ratioTable, scoreTable } from '#scripts/bench/reader/tables.ts';

const load = (firstPaint: number, largestPaint: number, html: number): Load => ({
  firstPaint,
  largestPaint,
  largestElement: 'h1.',
  shift: 0,
  blocking: 0,
  requests: 1,
  bytes: { html, css: 0, script: 0, font: 0, other: 0, picture: 90_000 },
});

const measured = (name: string, ...loads: Load[]): Measured => ({ name, path: '/', loads });

test('the median is the middle, or lies between the two in the middle', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([40, 10, 20, 30])).toBe(25);
});

const ours = measured('this site', load(500, 700, 20_000), load(400, 600, 20_000), load(900, 2000, 20_000));
const starlight = measured('Starlight 1.0.0', load(750, 1000, 40_000));
const docusaurus = measured('Docusaurus 2.0.0', load(999, 1400, 200_000));

test('medians are compared with the goals, and pictures do not count', () => {
  const ratios = visitRatiosOf(ours, [starlight, docusaurus]);
  expect(ratios.map(({ against, what, ratio, isMet }) => [against, what, ratio, isMet])).toEqual([
    ['Starlight 1.0.0', 'first paint', 1.5, true],
    ['Starlight 1.0.0', 'largest paint', 1000 / 700, false],
    ['Docusaurus 2.0.0', 'first paint', 999 / 500, false],
    ['Docusaurus 2.0.0', 'largest paint', 2, true],
    ['Starlight 1.0.0', 'bytes without pictures', 2, true],
  ]);
});

test('the table says what was compared, the goal and whether it is met', () => {
  const lines = ratioTable(ours, [starlight]).split('\n');
  expect(lines).toContain('| first paint, against Starlight 1.0.0 | 500 | 750 | 1.50 | ≥ 1.5 | yes |');
  expect(lines).toContain('| largest paint, against Starlight 1.0.0 | 700 | 1,000 | 1.43 | ≥ 1.5 | no |');
});

test('the article elsewhere has the same words, and its citations as footnotes', () => {
  const text = asPlainMarkdown(
    '---\ntitle: Does it help?\nsummary: A little.\nkeyMessages:\n  - Slightly [@a-2020].\n---\n\nSee [knees](/conditions/knee-pain/) [@a-2020; @b-2021].\n',
    (id) => ({ title: `Of {${id}}`, url: 'https://doi.org/10.1/x' }),
  );
  expect(text).toBe(
    '---\ntitle: "Does it help?"\ndescription: "A little."\n---\n\nA little.\n\n## Key messages\n\n- Slightly [^a-2020].\n\n' +
      'See [knees](https://example.org/conditions/knee-pain/) [^a-2020][^b-2021].\n\n' +
      '[^a-2020]: Of \\{a-2020\\}. [https://doi.org/10.1/x](https://doi.org/10.1/x)\n\n' +
      '[^b-2021]: Of \\{b-2021\\}. [https://doi.org/10.1/x](https://doi.org/10.1/x)\n\n',
  );
});

test('a citation of no source is told', () => {
  expect(() => asPlainMarkdown('---\ntitle: a\nsummary: b\n---\n\nx [@c-2020]\n', () => undefined)).toThrow('c-2020');
});

test('a path gets the headers of every rule that fits, the later one winning', () => {
  const headersOf = headersBy(
    '/*\n  A: one: two\n  B: x\n\n/admin/*\n  ! A\n  B: y\n\n/page.json\n  Cache-Control: no-cache\n',
  );
  expect(headersOf('/')).toEqual({ A: 'one: two', B: 'x' });
  expect(headersOf('/admin/')).toEqual({ B: 'y' });
  expect(headersOf('/page.json')).toEqual({ A: 'one: two', B: 'x', 'Cache-Control': 'no-cache' });
});

const report = (performance: number, contrast: number): Report => {
  const perfect = { score: 1, auditRefs: [] };
  return {
    categories: {
      performance: { score: performance, auditRefs: [{ id: 'slow', weight: 1 }] },
      accessibility: { score: contrast, auditRefs: [{ id: 'contrast', weight: 3 }] },
      'best-practices': perfect,
      seo: perfect,
    },
    audits: {
      slow: { title: 'Paints late', score: performance, displayValue: '2.0 s' },
      contrast: { title: 'Contrast', score: contrast, details: { items: [{ node: { snippet: '<p>' } }] } },
    },
  };
};

test('one slow run of three costs no score, and what does cost one is named with its pages', () => {
  const pages = [
    scoresOf('home', '/', [report(1, 1), report(0.8, 1), report(1, 1)]),
    scoresOf('search', '/search/', [report(1, 0.9), report(1, 0.9), report(1, 1)]),
  ];
  expect(scoreTable(pages).split('\n').slice(2)).toEqual([
    '| home | 100 | 100 | 100 | 100 |',
    '| search | 100 | 90 | 100 | 100 |',
  ]);
  expect(faultList(pages)).toBe('- accessibility: Contrast (`contrast`). search (<p>)');
});
