/**
 * A large JSON file of which little changes from build to build: what changed is written into a small one beside it, until
 * it is much. Each names the writing it belongs to, so that no accident between the two can mix them up.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from './atomic.ts';

interface Stamped<Content> {
  /** Tells one writing of the large file from all others. */
  readonly stamp: string;
  readonly content: Content;
}

export interface Kept<Whole, Changes> extends Stamped<Whole> {
  /** Since the large file was written, if there are some. */
  readonly changes: Changes | undefined;
}

/** More than this share of changes is written as a whole: reading both takes longer than reading one. */
const MOST_CHANGED = 0.1;

export const isLittle = (changed: number, all: number): boolean => changed <= all * MOST_CHANGED;

const changesOf = (path: string): string => `${path}.changes`;

const readStamped = <Content>(path: string): Stamped<Content> | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stamped<Content>;
  } catch {
    // Not there, or cut off.
    return undefined;
  }
};

/** What was kept at this path; undefined where there is nothing, or it cannot be read. */
export const readKeptFile = <Whole, Changes>(path: string): Kept<Whole, Changes> | undefined => {
  const whole = readStamped<Whole>(path);
  if (!whole) return undefined;
  const changes = readStamped<Changes>(changesOf(path));
  return { ...whole, changes: changes?.stamp === whole.stamp ? changes.content : undefined };
};

export const writeKeptFile = (path: string, content: unknown): void => {
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify({ stamp: randomUUID(), content }));
  rmSync(changesOf(path), { force: true });
};

/** All that changed since the large file was written, whose stamp this is. */
export const writeKeptChanges = (path: string, stamp: string, content: unknown): void => {
  replaceFile(changesOf(path), JSON.stringify({ stamp, content }));
};
