import type { PageType } from './page-types.ts';

/** Bytes a first visit may cost, pictures left out, as brotli sends them. A kB is 1,000 bytes. */
export interface Budget {
  /** HTML and the style sheets that hold back the first paint: what fits into the first round trip. */
  readonly firstPaint: number;
  readonly script: number;
  readonly total: number;
}

export const ORDINARY: Budget = { firstPaint: 14_000, script: 2_000, total: 60_000 };

/** Page types that may cost more, each with its reason. */
export const LARGER: Readonly<Partial<Record<PageType, Budget & { readonly reason: string }>>> = {
  search: {
    ...ORDINARY,
    script: 8_000,
    reason:
      '2026-11-23: searching is the one thing that needs a script; it understands a query before the index is there.',
  },
  finder: {
    ...ORDINARY,
    script: 10_000,
    reason: '2026-11-23: it finds the nearest in the browser, so that no server learns who looks for what and where.',
  },
  'what to try': {
    ...ORDINARY,
    script: 8_000,
    reason:
      '2026-11-29: it answers in the browser, so that no server learns what hurts and what a reader takes; what reads words comes when somebody types.',
  },
  comparison: {
    ...ORDINARY,
    script: 3_000,
    reason: '2026-11-29: it draws its table in the browser, so that no server learns what is compared.',
  },
  'evidence map': {
    firstPaint: 20_000,
    script: 3_000,
    total: 60_000,
    reason: '2026-11-23: all pairs of treatment and condition in one picture; the issue allows 60 kB.',
  },
};

export const budgetOf = (type: PageType | undefined): Budget => (type && LARGER[type]) ?? ORDINARY;

/**
 * What the gate allows beyond a budget. The tests hold the budgets themselves on our own content; banners and comments,
 * which come later and on one site alone, shall not keep an operator from publishing until a page is far too heavy.
 */
export const ALLOWANCE = 1.25;
