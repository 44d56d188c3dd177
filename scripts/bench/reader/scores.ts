/** Lighthouse's reports, brought to one score a category and the audits that cost points. */
import { median } from './figures.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'search engines',
};

interface Fault {
  readonly category: Category;
  readonly id: string;
  readonly title: string;
  /** What Lighthouse displays or names: a time, an element. Empty when it names nothing. */
  readonly detail: string;
}

export interface PageScores {
  readonly name: string;
  readonly path: string;
  /** From 0 to 1, the median of all runs. */
  readonly scores: Readonly<Record<Category, number>>;
  readonly faults: readonly Fault[];
}

/** What is read of a report of Lighthouse 13. */
export interface Report {
  readonly categories: Readonly<
    Record<Category, { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly runtimeError?: { readonly message: string };
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly displayValue?: string;
  readonly explanation?: string;
  readonly details?: { readonly items?: readonly { readonly node?: { readonly snippet?: string } }[] };
}

/** A time may vary by a little; Lighthouse rounds 0.995 to 100. */
const FULL = 0.995;

const detailOf = ({ displayValue, explanation, details }: Audit): string =>
  [displayValue, explanation, details?.items?.[0]?.node?.snippet]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

/** Weighted audits below full score, of categories that are below 100. */
const faultsOf = ({ categories, audits }: Report): Fault[] =>
  CATEGORIES.filter((category) => (categories[category].score ?? 0) < FULL).flatMap((category) =>
    categories[category].auditRefs.flatMap(({ id, weight }): Fault[] => {
      const audit = audits[id];
      if (audit === undefined || audit.score === null || audit.score >= FULL || weight === 0) return [];
      return [{ category, id, title: audit.title, detail: detailOf(audit) }];
    }),
  );

/**
 * Scores of a page that Lighthouse looked at several times.
 * @throws Error when a report says that the page could not be looked at.
 */
export const scoresOf = (name: string, path: string, reports: readonly Report[]): PageScores => {
  const broken = reports.find(({ runtimeError }) => runtimeError !== undefined);
  if (broken) throw new Error(`${path}: ${broken.runtimeError?.message ?? ''}`);
  const of = (category: Category): number => median(reports.map(({ categories }) => categories[category].score ?? 0));
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as PageScores['scores'];
  const faults = reports.flatMap(faultsOf).filter(({ category }) => scores[category] < FULL);
  return { name, path, scores, faults: [...new Map(faults.map((fault) => [fault.id, fault])).values()] };
};
