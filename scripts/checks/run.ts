import type { CalendarDate } from '#site/dates.ts';
import { compareProblems, type Problem } from '#site/problem.ts';
import { readContent, type Content, type Draft, type KeepOptions } from './content.ts';
import { rules } from './rules.ts';
import {
  countEntries,
  findReviews,
  findDueListings,
  findUnusable,
  type Counts,
  type DueEntry,
  type DueListing,
  type UnusableSource,
} from './summary.ts';

export interface CheckReport {
  readonly content: Content;
  /** All problems of all files, by file and from top to bottom. */
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  /** Sources that no result may rest on, and why. */
  readonly unusable: readonly UnusableSource[];
  /** Entries whose review is due, the longest due first. */
  readonly due: readonly DueEntry[];
  /** The first ones that will be due. */
  readonly nextReviews: readonly DueEntry[];
  /** Listings with facts past their date. */
  readonly dueListings: readonly DueListing[];
}

export interface CheckOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /** Files as they would be, checked in place of those on disk. */
  readonly drafts?: readonly Draft[];
  /**
   * For a build: only what stops it is looked for, since warnings are for whoever writes; and what the last build read
   * and found in order is not read again.
   */
  readonly build?: KeepOptions;
}

/** How many reviews to come are told. */
const NEXT_REVIEWS = 10;

/** Reads everything once, and holds every rule against it. */
export const checkContent = ({ root, today, drafts = [], build }: CheckOptions): CheckReport => {
  const content = readContent(root, today, drafts, build);
  const problems = [...content.problems];
  for (const { code, severity = 'error', check } of rules) {
    if (build && severity !== 'error') continue;
    for (const finding of check(content)) problems.push({ code, ...finding, severity });
  }
  const reviews = findReviews(content);
  return {
    content,
    problems: problems.sort(compareProblems),
    counts: countEntries(content),
    unusable: findUnusable(content),
    due: reviews.filter(({ reviewDueOn }) => reviewDueOn <= today),
    nextReviews: reviews.filter(({ reviewDueOn }) => reviewDueOn > today).slice(0, NEXT_REVIEWS),
    dueListings: findDueListings(content),
  };
};

/** The same as a promise, for callers that will one day wait for slower checks: pictures, the network. */
export const runChecks = (options: CheckOptions): Promise<CheckReport> =>
  new Promise((resolve) => {
    resolve(checkContent(options));
  });
