import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { describeUnusable } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
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

const problemsOf = (code: string): string[] =>
  checkContent({ root, today: today() })
    .problems.filter((problem) => problem.code === code)
    .map(({ file, line, column, found }) => `${file}:${line}:${column} ${found}`);

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  cpSync('content', at(''), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the build stops, with the place of the fault, when', () => {
  test('a source that a claim rests on is taken away', () => {
    rmSync(at('sources/ashar-2022.yaml'));
    const problems = problemsOf('source-unknown');
    expect(problems).toContainEqual(
      expect.stringMatching(
        /^content\/evidence\/pain-reprocessing-therapy\/low-back-pain-vs-placebo\.yaml:\d+:\d+ "ashar-2022"/,
      ),
    );
  });

  test('a source that a text cites is taken away', () => {
    rmSync(at('sources/ashar-2022.yaml'));
    expect(problemsOf('citation-unknown')).toContainEqual(
      expect.stringMatching(/^content\/articles\/[a-z-]+\/index\.mdx?:\d+:\d+ .*ashar-2022/),
    );
  });

  test('the conclusion of a source that a claim rests on is marked as not seen', () => {
    change('sources/mu-2020.yaml', 'conclusionSeen: true', 'conclusionSeen: false');
    expect(problemsOf('source-conclusion-unseen')).toContainEqual(
      expect.stringMatching(
        /^content\/evidence\/acupuncture\/low-back-pain-vs-usual-care\.yaml:\d+:\d+ .*"mu-2020"/,
      ),
    );
  });

  test('a Cochrane review is cited without its version', () => {
    change('sources/furlan-2015.yaml', /(DOI: 10\.1002\/14651858\.CD\d+)\.pub\d+/, '$1');
    expect(problemsOf('cochrane-version')).toEqual([
      expect.stringMatching(/^content\/sources\/furlan-2015\.yaml:\d+:\d+ /),
    ]);
  });
});

test('sources that no result may rest on are listed with the reason', () => {
  change('sources/mu-2020.yaml', 'verification:', 'retraction: { kind: retracted, noticedOn: 2026-11-01, note: A test. }\nverification:');
  const { unusable } = checkContent({ root, today: today() });
  const list = describeUnusable(unusable);
  expect(list).toContain('content/sources/mu-2020.yaml  retracted: A test.\n');
  expect(list.match(/ {2}conclusion not read/g)?.length).toBeGreaterThan(0);
});
