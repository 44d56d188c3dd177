/**
 * Mends what is safe to mend. Every correction is made in memory first and all content is checked again with it; a file
 * is written, in one step, only when it has fewer problems than before and no other file has more.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collections, type CollectionName } from '#collections.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import type { CalendarDate } from '#site/dates.ts';
import { listEntryFiles } from '#site/entry-files.ts';
import type { Problem } from '#site/problem.ts';
import type { Draft } from './content.ts';
import type { Edit } from './fixes/edit.ts';
import { MENDS } from './fixes/mends.ts';
import { checkContent, type CheckReport } from './run.ts';

export interface Mended {
  /** The content as it stands afterwards. */
  readonly report: CheckReport;
  readonly files: readonly string[];
  /** Problems that are gone. */
  readonly count: number;
}

/** One correction may bring the next to light: a mistyped key, then its value. */
const ROUNDS = 3;

const offsetOf = (source: string, { line, column }: Problem): number => {
  let start = 0;
  for (let number = 1; number < line; number += 1) start = source.indexOf('\n', start) + 1;
  return start + column - 1;
};

const editsFor = (source: string, problems: readonly Problem[]): Edit[] =>
  problems.flatMap((problem) => MENDS[problem.code]?.({ problem, source, offset: offsetOf(source, problem) }) ?? []);

/** Applies edits from the end, so that the places of the others hold; of two that overlap the earlier one waits. */
const applied = (source: string, edits: readonly Edit[]): string => {
  let text = source;
  let limit = source.length;
  for (const { start, end, text: right } of edits.toSorted((a, b) => b.start - a.start)) {
    if (end > limit) continue;
    text = text.slice(0, start) + right + text.slice(end);
    limit = start;
  }
  return text;
};

const byFile = (problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> =>
  Map.groupBy(problems, ({ file }) => file);

/** Files that have more problems afterwards than before. */
const worseIn = (before: readonly Problem[], after: readonly Problem[]): string[] => {
  const known = byFile(before);
  return [...byFile(after)]
    .filter(([file, list]) => list.length > (known.get(file)?.length ?? 0))
    .map(([file]) => file);
};

const draftsOf = (root: string, texts: ReadonlyMap<string, string>): Draft[] =>
  (Object.keys(collections) as CollectionName[]).flatMap((name) =>
    listEntryFiles(root, name, collections[name]).files.flatMap((file) => {
      const text = texts.get(file.file);
      return text === undefined ? [] : [{ ...file, text }];
    }),
  );

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

type Texts = ReadonlyMap<string, string>;

/** The texts as they would be after one more round of corrections. */
const candidatesFor = (root: string, { problems }: CheckReport, texts: Texts): Texts => {
  const candidates = new Map(texts);
  for (const [file, own] of byFile(problems)) {
    if (!own.some(({ code }) => code in MENDS)) continue;
    const source = texts.get(file) ?? read(root, file);
    const text = applied(source, editsFor(source, own));
    if (text !== source) candidates.set(file, text);
  }
  return candidates;
};

/** The candidates without those that make a file worse; none when they make another file worse. */
const withoutWorse = (candidates: Texts, held: Texts, worse: readonly string[]): Texts => {
  if (worse.some((file) => candidates.get(file) === held.get(file))) return held;
  const kept = new Map(candidates);
  for (const file of worse) {
    const old = held.get(file);
    if (old === undefined) kept.delete(file);
    else kept.set(file, old);
  }
  return kept;
};

export const mendContent = (root: string, today: CalendarDate): Mended => {
  const check = (texts: Texts): CheckReport => checkContent({ root, today, drafts: draftsOf(root, texts) });
  const first = check(new Map());
  let report = first;
  let texts: Texts = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    const candidates = candidatesFor(root, report, texts);
    const worse = worseIn(report.problems, check(candidates).problems);
    const next = worse.length === 0 ? candidates : withoutWorse(candidates, texts, worse);
    if ([...next].every(([file, text]) => texts.get(file) === text)) break;
    texts = next;
    report = check(texts);
  }
  // One problem traded for another is no mending: such a file stays as it was.
  const before = byFile(first.problems);
  const after = byFile(report.problems);
  const better = new Map(
    [...texts].filter(([file]) => (after.get(file)?.length ?? 0) < (before.get(file)?.length ?? 0)),
  );
  if (better.size < texts.size) report = check(better);
  if (worseIn(first.problems, report.problems).length > 0) return { report: first, files: [], count: 0 };
  for (const [file, text] of better) replaceFile(join(root, file), text);
  return { report, files: [...better.keys()].sort(), count: first.problems.length - report.problems.length };
};
