/** Rules for nginx, to be included inside a `server` block whose `root` is the published folder. */
import { HASHED } from './hashed.ts';
import { ASK_AGAIN, BINARY, BINARY_TYPE, INBOX_SERVICE, TYPES, YEAR_LONG, type HostRules } from './rules.ts';

/** @throws Error when the value would end the string it stands in, or name a variable. */
const quoted = (text: string): string => {
  if (/["\\$\r\n]/.test(text)) throw new Error(`nginx cannot be told ${JSON.stringify(text)}.`);
  return `"${text}"`;
};

/** A regular expression may hold `$`, which means the end. */
const pattern = (text: string): string => `"${text}"`;

const variableOf = (name: string): string => `$site_${name.toLowerCase().replaceAll('-', '_')}`;

const COMPRESSED_TYPES = [
  'text/plain',
  'text/css',
  'text/csv',
  'text/xml',
  'text/javascript',
  'application/javascript',
  'application/json',
  'application/xml',
  'application/atom+xml',
  'application/wasm',
  'application/x-bibtex',
  'application/x-research-info-systems',
  'image/svg+xml',
];

/**
 * What forms send goes to the service (`inbox.service`), which knows the sender by `X-Real-IP` and stores nothing of it.
 * A header of the location's own keeps those of the server away: the service sends its own policy.
 */
const INBOX_LOCATION: readonly string[] = [
  'location ^~ /inbox/ {',
  `  proxy_pass http://${INBOX_SERVICE};`,
  '  proxy_set_header Host $http_host;',
  '  proxy_set_header X-Real-IP $remote_addr;',
  '  proxy_hide_header X-Content-Type-Options;',
  '  add_header X-Content-Type-Options "nosniff" always;',
  '  client_max_body_size 128k;',
  '  access_log off;',
  '}',
];

/** The form of the log that `nginx-log.conf` defines, and where the log lies. */
const LOG_FORMAT = 'without_address';
const LOG_FILE = '/var/log/nginx/site.log';

/**
 * The form of the log, for nginx knows forms outside of servers alone. In the place of address, user and browser stands a
 * hyphen, and no address of a page keeps its query: nothing in it joins somebody with what they read. Programs that read
 * the usual logs read it, `npm run visits` too.
 */
export const nginxLogFile = (): string =>
  [
    '# Made by the build. Include it outside of the server block, before it.',
    'map $request_uri $site_asked { "~^(?<site_asked_path>[^?]*)" $site_asked_path; }',
    'map $http_referer $site_referrer { "~^(?<site_referrer_page>[^?]*)" $site_referrer_page; }',
    `log_format ${LOG_FORMAT} '- - - [$time_local] "$request_method $site_asked $server_protocol" $status $body_bytes_sent "$site_referrer" "-"';`,
    '',
  ].join('\n');

/**
 * Every header is a variable that is set once: nginx forgets all headers of the server in a location that adds one of
 * its own. A header without a value is not sent.
 */
export const nginxFile = ({ site, folders, redirects, inboxHost }: HostRules): string => {
  const names = [...new Set([site, ...folders.map(({ headers }) => headers)].flatMap(Object.keys))];
  const lines = [
    '# Made by the build; changes are lost. Include it in the server block, then reload nginx.',
    'index index.html;',
    'charset utf-8;',
    'charset_types text/plain text/css text/csv text/xml text/javascript application/javascript application/json application/xml image/svg+xml;',
    'server_tokens off;',
    'absolute_redirect off;',
    'etag on;',
    '',
    '# The form is that of nginx-log.conf. Errors of a request would name its sender: only those of the server are told.',
    `access_log ${LOG_FILE} ${LOG_FORMAT};`,
    'error_log /var/log/nginx/site.error.log crit;',
    '',
    '# Files with .gz beside them are sent as they are; others are compressed when asked for.',
    'gzip on;',
    'gzip_static on;',
    'gzip_vary on;',
    `gzip_types ${COMPRESSED_TYPES.join(' ')};`,
    '',
    ...names.map((name) => `set ${variableOf(name)} ${quoted(site[name] ?? '')};`),
    `set $site_cache ${quoted(ASK_AGAIN)};`,
    `if ($uri ~ ${pattern(HASHED)}) {`,
    `  set $site_cache ${quoted(YEAR_LONG)};`,
    '}',
    ...folders.flatMap(({ folder, headers }) => [
      `if ($uri ~ ${pattern(`^${folder}`)}) {`,
      ...Object.entries(headers).map(([name, value]) => `  set ${variableOf(name)} ${quoted(value)};`),
      '}',
    ]),
    ...names.map((name) => `add_header ${name} ${variableOf(name)} always;`),
    '# Not on errors: that a file is missing must not be remembered for a year.',
    'add_header Cache-Control $site_cache;',
    '',
    'error_page 404 /404.html;',
    'location = /404.html {',
    '  internal;',
    ...names.map((name) => `  add_header ${name} ${variableOf(name)} always;`),
    '  add_header Cache-Control "no-store" always;',
    '}',
    'location ^~ /_hosts/ {',
    '  return 404;',
    '}',
    ...(inboxHost === 'node' ? INBOX_LOCATION : []),
    `location ~ ${pattern(BINARY)} {`,
    '  types { }',
    `  default_type ${BINARY_TYPE};`,
    '}',
    ...Object.entries(TYPES).flatMap(([ending, type]) => [
      `location ~ [.]${ending}$ {`,
      '  types { }',
      `  default_type "${type}";`,
      '}',
    ]),
    ...redirects.flatMap(({ from, to }) => [`location = ${quoted(from)} {`, `  return 301 ${quoted(to)};`, '}']),
  ];
  return `${lines.join('\n')}\n`;
};
