import type { CalendarDate } from '#site/dates.ts';
import { compareProblems, type Problem } from '#site/problem.ts';
import { readContent, type Draft } from './content.ts';
import { rules } from './rules.ts';
import { countEntries, findDue, findUnusable, type Counts, type DueEntry, type UnusableSource } from './summary.ts';

export interface CheckReport {
  /** All problems of all files, by file and from top to bottom. */
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  /** Sources that no result may rest on, and why. */
  readonly unusable: readonly UnusableSource[];
  /** Entries whose review is due, the longest due first. */
  readonly due: readonly DueEntry[];
}

export interface CheckOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  readonly today: CalendarDate;
  /** Files as they would be, checked in place of those on disk. */
  readonly drafts?: readonly Draft[];
}

/** Reads everything once, and holds every rule against it. */
export const checkContent = ({ root, today, drafts = [] }: CheckOptions): CheckReport => {
  const content = readContent(root, today, drafts);
  const problems = [...content.problems];
  for (const { code, severity = 'error', check } of rules) {
    for (const finding of check(content)) problems.push({ code, ...finding, severity });
  }
  return {
    problems: problems.sort(compareProblems),
    counts: countEntries(content),
    unusable: findUnusable(content),
    due: findDue(content),
  };
};

/** The same as a promise, for callers that will one day wait for slower checks: pictures, the network. */
export const runChecks = (options: CheckOptions): Promise<CheckReport> =>
  new Promise((resolve) => {
    resolve(checkContent(options));
  });
