/**
 * Puts a finished site in the place of the published one, so that a reader always gets the old site or the new one.
 * Folders cannot be exchanged in one step everywhere; the two renames take some microseconds, and what an accident
 * between them leaves behind is put right by the next command.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { takeLock } from '#scripts/files/lock.ts';

/** A sentence for the person at the terminal, in place of a stack trace. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
}

export interface BuildPaths {
  /** The published site. */
  readonly site: string;
  /** Where the next one is built. */
  readonly staging: string;
  /** Where the published one waits while it is replaced. */
  readonly replaced: string;
  readonly lock: string;
  /** Lies there while pages are rendered. */
  readonly rendering: string;
}

/** All on one disk, so that renaming is moving. */
export const buildPathsIn = (root: string): BuildPaths => ({
  site: join(root, 'dist'),
  staging: join(root, '.cache/publish/next'),
  replaced: join(root, '.cache/publish/replaced'),
  lock: join(root, '.cache/publish/lock'),
  rendering: join(root, '.cache/publish/rendering'),
});

/** Brings back a site that an accident caught between the two renames, and clears what was left of it. */
export const recoverSite = ({ site, replaced }: BuildPaths): void => {
  if (!existsSync(replaced)) return;
  if (existsSync(site)) rmSync(replaced, { recursive: true, force: true });
  else renameSync(replaced, site);
};

/** Removing a hundred thousand files takes a busy disk some seconds, which no build need wait for. */
const REMOVE = "require('node:fs').rmSync(process.argv[1], { recursive: true, force: true })";

/** Renames a folder at once, and leaves the removal of its files to a detached process. */
const removeInBackground = (folder: string): void => {
  if (!existsSync(folder)) return;
  const renamed = `${folder}-old-${randomBytes(4).toString('hex')}`;
  renameSync(folder, renamed);
  spawn(process.execPath, ['-e', REMOVE, renamed], { detached: true, stdio: 'ignore' }).unref();
};

export const swapSite = (paths: BuildPaths): void => {
  const { site, staging, replaced } = paths;
  mkdirSync(dirname(replaced), { recursive: true });
  recoverSite(paths);
  if (existsSync(site)) renameSync(site, replaced);
  renameSync(staging, site);
  removeInBackground(replaced);
};

/** What processes that were stopped themselves have left. */
const sweep = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (/-old-[0-9a-f]{8}$/.test(name)) removeInBackground(join(folder, name));
  }
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A disk that is read-only says ENOENT here.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new PublishError(`${folder} cannot be made: its disk is read-only, or you have no right to write there.`);
  }
};

const onTwoDisks = (site: string): PublishError =>
  new PublishError(
    `${site} lies on another disk than the folder it is built in, so that the new site could not take its place in one step. Make it a plain folder, or copy it to the other disk after the build.`,
  );

/**
 * Takes the lock of a folder, and clears what a killed build left behind.
 *
 * @returns Gives the lock back.
 * @throws PublishError while another build runs, and where a new site could not be written or put in place.
 */
export const beginBuild = (paths: BuildPaths): (() => void) => {
  const { lock, site, staging } = paths;
  makeFolder(dirname(lock));
  if (existsSync(site) && statSync(site).dev !== statSync(dirname(lock)).dev) throw onTwoDisks(site);
  const endBuild = takeLock(
    lock,
    (owner) =>
      new PublishError(
        owner === undefined
          ? 'Another build has just begun here. Wait for it.'
          : `Another build (process ${owner}) is at work here. Wait for it; or, if it is stuck, stop it: kill ${owner}`,
      ),
  );
  recoverSite(paths);
  removeInBackground(staging);
  sweep(dirname(lock));
  return endBuild;
};

/**
 * Whether the last rendering did not come to its end. One that was stopped, by a signal or a full disk, has left pages in
 * the cache of the incremental build that its manifest does not know: content that is put back to what it was would be
 * given the pages of the other. The next build must reuse nothing.
 */
export const wasRenderingStopped = ({ rendering }: BuildPaths): boolean => existsSync(rendering);

export const beginRendering = ({ rendering }: BuildPaths): void => {
  writeFileSync(rendering, '');
};

export const endRendering = ({ rendering }: BuildPaths): void => {
  rmSync(rendering);
};
