/**
 * What every host is told, said once: headers by path, how long a file may be kept, where moved pages went. The writers
 * beside this file put it into the words of one host each.
 */
import { adminHeaders } from '#scripts/admin/policy.ts';
import { securityHeaders, transportSecurity } from '#shell/headers.ts';
import { formOrigins, scriptOrigins } from '#site/form-targets.ts';
import type { INBOX_HOSTS, Site } from '#site/schema.ts';
import { hashedPrefix, isHashed } from './hashed.ts';

export type Headers = Readonly<Record<string, string>>;

interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** What a page brings that the policy must name. */
export interface StyledPage {
  /** Path on the site: `/articles/x/`, `/404.html`. */
  readonly path: string;
  /** Texts of the styles in its head. */
  readonly styles: readonly string[];
}

interface FolderHeaders {
  /** Begins and ends with a slash: `/articles/`. */
  readonly folder: string;
  readonly headers: Headers;
}

export interface HostRules {
  /** Every answer of the site carries them. */
  readonly site: Headers;
  /** Everything below a folder carries them in place of the same ones of the site. */
  readonly folders: readonly FolderHeaders[];
  /** Who takes what forms send to `/inbox/`; undefined where services of other companies do. */
  readonly inboxHost: (typeof INBOX_HOSTS)[number] | undefined;
  /** Moved pages, with and without the slash at the end. */
  readonly redirects: readonly Redirect[];
  /** The fewest paths that hold all files whose address changes with their content: `/x.json`, or `/folder/*`. */
  readonly hashedPaths: readonly string[];
  /** Paths of Pagefind's binary files: `/x.pf_meta`, or `/folder/*`. */
  readonly binaryPaths: readonly string[];
}

/** Where `npm run inbox:serve` listens, for the web server in front of it. */
export const INBOX_SERVICE = '127.0.0.1:4323';

export const YEAR_LONG = 'public, max-age=31536000, immutable';
/** A page is asked for again each time, and answered with "not modified" when it is the same. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate';

/**
 * Pagefind's own formats. CDNs compress by type, and leave `application/octet-stream` as it is; nothing reads the type
 * of these files, so they get one that is compressed.
 */
export const BINARY = '[.](pf_[a-z]+|pagefind)$';
export const BINARY_TYPE = 'application/wasm';

/** Types that hosts do not know by themselves. */
export const TYPES: Readonly<Record<string, string>> = {
  bib: 'application/x-bibtex; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  webmanifest: 'application/manifest+json',
};

const binary = new RegExp(BINARY);

/** `/a/b.x1/c.json` → `/a/b.x1/*`; a file right below a folder of mixed files stands for itself. */
const groupOf = (path: string): string => {
  const prefix = hashedPrefix(path) ?? path;
  return prefix.endsWith('/') ? `${prefix}*` : path;
};

/** Everything below `/finder/` is named by its content, and has more folders than a host takes rules. */
const widened = (groups: readonly string[], paths: readonly string[]): string[] => {
  const isAllHashed = paths.filter((path) => path.startsWith('/finder/')).every(isHashed);
  return isAllHashed ? groups.map((group) => (group.startsWith('/finder/') ? '/finder/*' : group)) : [...groups];
};

const binaryGroupOf = (path: string): string => path.replace(/\/(fragment|index|filter)\/[^/]+$/, '/$1/*');

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

const withAndWithoutSlash = (path: string): string[] => {
  const bare = path.replace(/\/$/, '');
  return /\.[a-z0-9]+$/.test(bare) || bare === '' ? [path] : [`${bare}/`, bare];
};

/** The editor opens GitHub's own window to sign in, and must be able to speak with it. */
const ADMIN: FolderHeaders = {
  folder: '/admin/',
  headers: { ...adminHeaders(), 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' },
};

/** Any address may be answered with it. */
const NOT_FOUND = '/404.html';

/** `/articles/x/` → `/articles/`; a page right below the root lies in no folder. */
const folderOf = (path: string): string | undefined => /^\/[^/]+\/(?=[^/]+\/)/.exec(path)?.[0];

/**
 * The styles that the policy of each folder names; those of the pages in no folder stand under `undefined`. Cloudflare
 * Pages reads 2,000 characters of a header, and a hash takes 54: one policy for all pages had room for 31 styles.
 */
const stylesByFolder = (pages: readonly StyledPage[]): ReadonlyMap<string | undefined, readonly string[]> => {
  const folders = new Set(pages.map(({ path }) => folderOf(path)));
  const homeOf = (path: string): string | undefined => folderOf(path) ?? (folders.has(path) ? path : undefined);
  const styles = Map.groupBy(pages, ({ path }) => homeOf(path));
  const everywhere = pages.filter(({ path }) => path === NOT_FOUND);
  return new Map(
    [...styles].map(([folder, own]) => [folder, unique([...own, ...everywhere].flatMap((page) => page.styles))]),
  );
};

/**
 * @param files Paths of the built site, each beginning with a slash.
 * @param pages Its pages, for the styles inside them. Pages that only lead on have none.
 */
export const hostRules = (site: Site, files: readonly string[], pages: readonly StyledPage[] = []): HostRules => {
  const securityWith = (styles: readonly string[] = []): Headers =>
    securityHeaders(formOrigins(site), scriptOrigins(site), styles);
  const styles = stylesByFolder(pages.filter((page) => page.styles.length > 0));
  const name = 'Content-Security-Policy';
  return {
    site: { ...securityWith(styles.get(undefined)), ...transportSecurity },
    folders: [
      ...[...styles.keys()]
        .filter((folder) => folder !== undefined)
        .sort()
        .map((folder) => ({ folder, headers: { [name]: securityWith(styles.get(folder))[name] ?? '' } })),
      ...(files.includes('/admin/index.html') ? [ADMIN] : []),
    ],
    inboxHost: typeof site.forms === 'string' ? site.forms : undefined,
    redirects: Object.entries(site.redirects).flatMap(([old, to]) =>
      withAndWithoutSlash(old).map((from) => ({ from, to })),
    ),
    hashedPaths: unique(widened(files.filter(isHashed).map(groupOf), files)),
    binaryPaths: unique(files.filter((path) => binary.test(path)).map(binaryGroupOf)),
  };
};
