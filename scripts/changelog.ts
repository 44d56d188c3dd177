/** `node scripts/changelog.ts v1.2.0`: what changed since the last tag, as Markdown. */
import { spawnSync } from 'node:child_process';
import { changelog, parseLog } from '#scripts/release/changelog.ts';

const git = (...args: readonly string[]): string | undefined => {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout.trim() : undefined;
};

const [tag] = process.argv.slice(2);
if (tag === undefined) {
  console.error('Say what the release is called: node scripts/changelog.ts v1.2.0');
  process.exitCode = 1;
} else {
  const end = git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}`) === undefined ? 'HEAD' : tag;
  const since = git('describe', '--tags', '--abbrev=0', '--match', 'v*', `${end}^`);
  const log = git('log', '--no-merges', '--name-only', '--format=%x1e%h%x09%s', since ? `${since}..${end}` : end);
  console.log(changelog(parseLog(log ?? ''), tag, since));
}
