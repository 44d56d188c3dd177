/** A snippet for Caddy 2.6 or later: `import` it, then `import published_site <folder>` inside the site's block. */
import { HASHED } from './hashed.ts';
import { ASK_AGAIN, BINARY_TYPE, INBOX_SERVICE, TYPES, YEAR_LONG, type HostRules } from './rules.ts';

/** @throws Error when the value would end the string it stands in, or name a placeholder. */
const quoted = (text: string): string => {
  if (/[`{}\r\n]/.test(text)) throw new Error(`Caddy cannot be told ${JSON.stringify(text)}.`);
  return `\`${text}\``;
};

/** Braces are placeholders in a Caddyfile, so `[0-9a-f]{10}` is written out. */
const hashedForCaddy = (): string =>
  quoted(
    HASHED.replaceAll(/(\[[^\]]+\])\{(\d+)(?:,(\d+))?\}/g, (_, letters: string, least: string, most?: string) =>
      most === undefined
        ? letters.repeat(Number(least))
        : letters.repeat(Number(least)) + `${letters}?`.repeat(Number(most) - Number(least)),
    ),
  );

const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...lines, '}'];

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** Headers that say who asks, or with what. */
const TELLTALE_HEADERS = [
  'User-Agent',
  'Cookie',
  'Authorization',
  'X-Forwarded-For',
  'X-Real-Ip',
  'Forwarded',
  'Via',
  'Cf-Connecting-Ip',
  'True-Client-Ip',
];

/** A log in which nothing joins somebody with what they read: no addresses of senders, no queries. `npm run visits` reads it. */
const log = (): string[] =>
  block('log', [
    '  output file /var/log/caddy/site.log',
    ...indented(
      block('format filter', [
        '  wrap json',
        ...indented(
          block('fields', [
            ...['request>remote_ip', 'request>remote_port', 'request>client_ip', 'user_id'].map(
              (field) => `  ${field} delete`,
            ),
            ...TELLTALE_HEADERS.map((name) => `  request>headers>${name} delete`),
            '  request>uri regexp `[?].*` ``',
            '  request>headers>Referer regexp `[?].*` ``',
          ]),
        ),
      ]),
    ),
  ]);

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `  ${name} ${quoted(value)}`);

/**
 * Inside `route` the lines are followed as they stand; else Caddy would sort them, and the general header would win over
 * the special one. An error begins anew, without any header, so they are said twice.
 */
export const caddyFile = ({ site, folders, redirects, inboxHost }: HostRules): string => {
  const route = [
    // It stands first: what it answers carries none of the headers below.
    ...(inboxHost === 'node'
      ? block(`reverse_proxy /inbox/* ${INBOX_SERVICE}`, ['  header_up X-Real-IP {remote_host}'])
      : []),
    ...block('header', headerLines({ ...site, 'Cache-Control': ASK_AGAIN })),
    `header @hashed Cache-Control ${quoted(YEAR_LONG)}`,
    ...folders.flatMap(({ folder, headers }) => block(`header ${folder}*`, headerLines(headers))),
    `header @binary Content-Type ${quoted(BINARY_TYPE)}`,
    ...Object.entries(TYPES).map(([ending, type]) => `header @${ending} Content-Type ${quoted(type)}`),
    ...redirects.map(({ from, to }) => `redir ${from} ${to} 301`),
    'error /_hosts/* 404',
    '# Compressed files are sent as they are; others are compressed when asked for.',
    'encode gzip',
    ...block('file_server', ['  precompressed br gzip']),
  ];
  const errors = [
    '# That a file is missing must not be remembered for a year.',
    ...block('header', headerLines({ ...site, 'Cache-Control': 'no-store' })),
    'header -Server',
    'rewrite * /404.html',
    ...block('file_server', ['  precompressed br gzip']),
  ];
  const snippet = [
    'root * {args.0}',
    ...log(),
    `@hashed path_regexp ${hashedForCaddy()}`,
    '@binary path *.pf_meta *.pf_index *.pf_fragment *.pf_filter *.pagefind',
    ...Object.keys(TYPES).map((ending) => `@${ending} path *.${ending}`),
    'header -Server',
    ...block('route', indented(route)),
    ...block('handle_errors', indented(errors)),
  ];
  return [
    '# Made by the build; changes are lost. Reload Caddy after it changed.',
    ...block('(published_site)', indented(snippet)),
    '',
  ].join('\n');
};
