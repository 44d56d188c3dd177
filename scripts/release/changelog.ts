/**
 * What changed since the last release, in the words of the commits.
 *
 * Our own instead of `gh release create --generate-notes`: that lists merged pull requests alone, grouped by labels that
 * nobody sets here, and passes on the words of strangers as they are. This reads commits, groups them by what they
 * touch, and takes mentions, links and markup out of their subjects. It also runs without a network, before the release.
 */

export interface Commit {
  readonly hash: string;
  readonly subject: string;
  readonly files: readonly string[];
}

/** By what a change touches the most; the first of equals counts. */
const CHAPTERS = [
  ['What the site says', /^content\/(?!_)/],
  ['Pages and search', /^(?:src|public)\//],
  ['Running it', /^(?:scripts|docs|\.github|\.ci)\/|^[^/]+$/],
  ['Tests', /^tests\//],
] as const;

const chapterOf = ({ files }: Commit): string => {
  const counts = CHAPTERS.map(([name, pattern]) => ({
    name,
    count: files.filter((file) => pattern.test(file)).length,
  }));
  const most = counts.reduce((best, chapter) => (chapter.count > best.count ? chapter : best), {
    name: 'Other',
    count: 0,
  });
  return most.name;
};

/** A subject is a stranger's words in a pull request: no mention, link or markup of theirs becomes ours. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#!|@~]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const COMMIT = '\u001e';

/** What `git log --format=%x1e%h%x09%s --name-only` says. Merges are left out there. */
export const parseLog = (log: string): Commit[] =>
  log
    .split(COMMIT)
    .slice(1)
    .map((text) => {
      const [head = '', ...files] = text.split('\n').filter(Boolean);
      const [hash = '', ...subject] = head.split('\t');
      return { hash, subject: subject.join(' '), files };
    });

/** @param tag Name of the release. @param since The release before, or undefined for the first. */
export const changelog = (commits: readonly Commit[], tag: string, since: string | undefined): string => {
  const chapters = Map.groupBy(commits, chapterOf);
  const names = [...CHAPTERS.map(([name]) => name), 'Other'].filter((name) => chapters.has(name));
  const parts = names.map((name) => {
    const lines = (chapters.get(name) ?? []).map(({ hash, subject }) => `- ${plain(subject)} (${hash})`);
    return `## ${name}\n\n${lines.join('\n')}\n`;
  });
  const head = since === undefined ? `First release, ${tag}.` : `${tag}: what changed since ${since}.`;
  return [`${head}\n`, ...(parts.length === 0 ? ['Nothing changed.\n'] : parts)].join('\n');
};
