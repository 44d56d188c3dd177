/** `_headers` and `_redirects` for Netlify and Cloudflare Pages, and `vercel.json`. */
import { BINARY_TYPE, YEAR_LONG, type Headers, type HostRules } from './rules.ts';

/** Cloudflare Pages ignores what is beyond these; we count all rules against its 2,000 fixed redirects. */
const MOST_HEADER_RULES = 100;
const MOST_REDIRECTS = 2000;
/** Longest line of `_headers`; a policy grows with each style inside the pages of its folder and each origin of a form. */
const LONGEST_LINE = 2000;

interface PathHeaders {
  readonly path: string;
  readonly headers: Headers;
}

/** Pages need no rule for caching: "public, max-age=0, must-revalidate" is what these hosts say by themselves. */
const pathHeaders = ({ site, folders, hashedPaths, binaryPaths }: HostRules): PathHeaders[] => [
  { path: '/*', headers: site },
  ...folders.map(({ folder, headers }) => ({ path: `${folder}*`, headers })),
  ...hashedPaths.map((path) => ({ path, headers: { 'Cache-Control': YEAR_LONG } })),
  ...binaryPaths.map((path) => ({ path, headers: { 'Content-Type': BINARY_TYPE } })),
];

/**
 * On Netlify the later of two rules counts. Cloudflare joins them, which for policies means both at once, unless `! Name`
 * takes the earlier one away; Netlify skips that line.
 *
 * @throws Error when a host would silently ignore rules.
 */
export const headersFile = (rules: HostRules): string => {
  const blocks = pathHeaders(rules);
  if (blocks.length > MOST_HEADER_RULES)
    throw new Error(`${blocks.length} header rules, and Cloudflare Pages takes ${MOST_HEADER_RULES}.`);
  for (const { path, headers } of blocks)
    for (const [name, value] of Object.entries(headers)) {
      const length = `  ${name}: ${value}`.length;
      if (length > LONGEST_LINE)
        throw new Error(`${name} of ${path} is ${length} long, and Cloudflare Pages takes ${LONGEST_LINE}.`);
    }
  return blocks
    .map(({ path, headers }) => {
      const replaced = path === '/*' ? [] : Object.keys(headers).filter((name) => name in rules.site);
      const lines = [
        ...replaced.map((name) => `  ! ${name}`),
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
      ];
      return `${path}\n${lines.join('\n')}\n`;
    })
    .join('\n');
};

/**
 * Netlify lets a file win over a rule, and a page that leads on exists for hosts without rules, so Netlify needs `301!`.
 * Cloudflare knows no `!`, skips that line, and takes the next.
 *
 * @throws Error when a host would silently ignore rules.
 */
export const redirectsFile = ({ redirects }: HostRules): string => {
  if (redirects.length > MOST_REDIRECTS)
    throw new Error(`${redirects.length} redirects, and Cloudflare Pages takes ${MOST_REDIRECTS}.`);
  return redirects.flatMap(({ from, to }) => [`${from} ${to} 301!\n`, `${from} ${to} 301\n`]).join('');
};

/** `vercel.json` stands in the folder that is deployed. Vercel, too, lets the later rule count. */
export const vercelFile = (rules: HostRules): string => {
  const headers = pathHeaders(rules).map(({ path, headers: values }) => ({
    source: path.replaceAll('.', '\\.').replace(/\*$/, '(.*)'),
    headers: Object.entries(values).map(([key, value]) => ({ key, value })),
  }));
  const redirects = rules.redirects.map(({ from, to }) => ({
    source: from.replaceAll('.', '\\.'),
    destination: to,
    statusCode: 301,
  }));
  const rewrites =
    rules.inboxHost === 'vercel' ? [{ source: '/inbox/:kind', destination: '/api/inbox?kind=:kind' }] : undefined;
  return `${JSON.stringify({ trailingSlash: true, headers, redirects, rewrites }, undefined, 2)}\n`;
};
