import { expect, test } from 'vitest';
import { budgetOf, LARGER, ORDINARY } from '#scripts/publish/budgets.ts';
import type { PageType } from '#scripts/publish/page-types.ts';
import { readContentPages } from '#tests/site/pages.ts';
import { weigh, type Weight } from '#tests/site/weight.ts';

const weights = readContentPages().map((page) => ({ page, weight: weigh(page) }));

const firstPaintOf = ({ html, blockingCss }: Weight): number => html + blockingCss;

const heaviest = Map.groupBy(weights, ({ page }) => page.type ?? 'no type');

test('the heaviest page of each type', () => {
  const table = [...heaviest].map(([type, ofType]) => {
    const largest = (value: (weight: Weight) => number): number =>
      Math.max(...ofType.map(({ weight }) => value(weight)));
    const budget = budgetOf(ofType[0]?.page.type);
    return {
      type,
      pages: ofType.length,
      'HTML + CSS': `${largest(firstPaintOf)} of ${budget.firstPaint}`,
      script: `${largest(({ script }) => script)} of ${budget.script}`,
      fonts: largest(({ fonts }) => fonts),
      'all but pictures': `${largest(({ total }) => total)} of ${budget.total}`,
    };
  });
  console.table(table);
  expect(table.length).toBeGreaterThan(0);
});

test('no page is heavier than its type may be', () => {
  const over = weights.flatMap(({ page, weight }) => {
    const budget = budgetOf(page.type);
    const rows = [
      ['HTML and blocking CSS', firstPaintOf(weight), budget.firstPaint],
      ['script', weight.script, budget.script],
      ['whole page', weight.total, budget.total],
    ] as const;
    return rows
      .filter(([, bytes, limit]) => bytes > limit)
      .map(([what, bytes, limit]) => `${page.url}: ${what} ${bytes} of ${limit} bytes`);
  });
  expect(over).toEqual([]);
});

test('no script holds back the first paint of any page', () => {
  const blocking = weights.flatMap(({ page, weight }) =>
    weight.blockingScripts.map((source) => `${page.url}: ${source}`),
  );
  expect(blocking).toEqual([]);
});

test('no style sheet holds back the first paint of any page', () => {
  expect(weights.filter(({ weight }) => weight.blockingCss > 0).map(({ page }) => page.url)).toEqual([]);
});

test('every larger budget is still needed', () => {
  const idle = Object.keys(LARGER).filter((type) =>
    (heaviest.get(type as PageType) ?? []).every(
      ({ weight }) =>
        firstPaintOf(weight) <= ORDINARY.firstPaint &&
        weight.script <= ORDINARY.script &&
        weight.total <= ORDINARY.total,
    ),
  );
  expect(idle).toEqual([]);
});
