import { expect, test } from 'vitest';
import { caddyFile } from '#scripts/hosts/caddy.ts';
import { vercelFile } from '#scripts/hosts/cdn.ts';
import { hostFiles } from '#scripts/hosts/host-files.ts';
import { nginxFile, nginxLogFile } from '#scripts/hosts/nginx.ts';
import { wrongHostWarning } from '#scripts/inbox/integration.ts';
import { hostRules } from '#scripts/hosts/rules.ts';
import { siteSchema, type Site } from '#site/schema.ts';

const siteWith = (forms: unknown): Site =>
  siteSchema.parse({
    name: 'A site',
    shortName: 'Site',
    url: 'https://www.example.org',
    tagline: 'A tagline.',
    description: 'A description.',
    forms,
  });

const rulesFor = (forms: unknown) => hostRules(siteWith(forms), ['/index.html']);
const policyFor = (forms: unknown): string => rulesFor(forms).site['Content-Security-Policy'] ?? '';

test('forms of the site itself may post to the site and nowhere else', () => {
  for (const host of ['node', 'netlify', 'cloudflare', 'vercel', {}]) {
    expect(policyFor(host)).toContain("form-action 'self';");
    expect(policyFor(host)).toContain("connect-src 'self';");
  }
  expect(policyFor({ comments: { action: 'https://forms.example/c' } })).toContain(
    "form-action 'self' https://forms.example;",
  );
});

test('nginx leads what forms send to the service, and notes no address of it', () => {
  const [, location = ''] = /location \^~ \/inbox\/ \{\n([^}]*)\}/.exec(nginxFile(rulesFor('node'))) ?? [];
  expect(location).toContain('proxy_pass http://127.0.0.1:4323;');
  expect(location).toContain('proxy_set_header X-Real-IP $remote_addr;');
  expect(location).toContain('access_log off;');
});

test('the logs of both hold neither the address of a sender nor what was searched', () => {
  const nginx = nginxFile(rulesFor('node'));
  expect(nginx).toMatch(/^access_log \S+ without_address;$/m);
  expect(nginx).toMatch(/^error_log \S+ crit;$/m);
  const format = nginxLogFile();
  expect(format).toContain('log_format without_address');
  expect(format).not.toMatch(/remote_|http_user_agent|http_cookie|forwarded|"\$request"|\$args/);
  const caddy = caddyFile(rulesFor('node'));
  for (const field of ['remote_ip', 'client_ip', 'headers>User-Agent', 'headers>X-Forwarded-For'])
    expect(caddy).toContain(`request>${field} delete`);
  expect(caddy).toContain('request>uri regexp `[?].*` ``');
});

test('Caddy does so before any header of the pages', () => {
  const file = caddyFile(rulesFor('node'));
  expect(file.indexOf('reverse_proxy /inbox/* 127.0.0.1:4323')).toBeGreaterThan(0);
  expect(file.indexOf('reverse_proxy')).toBeLessThan(file.indexOf('header {'));
});

test('Vercel leads it to the function', () => {
  expect(JSON.parse(vercelFile(rulesFor('vercel')))).toMatchObject({
    rewrites: [{ source: '/inbox/:kind', destination: '/api/inbox?kind=:kind' }],
  });
});

test('a host that builds a site whose forms are made for another one says what to write', () => {
  expect(wrongHostWarning(siteWith('node'), { NETLIFY: 'true' })).toContain('Write "forms: netlify"');
  expect(wrongHostWarning(siteWith('cloudflare'), { CF_PAGES: '1' })).toBeUndefined();
  expect(wrongHostWarning(siteWith({}), { VERCEL: '1' })).toBeUndefined();
  expect(wrongHostWarning(siteWith('node'), {})).toBeUndefined();
});

test('the unit of systemd comes with the service, which may write to its folder alone', () => {
  const unit = hostFiles(siteWith('node'), ['/index.html'], '2026-11-29').get('_hosts/inbox.service');
  expect(unit).toContain('ExecStart=/srv/site/source/node_modules/.bin/node scripts/inbox-serve.ts');
  expect(unit).toContain('ProtectSystem=strict');
  expect(unit).toContain('ReadWritePaths=/srv/site/source/inbox');
});

test.each([['netlify'], ['cloudflare'], [{}], [{ comments: { action: 'https://forms.example/c' } }]])(
  'a site whose forms go to %j has no service beside its web server',
  (forms) => {
    expect(nginxFile(rulesFor(forms))).not.toContain('proxy_pass');
    expect(caddyFile(rulesFor(forms))).not.toContain('reverse_proxy');
    expect([...hostFiles(siteWith(forms), ['/index.html'], '2026-11-29').keys()]).not.toContain('_hosts/inbox.service');
    expect(JSON.parse(vercelFile(rulesFor(forms)))).not.toHaveProperty('rewrites');
  },
);
