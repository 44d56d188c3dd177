import type { CalendarDate } from '#site/dates.ts';
import { compareProblems, type Problem } from '#site/problem.ts';
import type { EntryReader } from '#site/entry-reader.ts';
import { readContent, type Content, type Draft } from './content.ts';
import { countFindings, findOutdated, type FindingCounts, type OutdatedFinding } from './finding-counts.ts';
import type { Rule } from './rule.ts';
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
  /** How the findings spread over topics, directions, advice, graders and certainties. */
  readonly findings: FindingCounts;
  /** Findings that rest on a source with a newer version. */
  readonly outdated: readonly OutdatedFinding[];
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
  /** Brings the results of an earlier run, so that only files that changed since are parsed. */
  readonly reader?: EntryReader;
}

/** How many reviews to come are told. */
const NEXT_REVIEWS = 10;

/** Reads everything once, and holds every rule against it. */
export const checkContent = ({ root, today, drafts = [], reader }: CheckOptions): CheckReport =>
  judge(readContent(root, today, drafts, reader), rules);

/** The same for a build: only what stops it is looked for, since warnings are for the person who writes. */
export const checkForBuild = (reader: EntryReader, today: CalendarDate): CheckReport =>
  judge(
    readContent(reader.root, today, [], reader),
    rules.filter(({ severity }) => severity !== 'warning'),
  );

const judge = (content: Content, held: readonly Rule[]): CheckReport => {
  const problems = [...content.problems];
  for (const { code, severity = 'error', check } of held) {
    for (const finding of check(content)) problems.push({ code, ...finding, severity });
  }
  const reviews = findReviews(content);
  return {
    content,
    problems: problems.sort(compareProblems),
    counts: countEntries(content),
    findings: countFindings(content),
    outdated: findOutdated(content),
    unusable: findUnusable(content),
    due: reviews.filter(({ reviewDueOn }) => reviewDueOn <= content.today),
    nextReviews: reviews.filter(({ reviewDueOn }) => reviewDueOn > content.today).slice(0, NEXT_REVIEWS),
    dueListings: findDueListings(content),
  };
};

/** The same as a promise, for callers that will one day wait for slower checks: pictures, the network. */
export const runChecks = (options: CheckOptions): Promise<CheckReport> =>
  new Promise((resolve) => {
    resolve(checkContent(options));
  });
