import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collections } from '#collections.ts';
import { createFile, createFolderWith } from '#scripts/files/atomic.ts';
import type { EntryFile } from '#site/entry-files.ts';
import { isForbiddenByWindows } from '#site/fields.ts';
import type { EntryKind } from './kinds.ts';

/** Whether entries of a kind have a text below their keys. */
export const hasText = (kind: EntryKind): boolean =>
  ['markdown', 'folder'].includes(collections[kind.collection].layout);

/** Where an entry of this slug lies. `group` is the folder of layouts that have one. */
export const entryFileFor = (kind: EntryKind, slug: string, group: string): EntryFile => {
  const { base, layout } = collections[kind.collection];
  const at = (path: string, id = slug): EntryFile => ({
    collection: kind.collection,
    id,
    file: `content/${base}/${path}`,
  });
  switch (layout) {
    case 'markdown':
      return at(`${slug}.md`);
    case 'folder':
      return at(`${slug}/index.md`);
    case 'nested':
      return at(`${group}/${slug}.yaml`);
    case 'paired':
      return at(`${group}/${slug}.yaml`, `${group}/${slug}`);
    case 'yaml':
    case 'list':
    case 'single':
      return at(`${slug}.yaml`);
  }
};

/** Whether an entry, or its folder, exists already. */
export const isTaken = (root: string, kind: EntryKind, slug: string, group: string): boolean => {
  const path = join(root, entryFileFor(kind, slug, group).file);
  return existsSync(path) || existsSync(path.replace(/\/index\.md$/, ''));
};

/** The first free name: the suggestion, then `-2`, `-3`, …; empty when nothing could be suggested. */
export const freeSlug = (root: string, kind: EntryKind, slug: string, group: string): string => {
  if (slug === '') return '';
  const base = isForbiddenByWindows(slug) ? `${slug}-page` : slug;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(root, kind, name, group)) return name;
  }
};

/** Writes a new entry; false when its place is taken. */
export const writeEntry = (root: string, { file }: EntryFile, text: string): boolean => {
  const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)];
  return name === 'index.md' ? createFolderWith(join(root, folder), name, text) : createFile(join(root, file), text);
};

const DRAFTS = 'drafts';

/**
 * Keeps what was answered outside of `content/`, where nothing reads or publishes it. Answers where.
 *
 * @param place Where the entry was to lie; undefined when that was not answered yet.
 */
export const keepDraft = (root: string, kind: EntryKind, place: EntryFile | undefined, text: string): string => {
  const file = place?.file ?? `content/${collections[kind.collection].base}/unnamed.${hasText(kind) ? 'md' : 'yaml'}`;
  const wanted = file.replace(/^content/, DRAFTS);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : wanted.replace(/(\.\w+)$/, `-${number}$1`);
    mkdirSync(dirname(join(root, name)), { recursive: true });
    if (createFile(join(root, name), text)) return name;
  }
};
