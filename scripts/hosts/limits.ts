/** What hosts take, as their documentation says it. A site beyond that is refused whole, or loses files and rules silently. */
import type { Site } from '#site/schema.ts';

export type HostName = NonNullable<Site['host']>;

interface HostLimits {
  readonly name: string;
  readonly files?: number;
  readonly fileBytes?: number;
  readonly totalBytes?: number;
  readonly redirects?: number;
}

const MEBIBYTE = 2 ** 20;

/**
 * 2,000 static redirects, and 100 dynamic ones, of which we write none.
 *
 * @see https://developers.cloudflare.com/pages/platform/limits/ and
 *   https://developers.cloudflare.com/pages/configuration/redirects/ (seen November 29, 2026)
 */
const CLOUDFLARE = { fileBytes: 25 * MEBIBYTE, redirects: 2000 };

export const HOST_LIMITS: Readonly<Record<HostName, HostLimits>> = {
  'cloudflare-pages': { name: 'Cloudflare Pages (free plan)', files: 20_000, ...CLOUDFLARE },
  // With PAGES_WRANGLER_MAJOR_VERSION=4 among the project's variables.
  // https://developers.cloudflare.com/changelog/post/2026-01-23-pages-file-limit-increase/
  'cloudflare-pages-paid': { name: 'Cloudflare Pages (paid plan)', files: 100_000, ...CLOUDFLARE },
  /** @see https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits */
  'github-pages': { name: 'GitHub Pages', totalBytes: 1_000_000_000 },
  other: { name: 'this host' },
};

/** A site as a host weighs it. */
export interface SiteWeight {
  /** Size of each file by its path in the published folder. */
  readonly files: ReadonlyMap<string, number>;
  /** Rules for moved pages. */
  readonly redirects: number;
}

const number = (value: number): string => value.toLocaleString('en');

const megabytes = (bytes: number): string => `${number(Math.round(bytes / 1_000_000))} MB`;

const MOST_FOLDERS = 3;

/** `finder/ 9,012, providers/ 6,300, sources/ 2,800` */
const fullestFolders = (paths: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : './';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_FOLDERS)
    .map(([folder, count]) => `${folder} ${number(count)}`)
    .join(', ');
};

const FEWER_ROWS = 'set registryRows: organizations (or none) in content/site.yaml, or choose another host';

/** What of the site a host would not take, each a sentence that says what to do. */
export const beyondLimits = (host: HostName, { files, redirects }: SiteWeight): string[] => {
  const limits = HOST_LIMITS[host];
  const total = [...files.values()].reduce((sum, size) => sum + size, 0);
  const tooLarge = [...files].filter(([, size]) => size > (limits.fileBytes ?? Number.POSITIVE_INFINITY));
  return [
    ...(limits.files !== undefined && files.size > limits.files
      ? [
          `${limits.name} takes ${number(limits.files)} files, and the site has ${number(files.size)}. Most lie in ${fullestFolders([...files.keys()])}. To have fewer, ${FEWER_ROWS}.`,
        ]
      : []),
    ...(limits.totalBytes !== undefined && total > limits.totalBytes
      ? [
          `${limits.name} takes ${megabytes(limits.totalBytes)}, and the site has ${megabytes(total)}. To have less, ${FEWER_ROWS}.`,
        ]
      : []),
    ...tooLarge.map(
      ([path, size]) =>
        `${limits.name} takes files of ${megabytes(limits.fileBytes ?? 0)} each, and ${path} has ${megabytes(size)}. Make it smaller, or keep it elsewhere and link to it.`,
    ),
    ...(limits.redirects !== undefined && redirects > limits.redirects
      ? [
          `${limits.name} takes ${number(limits.redirects)} redirects, and the site has ${number(redirects)}. Take the oldest out of redirects in content/site.yaml.`,
        ]
      : []),
  ];
};

/** What is certain before anything is rendered: a sentence when the site will have too many files, however it comes out. */
export const certainlyTooMany = (host: HostName, leastFiles: number): string | undefined => {
  const { name, files } = HOST_LIMITS[host];
  return files === undefined || leastFiles <= files
    ? undefined
    : `${name} takes ${number(files)} files, and this content makes at least ${number(leastFiles)}. To have fewer, ${FEWER_ROWS}.`;
};
