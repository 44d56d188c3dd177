import { expect, test } from 'vitest';
import { budgetOf, LARGER, ORDINARY } from '#scripts/publish/budgets.ts';
import type { PageType } from '#scripts/publish/page-types.ts';
import { readContentPages, type Page } from '#tests/site/pages.ts';
import { weigh, type Weight } from '#tests/site/weight.ts';

interface Weighed {
  readonly page: Page;
  readonly weight: Weight;
}

const firstPaintOf = ({ html, blockingCss }: Weight): number => html + blockingCss;

/** Figures of a page, each with what it may be. */
const figuresOf = ({ page, weight }: Weighed): readonly (readonly [what: string, bytes: number, limit: number])[] => {
  const budget = budgetOf(page.type);
  return [
    ['HTML and blocking CSS', firstPaintOf(weight), budget.firstPaint],
    ['script', weight.script, budget.script],
    ['whole page', weight.total, budget.total],
  ];
};

const bounds = readContentPages().map((page): Weighed => ({ page, weight: weigh(page, 'bound') }));

const heaviestBounds = new Set(
  [...Map.groupBy(bounds, ({ page }) => page.type).values()].flatMap((ofType) =>
    [firstPaintOf, ({ total }: Weight) => total].map((value) =>
      ofType.reduce((heaviest, one) => (value(one.weight) > value(heaviest.weight) ? one : heaviest)),
    ),
  ),
);

/** Exact for the heaviest pages of each type and for those whose bound is over the budget. */
const weights = bounds.map((bound): Weighed => {
  const isBoundEnough = !heaviestBounds.has(bound) && figuresOf(bound).every(([, bytes, limit]) => bytes <= limit);
  return isBoundEnough ? bound : { ...bound, weight: weigh(bound.page) };
});

const byType = Map.groupBy(weights, ({ page }) => page.type ?? 'no type');

test('the heaviest page of each type', () => {
  const table = [...byType].map(([type, ofType]) => {
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
  const over = weights.flatMap((weighed) =>
    figuresOf(weighed)
      .filter(([, bytes, limit]) => bytes > limit)
      .map(([what, bytes, limit]) => `${weighed.page.url}: ${what} ${bytes} of ${limit} bytes`),
  );
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
    (byType.get(type as PageType) ?? []).every(
      ({ weight }) =>
        firstPaintOf(weight) <= ORDINARY.firstPaint &&
        weight.script <= ORDINARY.script &&
        weight.total <= ORDINARY.total,
    ),
  );
  expect(idle).toEqual([]);
});
