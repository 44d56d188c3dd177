import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageFacts } from '#scripts/publish/page-facts.ts';
import { readSite } from '#site/read-site.ts';
import type { Site } from '#site/schema.ts';
import { today } from '#site/today.ts';
import { caddyFile } from './caddy.ts';
import { headersFile, redirectsFile, vercelFile } from './cdn.ts';
import { nginxFile, nginxLogFile } from './nginx.ts';
import { inboxUnit } from './inbox-unit.ts';
import { hostRules, type StyledPage } from './rules.ts';
import { securityText } from './security-txt.ts';

/**
 * Text of every file for hosts, by its path below the published folder.
 *
 * The snippets for web servers lie inside that folder, below `_hosts/`: so they are staged, swapped and rolled back with
 * the pages whose inline scripts their policy names by hash. They hold nothing that the answers do not say themselves,
 * and both servers refuse to send them.
 */
export const hostFiles = (
  site: Site,
  files: readonly string[],
  day: string,
  pages: readonly StyledPage[] = [],
): ReadonlyMap<string, string> => {
  const rules = hostRules(site, files, pages);
  const security = securityText(site, day);
  return new Map([
    ['_headers', headersFile(rules)],
    ['_redirects', redirectsFile(rules)],
    ['vercel.json', vercelFile(rules)],
    ['_hosts/nginx.conf', nginxFile(rules)],
    ['_hosts/nginx-log.conf', nginxLogFile()],
    ['_hosts/Caddyfile', caddyFile(rules)],
    ...(rules.inboxHost === 'node' ? ([['_hosts/inbox.service', inboxUnit(site)]] as const) : []),
    // GitHub Pages leaves out folders that begin with an underscore, unless it finds this.
    ['.nojekyll', ''],
    ...(security === undefined ? [] : ([['.well-known/security.txt', security]] as const)),
  ]);
};

export interface HostedSite {
  readonly folder: string;
  /** The folder that holds `content/`. */
  readonly root: string;
  /** Paths in `folder`. */
  readonly files: readonly string[];
  readonly pages: readonly PageFacts[];
}

/** Writes what hosts need to know beside the pages of a whole site. */
export const writeHostFiles = ({ folder, root, files, pages }: HostedSite): void => {
  const paths = files.map((file) => `/${file}`);
  // The styles of every page are named: the reader's browser refuses one that the policy lacks.
  for (const [path, text] of hostFiles(readSite(root), paths, today(), pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
