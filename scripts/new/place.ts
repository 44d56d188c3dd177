import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '#collections.ts';
import { createFile, createFolderWith } from '#scripts/files/atomic.ts';
import type { EntryFile } from '#site/entry-files.ts';
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

/** The first free name: the suggestion, then `-2`, `-3`, … */
export const freeSlug = (root: string, kind: EntryKind, slug: string, group: string): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    const { file } = entryFileFor(kind, name, group);
    const isTaken = existsSync(join(root, file)) || existsSync(join(root, file).replace(/\/index\.md$/, ''));
    if (!isTaken) return name;
  }
};

/** Writes a new entry; false when its place is taken. */
export const writeEntry = (root: string, { file }: EntryFile, text: string): boolean => {
  const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)];
  return name === 'index.md' ? createFolderWith(join(root, folder), name, text) : createFile(join(root, file), text);
};
