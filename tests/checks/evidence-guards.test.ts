import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { describeUnusable } from '#scripts/checks/reports.ts';
import { checkContent, type CheckReport } from '#scripts/checks/run.ts';
import { today } from '#site/today.ts';

/** A copy of the site's own content, to do it harm. */
const root = mkdtempSync(join(tmpdir(), 'evidence-'));
const at = (path: string): string => join(root, 'content', path);

const change = (path: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(at(path), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(at(path), after);
};

const report = (): CheckReport => checkContent({ root, today: today() });

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  cpSync('content', at(''), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('the build stops, with the place of each fault, when what a claim or a text rests on is spoilt', () => {
  rmSync(at('sources/ashar-2022.yaml'));
  change('sources/mu-2020.yaml', 'conclusionSeen: true', 'conclusionSeen: false');
  change('sources/furlan-2015.yaml', /(DOI: 10\.1002\/14651858\.CD\d+)\.pub\d+/, '$1');
  const { problems } = report();
  const problemsOf = (code: string): string[] =>
    problems
      .filter((problem) => problem.code === code)
      .map(({ file, line, column, found }) => `${file}:${line}:${column} ${found}`);
  // A source that a claim rests on is taken away.
  expect(problemsOf('source-unknown')).toContainEqual(
    expect.stringMatching(
      /^content\/evidence\/pain-reprocessing-therapy\/low-back-pain-vs-placebo\.yaml:\d+:\d+ "ashar-2022"/,
    ),
  );
  // A source that a text cites is taken away.
  expect(problemsOf('citation-unknown')).toContainEqual(
    expect.stringMatching(/^content\/articles\/[a-z-]+\/index\.mdx?:\d+:\d+ .*ashar-2022/),
  );
  // The conclusion of a source that a claim rests on is marked as not seen.
  expect(problemsOf('source-conclusion-unseen')).toContainEqual(
    expect.stringMatching(/^content\/evidence\/acupuncture\/low-back-pain-vs-usual-care\.yaml:\d+:\d+ .*"mu-2020"/),
  );
  // A Cochrane review is cited without its version.
  expect(problemsOf('cochrane-version')).toEqual([
    expect.stringMatching(/^content\/sources\/furlan-2015\.yaml:\d+:\d+ /),
  ]);
});

test('sources that no result may rest on are listed with the reason', () => {
  change('sources/mu-2020.yaml', 'verification:', 'retraction: { kind: retracted, noticedOn: 2026-11-01, note: A test. }\nverification:');
  const { unusable } = report();
  const list = describeUnusable(unusable);
  expect(list).toContain('content/sources/mu-2020.yaml  retracted: A test.\n');
  expect(list.match(/ {2}conclusion not read/g)?.length).toBeGreaterThan(0);
});
