import { expect, test } from 'vitest';
import type { PageType } from '#tests/site/page-type.ts';
import { readContentPages } from '#tests/site/pages.ts';
import { weigh, type Weight } from '#tests/site/weight.ts';

/** Bytes a first visit may cost, pictures left out. A kB is 1,000 bytes. */
interface Budget {
  /** HTML and the style sheets that hold back the first paint: what fits into the first round trip. */
  readonly firstPaint: number;
  readonly script: number;
  readonly total: number;
}

const ORDINARY: Budget = { firstPaint: 14_000, script: 2_000, total: 60_000 };

/** Page types that may cost more, each with its reason. */
const LARGER: Readonly<Partial<Record<PageType, Budget & { readonly reason: string }>>> = {
  search: {
    ...ORDINARY,
    script: 8_000,
    reason:
      '2026-11-23: searching is the one thing that needs a script; it understands a query before the index is there.',
  },
  'evidence map': {
    firstPaint: 20_000,
    script: 3_000,
    total: 60_000,
    reason: '2026-11-23: all pairs of treatment and condition in one picture and one table; the issue allows 60 kB.',
  },
  condition: {
    ...ORDINARY,
    firstPaint: 16_000,
    reason: '2026-11-23: low back pain is the most studied pain there is; its page tells 46 claims.',
  },
  'source list': {
    ...ORDINARY,
    firstPaint: 30_000,
    reason: '2026-11-23: one alphabet of all sources, made to be scanned.',
  },
};

const weights = readContentPages().map((page) => ({ page, weight: weigh(page) }));

const budgetOf = (type: PageType | undefined): Budget => (type && LARGER[type]) ?? ORDINARY;

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
