/**
 * What every host is told, said once: headers by path, how long a file may be kept, where moved pages went. The writers
 * beside this file put it into the words of one host each.
 */
import { adminHeaders } from '#scripts/admin/policy.ts';
import { securityHeaders, transportSecurity } from '#shell/headers.ts';
import { formOrigins, scriptOrigins, type Site } from '#site/schema.ts';
import { hashedPrefix, isHashed } from './hashed.ts';

export type Headers = Readonly<Record<string, string>>;

interface Redirect {
  readonly from: string;
  readonly to: string;
}

export interface HostRules {
  /** Every answer of the site carries them. */
  readonly site: Headers;
  /** `/admin/` carries them in place of the same ones of the site; undefined where no editor is published. */
  readonly admin: Headers | undefined;
  /** Moved pages, with and without the slash at the end. */
  readonly redirects: readonly Redirect[];
  /** The fewest paths that hold all files whose address changes with their content: `/x.json`, or `/folder/*`. */
  readonly hashedPaths: readonly string[];
  /** Paths of Pagefind's binary files: `/x.pf_meta`, or `/folder/*`. */
  readonly binaryPaths: readonly string[];
}

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

/**
 * @param files Paths of the built site, each beginning with a slash.
 * @param inlineStyles Texts of the styles inside its pages.
 */
export const hostRules = (site: Site, files: readonly string[], inlineStyles: readonly string[] = []): HostRules => ({
  site: { ...securityHeaders(formOrigins(site), scriptOrigins(site), inlineStyles), ...transportSecurity },
  // The editor opens GitHub's own window to sign in, and must be able to speak with it.
  admin: files.includes('/admin/index.html')
    ? { ...adminHeaders(), 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' }
    : undefined,
  redirects: Object.entries(site.redirects).flatMap(([old, to]) =>
    withAndWithoutSlash(old).map((from) => ({ from, to })),
  ),
  hashedPaths: unique(widened(files.filter(isHashed).map(groupOf), files)),
  binaryPaths: unique(files.filter((path) => binary.test(path)).map(binaryGroupOf)),
});
