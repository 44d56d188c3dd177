/** Holds a site against what hosts take: before it is rendered, as far as that is certain, and when it is there. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { leastRegistryFiles } from '#providers/finder/dataset.ts';
import { isListed } from '#providers/model.ts';
import { readRegistry } from '#providers/registry-files.ts';
import type { Content } from '#scripts/checks/content.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { beyondLimits, HOST_LIMITS, type HostName } from '#scripts/hosts/limits.ts';
import type { Site } from '#site/schema.ts';

/** What stands beside the page of an entry: three formats of a source, the contact card of a provider. */
const BESIDE_PAGE = { sources: 3, providers: 1 } as const;

/** Files that content makes at the very least: it is told before anything is rendered. */
export const leastFilesOf = (content: Content, pageCount: number, site: Pick<Site, 'registryRows'>): number => {
  const beside = Object.entries(BESIDE_PAGE).reduce(
    (sum, [name, count]) => sum + count * content.of(name as keyof typeof BESIDE_PAGE).length,
    0,
  );
  const { registryOn, rowCount } = readRegistry(content.root, content.today);
  const areShown =
    site.registryRows === 'all' && registryOn !== '' && isListed({ assuredOn: registryOn }, content.today);
  const rows = areShown ? rowCount : 0;
  return pageCount + beside + leastRegistryFiles(rows);
};

export interface HostReport {
  /** Of the host that content/site.yaml names: the site must not be published. */
  readonly faults: readonly string[];
  /** Of hosts that it does not name, and might mean. */
  readonly warnings: readonly string[];
}

/** @param folder The site, as it will be published. */
export const inspectForHosts = (folder: string, { host, redirects }: Pick<Site, 'host' | 'redirects'>): HostReport => {
  const files = new Map(listFiles(folder).map((path) => [path, statSync(join(folder, path)).size]));
  // Each is written with and without the slash at its end.
  const weight = { files, redirects: 2 * Object.keys(redirects).length };
  if (host !== undefined) return { faults: beyondLimits(host, weight), warnings: [] };
  const every = Object.keys(HOST_LIMITS) as HostName[];
  return { faults: [], warnings: every.flatMap((name) => beyondLimits(name, weight)) };
};
