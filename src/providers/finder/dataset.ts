/**
 * Everything the finder fetches, as text by path. One set of files for each treatment and one for all providers; the
 * hash of a set's content stands in its path, so that its files can be kept for ever.
 */
import { createHash } from 'node:crypto';
import type { FinderRow } from './row.ts';
import type { DatedRow } from './rows.ts';
import { encodeTile, WordTable } from './tile.ts';
import { growTree } from './tree.ts';
import { ALL_TREATMENTS, detailsPath, HERE, OLDER, REMOTE, REMOTE_SOMEWHERE, tilePath, type SetIndex } from './sets.ts';

export interface FinderSet {
  /** Slug of the treatment, or `ALL_TREATMENTS`. */
  readonly slug: string;
  /** First part of the path of its files, `set.0f3a9c1b2d`: no request says which treatment is looked for. */
  readonly folder: string;
  /** How many providers, each counted once. */
  readonly count: number;
  /** Text by path, the folder included: `set.0f3a9c1b2d/here/0`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Ten hexadecimal digits of the SHA-256 of all texts with their names. */
export const contentHash = (files: ReadonlyMap<string, string>): string => {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(name).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 10);
};

/** The names of the trees a row stands in. */
const treesOf = ({ row, isDemoted }: DatedRow): string[] => {
  const age = isDemoted ? OLDER : '';
  const remote = row.offersTelehealth ? [row.telehealthRegions.length > 0 ? REMOTE : REMOTE_SOMEWHERE] : [];
  return [HERE, ...remote].map((tree) => `${tree}${age}`);
};

const finderSetOf = (slug: string, rows: readonly DatedRow[]): FinderSet => {
  const byTree = new Map<string, FinderRow[]>();
  for (const dated of rows) {
    for (const tree of treesOf(dated)) {
      const inTree = byTree.get(tree);
      if (inTree) inTree.push(dated.row);
      else byTree.set(tree, [dated.row]);
    }
  }
  const files = new Map<string, string>();
  const words = new WordTable();
  const index: SetIndex = { trees: {}, counts: {}, words: words.words };
  for (const [tree, inTree] of [...byTree].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { shape, tiles } = growTree(inTree);
    index.trees[tree] = shape;
    index.counts[tree] = new Set(inTree.map(({ id }) => id)).size;
    tiles.forEach((inTile, number) => {
      const { tile, details } = encodeTile(inTile, words, slug === ALL_TREATMENTS);
      files.set(tilePath(tree, number), tile);
      if (details !== undefined) files.set(detailsPath(tree, number), details);
    });
  }
  files.set('index', JSON.stringify(index));
  const folder = `set.${contentHash(new Map([['slug', slug], ...files]))}`;
  return {
    slug,
    folder,
    count: new Set(rows.map(({ row }) => row.id)).size,
    files: new Map([...files].map(([name, text]) => [`${folder}/${name}`, text])),
  };
};

/** The set of all providers first, then one for each treatment that somebody offers. */
export const finderSetsOf = (rows: readonly DatedRow[]): FinderSet[] => {
  const byTreatment = new Map<string, DatedRow[]>();
  for (const dated of rows) {
    for (const treatment of dated.row.treatments) {
      const offering = byTreatment.get(treatment);
      if (offering) offering.push(dated);
      else byTreatment.set(treatment, [dated]);
    }
  }
  const treatments = [...byTreatment].sort(([a], [b]) => (a < b ? -1 : 1));
  return [finderSetOf(ALL_TREATMENTS, rows), ...treatments.map(([slug, offering]) => finderSetOf(slug, offering))];
};
