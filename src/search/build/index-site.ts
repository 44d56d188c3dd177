import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kindOfUrl } from '#search/kind-of-url.ts';
import { RECORD_KINDS } from '#search/model.ts';
import { recordsOf, type SearchRecord } from './records.ts';
import { writeIndex, type IndexTarget, type WrittenIndex } from './write-index.ts';

const PAGE = 'index.html';

const urlOf = (page: string): string => `/${page.slice(0, -PAGE.length)}`;

/** Paths of a site's pages, such as `articles/tens/index.html`, in their order; the folder `without` has none. */
const listPages = (site: string, without: string): string[] => {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(site, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (resolve(site, folder, entry.name) !== without) walk(`${folder}${entry.name}/`);
      } else if (entry.name === PAGE) found.push(folder + PAGE);
    }
  };
  walk('');
  return found.sort();
};

/**
 * Every record of a built site. Records of a kind stand together, which makes the lists of their numbers short; only one
 * page is held in memory at a time.
 */
export function* readRecords(site: string, target = join(site, 'pagefind')): Generator<SearchRecord> {
  const pages = listPages(site, resolve(target)).map((page) => ({ page, url: urlOf(page) }));
  const byKind = Map.groupBy(pages, ({ url }) => kindOfUrl(url));
  for (const kind of RECORD_KINDS) {
    for (const { page, url } of byKind.get(kind) ?? []) yield* recordsOf(url, readFileSync(join(site, page), 'utf8'));
  }
}

interface IndexedSite extends IndexTarget {
  /** Folder of the built HTML. */
  readonly site: string;
}

/**
 * Indexes a built site for the search. The same site gives the same files, byte for byte.
 *
 * @throws Error with Pagefind's words when it refuses a page or cannot write.
 */
export const indexSite = ({ site, ...options }: IndexedSite): Promise<WrittenIndex> =>
  writeIndex(readRecords(site, options.target), options);
