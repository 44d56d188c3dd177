/** A build shared by several machines: each renders the pages of its shard, and one of them unites what all have made. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '#scripts/files/listing.ts';
import { takeOver } from './kept-pages.ts';
import type { PageFacts } from './page-facts.ts';
import type { Shard } from './page-plan.ts';
import { PublishError, type Places } from './swap.ts';

/** The last file of a shard: it came to its end, and this is what its pages are like. */
const FACTS = 'shard.json';

interface Written {
  readonly shard: Shard;
  /** Of the content and the code that the shard was made from. */
  readonly origin: string;
  readonly facts: readonly PageFacts[];
  /** Packages whose code readers get. */
  readonly packages: readonly string[];
}

/** @throws PublishError that says what to type. */
export const parseShard = (text: string): Shard => {
  const [, index = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) {
    throw new PublishError(`--shard takes which of how many, like --shard 1/2; "${text}" is something else.`);
  }
  return { index, count };
};

/** Places of their own, so that several shards can be built side by side. */
export const shardPlaces = (root: string, { index, count }: Shard): Places => {
  const at = (name: string): string => join(root, `.cache/shards/${name}${index}-of-${count}`);
  return {
    site: at(''),
    staging: at('work/next-'),
    replaced: at('work/replaced-'),
    lock: at('work/lock-'),
    ledger: at('work/kept-'),
    indexNotes: at('work/index-'),
  };
};

export const markShard = (folder: string, written: Written): void => {
  writeFileSync(join(folder, FACTS), JSON.stringify(written));
};

export type United = Pick<Written, 'facts' | 'packages'>;

const readShard = (folder: string): Written => {
  const file = join(folder, FACTS);
  if (!existsSync(file)) {
    throw new PublishError(`${folder} holds no finished shard. Build it there: npm run build -- --shard 1/2`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Written;
};

/**
 * Unites shards in an empty folder.
 *
 * @param origin What they must have been made from.
 * @returns The facts of all pages, in the order of their paths, and the packages of their scripts.
 * @throws PublishError when a shard is missing, stands there twice or was made from something else.
 */
export const uniteShards = (folders: readonly string[], target: string, origin: string): United => {
  const shards = folders.map((folder) => ({ folder, ...readShard(folder) }));
  const count = shards[0]?.shard.count ?? 0;
  const there = shards.map(({ shard }) => shard.index).sort((a, b) => a - b);
  const isWhole = there.length === count && there.every((index, at) => index === at + 1);
  if (!isWhole || shards.some(({ shard }) => shard.count !== count)) {
    const found = shards.map(({ shard }) => `${shard.index}/${shard.count}`).join(', ');
    throw new PublishError(`These shards make no whole: ${found}. Name each of them once.`);
  }
  const stranger = shards.find((shard) => shard.origin !== origin);
  if (stranger) {
    throw new PublishError(
      `${stranger.folder} was made from other content, other code or on another day. Build the shards anew, with the same SITE_TODAY.`,
    );
  }
  for (const { folder } of shards) {
    takeOver(
      listFiles(folder).filter((file) => file !== FACTS),
      folder,
      target,
    );
  }
  const facts = new Map(shards.flatMap((shard) => shard.facts).map((page) => [page.path, page]));
  return {
    facts: [...facts.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    packages: [...new Set(shards.flatMap(({ packages }) => packages))].sort(),
  };
};
