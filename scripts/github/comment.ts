/** The words under a pull request. What strangers wrote stands in a fence that they cannot close. */
import { describeProblems } from '#scripts/checks/reports.ts';
import type { Problem } from '#site/problem.ts';
import { printable } from '#site/problem.ts';
import type { Changes } from './changes.ts';

/** The comment is found again by this, and replaced instead of repeated. */
const COMMENT_MARK = '<!-- content-check -->';

/** GitHub takes 65,536 characters; the rest is in the log. */
const LONGEST = 50_000;

/** A fence longer than any run of backticks inside: nothing in it is a link, a picture or a mention. */
export const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n… and more, in the log of the check.` : text;
  return `${fence}text\n${cut.trimEnd()}\n${fence}`;
};

const list = (title: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `${title}:\n${names.map((name) => `  ${printable(name)}\n`).join('')}`;

const describeChanges = ({ added, removed, changed, moved }: Changes): string => {
  const claims = moved.map(({ file, key, from, to }) => `${file}: ${key} ${from} → ${to}`);
  const text =
    list('New', added) +
    list('Changed', changed) +
    list('Removed', removed) +
    list('Claims that say something else now', claims);
  return text === '' ? 'Nothing that readers see.' : text;
};

export const commentFor = (problems: readonly Problem[], changes: Changes): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const verdict =
    errors === 0
      ? 'The content passes its checks.'
      : `The checks found ${errors} ${errors === 1 ? 'problem' : 'problems'}.`;
  const moved =
    changes.moved.length === 0
      ? ''
      : '\n\n**A claim changes what it says. It needs its reason here, and two reviewers.**';
  return [
    COMMENT_MARK,
    `### ${verdict}${moved}`,
    ...(problems.length === 0 ? [] : [fenced(describeProblems(problems))]),
    '### What changes for readers',
    fenced(describeChanges(changes)),
    'Each message names a page in `docs/problems/` that shows wrong and right.',
    '',
  ].join('\n\n');
};
