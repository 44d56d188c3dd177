/**
 * Releases of the site on a web server of one's own.
 *
 *     <to>/current              a link to the site of one release: what the web server publishes
 *     <to>/releases/<id>/site/  its pages, and hashed files of earlier releases for 30 days
 *     <to>/releases/<id>/release.json
 *
 * A release is made under a hidden name, gets its own when it is whole, and is published by renaming a link over
 * `current`: one step for the file system. A deploy that is killed at any moment, or finds the disk full, leaves the old
 * release or the new one.
 */
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from '#scripts/files/atomic.ts';
import { takeLock } from '#scripts/files/lock.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { isHashed } from '#scripts/hosts/hashed.ts';
import { compressFolder, isCompressed, linkOrCopy, type Compressed } from './compress.ts';
import { faultOfTarget } from './target.ts';
import { findUnfinished } from './unfinished.ts';

const DAYS_KEPT = 30;
const RELEASES_KEPT = 5;
const DAY = 86_400_000;

/** A sentence for the person at the terminal, in place of a stack trace. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

interface Note {
  /** The release whose own files these are: after a rollback an earlier one, else this one. */
  readonly source: string;
  /** Hashed files of earlier releases, with the day and hour they stopped being part of the site (ISO 8601). */
  readonly kept: Readonly<Record<string, string>>;
}

export interface Published {
  readonly id: string;
  readonly source: string;
  readonly files: number;
  /** Files that are the same as in the release before; they keep their date, so that browsers need not load them again. */
  readonly unchanged: number;
  readonly kept: number;
  readonly compressed: Compressed;
  /** Headers or redirects differ from those of the release before. */
  readonly areRulesNew: boolean;
}

const releasesIn = (to: string): string => join(to, 'releases');

const idsIn = (to: string): string[] =>
  existsSync(releasesIn(to))
    ? readdirSync(releasesIn(to))
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];

const readNote = (to: string, id: string): Note =>
  JSON.parse(readFileSync(join(releasesIn(to), id, 'release.json'), 'utf8')) as Note;

