/**
 * Measures the checker on a pile of mistakes: `node scripts/bench/many-errors.ts [files]`, three in each file.
 * Asked for: 1,000 files in under 10 s and 500 MB, every mistake told at its place.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContent } from '#scripts/checks/run.ts';
import { allArgumentsOrExit } from '#scripts/command-line.ts';

export interface ManyErrorsFigures {
  readonly files: number;
  /** Mistakes told at the line on which they were made. */
  readonly located: number;
  readonly problems: number;
  readonly seconds: number;
  /** The most memory the process has held, in megabytes of 10⁶ bytes. */
  readonly megabytes: number;
}

/** A page with a mistyped key on line 4, a day that does not exist on line 5, and a broken link on line 10. */
const pageWith = (number: number): string =>
  [
    '---',
    `title: Page number ${number}`,
    'summary: A made-up page.',
    'titel: twice',
    'updatedOn: 2026-02-30',
    '---',
    '',
    'A paragraph that is fine, and long enough to be like the paragraphs that people write. '.repeat(8).trim(),
    '',
    `See [the page of nothing](/treatments/nothing-${number}/).`,
    '',
  ].join('\n');

const MISTAKES: readonly [code: string, line: number][] = [
  ['key-unknown', 4],
  ['value-form', 5],
  ['link-broken', 10],
];

export const measureManyErrors = (files: number): ManyErrorsFigures => {
  const root = mkdtempSync(join(tmpdir(), 'many-'));
  try {
    mkdirSync(join(root, 'content/pages'), { recursive: true });
    for (const file of ['site.yaml', 'search.yaml']) cpSync(join('content', file), join(root, 'content', file));
    for (let number = 0; number < files; number += 1) {
      writeFileSync(join(root, `content/pages/page-${number}.md`), pageWith(number));
    }
    const startedAt = performance.now();
    // The words of the search name topics of the real site, which are not here.
    const problems = checkContent({ root, today: '2026-06-01' }).problems.filter(
      ({ file }) => file !== 'content/search.yaml',
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const located = problems.filter(({ code, line }) =>
      MISTAKES.some(([wanted, at]) => code === wanted && line === at),
    );
    // maxRSS counts kibibytes.
    const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
    return { files, located: located.length, problems: problems.length, seconds, megabytes };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const USAGE = `npm run bench:errors -- [FILES]

Measures the checker on a pile of mistakes, three in each file.

FILES  Default: 1000
`;

if (import.meta.main) {
  const { positionals } = allArgumentsOrExit('bench:errors', USAGE, {});
  const { files, located, problems, seconds, megabytes } = measureManyErrors(Number(positionals[0] ?? 1000));
  console.log(
    `${files} files: ${located} of ${files * MISTAKES.length} mistakes at their line, ${problems} problems in all, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
  );
  if (located < files * MISTAKES.length || seconds > 10 || megabytes > 500) process.exitCode = 1;
}
