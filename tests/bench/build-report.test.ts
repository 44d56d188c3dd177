import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { chartOf } from '#scripts/bench/build-chart.ts';
import { middleOf, partsOf, stagesIn, starlightIndexSeconds, uniteFigures } from '#scripts/bench/build-figures.ts';
import { reportOf } from '#scripts/bench/build-report.ts';
import { breakdownOf, flatnessOf, ratiosOf, tablesOf } from '#scripts/bench/build-table.ts';
import { FIGURES, figure } from '#tests/bench/build-figures.ts';

test('the table has a row for everyone who took part, with what is not known left open', () => {
  const table = tablesOf(FIGURES);
  expect(table).toContain('### 1,000 generated pages');
  expect(table).toContain(
    '| this site | 2,000 | 20.0 s, 500 MB | 3.0 s, 500 MB | 4.0 s, 500 MB | 30.0 s | 4.0 s | 100 | 10.00 ms |',
  );
  expect(table).toContain('| Hugo | 2,000 | 5.0 s, 500 MB | – | – | 7.5 s | 3.0 s | 400 | 2.50 ms |');
  expect(table).toContain('| Eleventy | – | failed | – | – | – | – | – | – |');
  expect(table).not.toContain('Starlight');
});

test('the ratio is our time as a share of the other’s', () => {
  expect(ratiosOf(FIGURES)).toContain('| 1,000 | 50 % | – | 400 % |');
  expect(ratiosOf(FIGURES, ({ markdownSeconds }) => markdownSeconds)).toContain('| 1,000 | – | – | 1000 % |');
});

test('the cost of a page is held against that at 1,000', () => {
  expect(flatnessOf(FIGURES)).toContain('| 100,000 | 11.00 | +10 % |');
});

test('our stages fall into the parts that generators have in common', () => {
  const [own] = FIGURES.figures;
  expect(own && partsOf(own)).toEqual({ Markdown: 5, templates: 8, index: 4, 'the rest': 3 });
  const table = breakdownOf(FIGURES);
  expect(table).toContain('| 1,000 | this site | 5.0 s | 8.0 s | 4.0 s | 3.0 s | 20.0 s |');
  expect(table).toContain('|  | Hugo | 0.5 s | 1.5 s | 3.0 s | 0.0 s | 5.0 s |');
  expect(table).toContain('|  | ours by Hugo’s | 10.0 × | 5.3 × | 1.3 × | – | 4.0 × |');
});

test('stages are read from what a build says', () => {
  expect(stagesIn('noise\nstage check 1.25\nstage swap in 3\nstage check 1\nstage odd\n')).toEqual({
    check: 2.25,
    'swap in': 3,
  });
  expect(starlightIndexSeconds('Finished building search index in 1.52s.')).toBe(1.52);
  expect(starlightIndexSeconds('Finished building search index in 640ms.')).toBe(0.64);
  expect(starlightIndexSeconds('nothing')).toBeUndefined();
});

test('of several rounds the one of middle length counts, with the most memory of any', () => {
  const rounds = [9, 3, 5].map((seconds) => ({ ...figure('ours', 10, 'cold', seconds), megabytes: seconds * 100 }));
  expect(middleOf(rounds)).toMatchObject({ seconds: 5, megabytes: 900 });
  expect(middleOf([])).toBeUndefined();
});

test('a later run replaces what an earlier one measured of the same size and generator', () => {
  const later = { ...FIGURES, figures: [figure('ours', 1000, 'cold', 10)], failures: [], versions: { ours: '0.2.0' } };
  const united = uniteFigures([FIGURES, later]);
  expect(united.figures.filter(({ contestant, size }) => contestant === 'ours' && size === 1000)).toEqual(
    later.figures,
  );
  expect(united.figures).toHaveLength(4);
  expect(united.versions).toEqual({ ours: '0.2.0', hugo: 'hugo 0.111.3' });
});

test('the chart is whole XML that says in words what it shows', () => {
  const chart = chartOf(FIGURES) ?? '';
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(chart).close();
  expect(chart).toMatch(/role="img" aria-labelledby="title desc"/);
  expect(chart).toContain('prefers-color-scheme: dark');
  expect(texts.join(' ')).toContain('naive Astro, seconds: 40.0 for 1,000 pages.');
  expect(chart).not.toMatch(/NaN|undefined|Infinity/);
});

test('one size is enough for a chart, and none is no chart', () => {
  expect(chartOf({ ...FIGURES, figures: [figure('ours', 100, 'cold', 1)], failures: [] })).not.toMatch(/NaN|Infinity/);
  expect(chartOf({ ...FIGURES, figures: [], failures: [] })).toBeUndefined();
});

test('names of lines that end together stand apart', () => {
  const chart = chartOf({
    ...FIGURES,
    figures: [figure('ours', 100, 'cold', 10), figure('eleventy', 100, 'cold', 10.1), figure('hugo', 100, 'cold', 9.9)],
    failures: [],
  });
  const heights = [...(chart ?? '').matchAll(/class="label" x="[\d.]+" y="([\d.]+)"/g)]
    .map(([, y]) => Number(y))
    .sort((a, b) => a - b);
  expect(heights).toHaveLength(3);
  for (const [index, height] of heights.entries()) {
    if (index > 0) expect(height - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(17.9);
  }
});

test('the report tells day, machine, versions, and what failed', () => {
  const report = reportOf(FIGURES, true);
  expect(report).toContain('Measured on November 1, 2026');
  expect(report).toContain('Example processor, 2 cores, 16 GB of memory, Linux 6, Node 24.21.0');
  expect(report).toContain('- Hugo: hugo 0.111.3');
  expect(report).toContain('](build.svg)');
  expect(report).toContain('Eleventy at 1,000 pages (cold) failed: it ran out of memory');
  const [own] = FIGURES.figures;
  const larger = { ...FIGURES, figures: own ? [{ ...own, heapGigabytes: 12 }] : [] };
  expect(reportOf(larger, true)).toContain(
    'this site at 1,000 pages (cold) ran out of memory and was built again with a heap of 12 GB.',
  );
});