/** The release that is published, or undefined. */
function currentRelease(to: string): string | undefined {
  try {
    const id = basename(dirname(readlinkSync(join(to, 'current'))));
    return existsSync(join(releasesIn(to), id, 'site')) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a second deploy out. */
const lock = (to: string): (() => void) =>
  takeLock(
    join(to, '.deploying'),
    (owner) =>
      new DeployError(
        owner === undefined
          ? `Another deploy to ${to} has just begun. Wait until it is done.`
          : `Another deploy to ${to} is at work (process ${owner}). Wait until it is done.`,
      ),
  );

/** What a killed deploy left behind. */
function sweep(to: string): void {
  for (const folder of [to, releasesIn(to)]) {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('.incoming-')) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

const isSame = (one: string, other: string): boolean =>
  statSync(one, { throwIfNoEntry: false })?.size === statSync(other).size &&
  readFileSync(one).equals(readFileSync(other));

/** Copies the files in; one that is as it was becomes a second name of the old file. Returns how many those were. */
function bringIn(from: string, files: readonly string[], site: string, before: string | undefined): number {
  let unchanged = 0;
  for (const file of files) {
    const target = join(site, file);
    const old = before && join(before, file);
    mkdirSync(dirname(target), { recursive: true });
    if (old !== undefined && isSame(old, join(from, file))) {
      linkOrCopy(old, target);
      unchanged += 1;
    } else copyFileSync(join(from, file), target);
  }
  return unchanged;
}

/** Hashed files that pages in readers' tabs may still ask for. */
function keepHashed(site: string, before: string, note: Note, now: Date): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const file of listFiles(before)) {
    if (!isHashed(`/${file}`) || existsSync(join(site, file))) continue;
    const endedAt = note.kept[file] ?? now.toISOString();
    if (now.getTime() - Date.parse(endedAt) > DAYS_KEPT * DAY) continue;
    mkdirSync(dirname(join(site, file)), { recursive: true });
    linkOrCopy(join(before, file), join(site, file));
    kept[file] = endedAt;
  }
  return kept;
}

const pointTo = (to: string, id: string): void => {
  const link = join(to, `.incoming-${randomBytes(4).toString('hex')}`);
  symlinkSync(join('releases', id, 'site'), link);
  renameSync(link, join(to, 'current'));
};

/** The oldest go, but never the published one nor the one a rollback would publish. */
function prune(to: string): void {
  const current = currentRelease(to);
  const spared = new Set([...idsIn(to).slice(-RELEASES_KEPT), current, earlierRelease(to)]);
  for (const id of idsIn(to)) {
    if (spared.has(id)) continue;
    const hidden = join(releasesIn(to), `.incoming-${id}`);
    renameSync(join(releasesIn(to), id), hidden);
    rmSync(hidden, { recursive: true, force: true });
  }
}

/** The release before the one whose files are published, or undefined. */
function earlierRelease(to: string): string | undefined {
  const current = currentRelease(to);
  if (current === undefined) return undefined;
  const { source } = readNote(to, current);
  return idsIn(to)
    .map((id) => ({ id, source: readNote(to, id).source }))
    .filter((release) => release.source < source)
    .sort((a, b) => (a.source < b.source ? -1 : 1))
    .at(-1)?.id;
}

async function publish(
  from: string,
  files: readonly string[],
  to: string,
  now: Date,
  source?: string,
): Promise<Published> {
  const id = `${now.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`;
  const current = currentRelease(to);
  const before = current && join(releasesIn(to), current, 'site');
  const incoming = join(releasesIn(to), `.incoming-${id}`);
  const site = join(incoming, 'site');
  mkdirSync(site, { recursive: true });
  const unchanged = bringIn(from, files, site, before);
  const kept = before && current ? keepHashed(site, before, readNote(to, current), now) : {};
  const compressed = await compressFolder(site, before);
  const rules = '_hosts/nginx.conf';
  const areRulesNew = before === undefined || !isSame(join(before, rules), join(site, rules));
  replaceFile(join(incoming, 'release.json'), `${JSON.stringify({ source: source ?? id, kept } satisfies Note)}\n`);
  renameSync(incoming, join(releasesIn(to), id));
  pointTo(to, id);
  prune(to);
  const keptCount = Object.keys(kept).filter((file) => !isCompressed(file)).length;
  return { id, source: source ?? id, files: files.length, unchanged, kept: keptCount, compressed, areRulesNew };
}

const demandTarget = (to: string, from?: string): void => {
  const fault = faultOfTarget(to, from);
  if (fault !== undefined) throw new DeployError(fault);
};

const withLock = async <Result>(to: string, work: () => Promise<Result>): Promise<Result> => {
  mkdirSync(releasesIn(to), { recursive: true });
  const unlock = lock(to);
  try {
    sweep(to);
    return await work();
  } catch (error) {
    // Above all when the disk is full: what was begun must not fill it.
    sweep(to);
    const isFull = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw isFull ? new DeployError('The disk is full, so nothing was published. The site is as it was.') : error;
  } finally {
    unlock();
  }
};

/**
 * Publishes a built site.
 * @param now Moment of the deploy: names the release, and is what the 30 days are counted from.
 * @throws DeployError when the build is not finished, the folder is none for releases, or another deploy is at work.
 */
export const deploy = async (from: string, to: string, now: Date): Promise<Published> => {
  const reasons = findUnfinished(from);
  if (reasons.length > 0)
    throw new DeployError(`This build is not finished, so nothing was published:\n  ${reasons.join('\n  ')}`);
  demandTarget(to, from);
  const files = listFiles(from).filter((file) => !isCompressed(file));
  return withLock(to, () => publish(from, files, to, now));
};

/**
 * Publishes the files of the release before, as a new release: pages of the one that is taken back still find their
 * hashed files. A second time goes one further back.
 * @throws DeployError when there is no earlier release.
 */
export const rollBack = async (to: string, now: Date): Promise<Published> => {
  demandTarget(to);
  return withLock(to, () => {
    const earlier = earlierRelease(to);
    if (earlier === undefined) throw new DeployError(`There is no earlier release in ${to}.`);
    const { source, kept } = readNote(to, earlier);
    const site = join(releasesIn(to), earlier, 'site');
    const files = listFiles(site).filter((file) => !isCompressed(file) && !(file in kept));
    return publish(site, files, to, now, source);
  });
};
