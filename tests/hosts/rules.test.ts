import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAYER_ORDER } from '#design/layer-order.ts';
import { adminHeaders } from '#scripts/admin/policy.ts';
import { headersFile, redirectsFile, vercelFile } from '#scripts/hosts/cdn.ts';
import { caddyFile } from '#scripts/hosts/caddy.ts';
import { isHashed } from '#scripts/hosts/hashed.ts';
import { hostFiles } from '#scripts/hosts/host-files.ts';
import { nginxFile } from '#scripts/hosts/nginx.ts';
import { hostRules, YEAR_LONG, type StyledPage } from '#scripts/hosts/rules.ts';
import { securityText } from '#scripts/hosts/security-txt.ts';
import { pagesIn } from '#scripts/publish/built-pages.ts';
import { factsOf } from '#scripts/publish/page-facts.ts';
import { securityHeaders, transportSecurity } from '#shell/headers.ts';
import { siteSchema, type Site } from '#site/schema.ts';

const site: Site = siteSchema.parse({
  name: 'A site',
  shortName: 'Site',
  url: 'https://www.example.org',
  tagline: 'A tagline.',
  description: 'A description.',
  contactEmail: 'hello@example.org',
  forms: { comments: { action: 'https://forms.example/comments', answersScripts: true } },
  redirects: { '/old-page/': '/new-page/', '/paper.pdf': '/downloads/paper.pdf' },
});

const FILES = [
  '/index.html',
  '/_astro/index.Bx1.css',
  '/_astro/a.CD8.woff2',
  '/finder/topics.9d449ade0a.json',
  '/finder/acupuncture.186e936ef0/here/index.json',
  '/pagefind/contents.json',
  '/pagefind/ca8ad33c86/pagefind.js',
  '/pagefind/ca8ad33c86/wasm.en.pagefind',
  '/pagefind/ca8ad33c86/fragment/en_1.pf_fragment',
  '/search/answers.ae7da689/tens.json',
  '/search/concepts.f6f880a5.json',
  '/search/index.html',
];

const WITH_EDITOR = [...FILES, '/admin/index.html'];
const rules = hostRules(site, FILES);

test('only addresses that change with their content may be kept for a year', () => {
  expect(FILES.filter((path) => !isHashed(path))).toEqual([
    '/index.html',
    '/pagefind/contents.json',
    '/search/index.html',
  ]);
  expect(rules.hashedPaths).toEqual([
    '/_astro/*',
    '/finder/*',
    '/pagefind/ca8ad33c86/*',
    '/search/answers.ae7da689/*',
    '/search/concepts.f6f880a5.json',
  ]);
});

test('a file of the finder without a hash takes the shortcut for its folder away', () => {
  const { hashedPaths } = hostRules(site, [...FILES, '/finder/news.json']);
  expect(hashedPaths).not.toContain('/finder/*');
  expect(hashedPaths).toContain('/finder/acupuncture.186e936ef0/*');
});

/** What a host that lets the last rule win would send; a line that takes a header away is for Cloudflare. */
function sentBy(file: string, path: string): Record<string, string> {
  const sent: Record<string, string> = {};
  let isMatch = false;
  for (const line of file.split('\n')) {
    if (line.startsWith('/')) isMatch = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    const [, minus, name = '', value = ''] = /^ {2}(! )?([\w-]+)(?:: (.*))?$/.exec(line) ?? [];
    if (!isMatch || name === '') continue;
    // Cloudflare would join a header that is there already.
    if (minus === undefined && name in sent) throw new Error(`${name} would be sent twice`);
    if (minus === undefined) sent[name] = value;
    else Reflect.deleteProperty(sent, name);
  }
  return sent;
}

describe('_headers', () => {
  const file = headersFile(hostRules(site, WITH_EDITOR));

  test('sends every header of the site with every page, with the origins of its forms', () => {
    const expected = {
      ...securityHeaders(['https://forms.example'], ['https://forms.example']),
      ...transportSecurity,
    };
    expect(sentBy(file, '/articles/')).toEqual(expected);
    expect(expected['Content-Security-Policy']).toContain("form-action 'self' https://forms.example");
  });

  test('keeps hashed files for a year, and gives Pagefind’s files a type that CDNs compress', () => {
    expect(sentBy(file, '/_astro/index.Bx1.css')['Cache-Control']).toBe(YEAR_LONG);
    expect(sentBy(file, '/pagefind/ca8ad33c86/fragment/en_1.pf_fragment')).toMatchObject({
      'Cache-Control': YEAR_LONG,
      'Content-Type': 'application/wasm',
    });
    expect(sentBy(file, '/pagefind/contents.json')).not.toHaveProperty('Cache-Control');
    expect(sentBy(file, '/pagefind/ca8ad33c86/pagefind.js')).not.toHaveProperty('Content-Type');
  });

  test('gives the editor its own policy, once', () => {
    expect(sentBy(file, '/admin/')).toMatchObject(adminHeaders());
    expect(sentBy(file, '/admin/')['X-Frame-Options']).toBe('DENY');
    expect(headersFile(rules)).not.toContain('/admin');
  });

  test('is refused when a host would drop rules without a word', () => {
    const many = Array.from({ length: 101 }, (_, index) => `/search/a${'b'.repeat(index)}.f6f880a5.json`);
    expect(() => headersFile(hostRules(site, many))).toThrow(/takes 100/);
  });

  test('names each style inside the pages by its hash', () => {
    const folder = mkdtempSync(join(tmpdir(), 'styles-'));
    const page = (style: string): string =>
      `<html><head><style>a{}</style>${style}</head><body><style>none</style></body></html>`;
    writeFileSync(join(folder, 'index.html'), page('<style>b{}</style>'));
    writeFileSync(join(folder, '404.html'), page(`<!--${'x'.repeat(70_000)}--><style>c{}</style>`));
    mkdirSync(join(folder, 'admin'));
    writeFileSync(join(folder, 'admin/index.html'), page('<style>editor{}</style>'));
    const pages = pagesIn(folder, ['index.html', '404.html', 'admin/index.html', '_astro/a.js']);
    const styles = [...new Set([...pages].flatMap((one) => factsOf(one, site.url).styles))];
    expect(styles).toEqual(['a{}', 'b{}', 'c{}']);
    const policy =
      sentBy(headersFile(hostRules(site, FILES, [{ path: '/', styles }])), '/')['Content-Security-Policy'] ?? '';
    const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');
    for (const style of [...styles, LAYER_ORDER]) expect(policy).toContain(`'sha256-${hashOf(style)}'`);
    rmSync(folder, { recursive: true });
  });

  test('is refused when a policy is longer than a host reads', () => {
    const many = Array.from({ length: 40 }, (_, index) => `.a${index}{}`);
    expect(() => headersFile(hostRules(site, FILES, [{ path: '/', styles: many }]))).toThrow(/takes 2000/);
  });

  const stylesNamed = (pages: readonly StyledPage[], path: string): string[] => {
    const policy = sentBy(headersFile(hostRules(site, WITH_EDITOR, pages)), path)['Content-Security-Policy'] ?? '';
    const styles = [...new Set(pages.flatMap((page) => page.styles))];
    return styles.filter((text) => policy.includes(createHash('sha256').update(text).digest('base64')));
  };
  const PAGES: readonly StyledPage[] = [
    { path: '/', styles: ['home{}'] },
    { path: '/404.html', styles: ['missing{}'] },
    { path: '/about/', styles: ['plain{}'] },
    { path: '/articles/', styles: ['list{}'] },
    { path: '/articles/tens/', styles: ['article{}'] },
    { path: '/articles/tens/comments/', styles: ['comments{}'] },
    { path: '/moved/to/', styles: [] },
  ];

  test('names in a folder the styles of its own pages, and of the page for missing addresses', () => {
    for (const path of ['/articles/', '/articles/tens/', '/articles/not-there/'])
      expect(stylesNamed(PAGES, path).sort()).toEqual(['article{}', 'comments{}', 'list{}', 'missing{}']);
    for (const path of ['/', '/about/', '/not-there/', '/404.html'])
      expect(stylesNamed(PAGES, path).sort()).toEqual(['home{}', 'missing{}', 'plain{}']);
    expect(headersFile(hostRules(site, FILES, PAGES))).not.toContain('/moved');
  });

  test('has room for 40 more page bundles', () => {
    const more = ['', 'articles/', 'providers/', 'topics/'].flatMap((folder) =>
      Array.from({ length: 18 }, (_, index) => ({ path: `/${folder}new-${index}/`, styles: [`.${folder}${index}{}`] })),
    );
    expect(() => headersFile(hostRules(site, FILES, [...PAGES, ...more]))).not.toThrow();
  });

  test('has a policy in each folder that differs in its styles alone', () => {
    const withoutStyles = (path: string): string =>
      (sentBy(headersFile(hostRules(site, FILES, PAGES)), path)['Content-Security-Policy'] ?? '').replace(
        /style-src [^;]*/,
        '',
      );
    expect(withoutStyles('/articles/')).toBe(withoutStyles('/'));
    expect(withoutStyles('/')).toContain("default-src 'none'");
  });
});

test('moved pages lead on with and without a slash, and Netlify is told to prefer the rule to the page', () => {
  expect(redirectsFile(rules)).toBe(
    [
      '/old-page/ /new-page/ 301!',
      '/old-page/ /new-page/ 301',
      '/old-page /new-page/ 301!',
      '/old-page /new-page/ 301',
      '/paper.pdf /downloads/paper.pdf 301!',
      '/paper.pdf /downloads/paper.pdf 301',
      '',
    ].join('\n'),
  );
});

test('vercel.json says the same', () => {
  const { headers, redirects } = JSON.parse(vercelFile(hostRules(site, WITH_EDITOR))) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
    redirects: { source: string; destination: string; statusCode: number }[];
  };
  const policies = headers.flatMap(({ source, headers: values }) =>
    values.filter(({ key }) => key === 'Content-Security-Policy').map(({ value }) => [source, value]),
  );
  expect(policies).toEqual([
    ['/(.*)', securityHeaders(['https://forms.example'], ['https://forms.example'])['Content-Security-Policy']],
    ['/admin/(.*)', adminHeaders()['Content-Security-Policy']],
  ]);
  expect(redirects[0]).toEqual({ source: '/old-page/', destination: '/new-page/', statusCode: 301 });
  expect(redirects.at(-1)?.source).toBe('/paper\\.pdf');
});

describe('web servers', () => {
  const styled = hostRules(site, FILES, [
    { path: '/', styles: ['home{}'] },
    { path: '/articles/tens/', styles: ['article{}'] },
  ]);
  const ofArticles = styled.folders[0]?.headers['Content-Security-Policy'] ?? '';

  test('both send the policy of a folder in place of the one of the site', () => {
    expect(styled.folders.map(({ folder }) => folder)).toEqual(['/articles/']);
    expect(ofArticles).not.toBe(styled.site['Content-Security-Policy']);
    expect(nginxFile(styled)).toContain(
      `if ($uri ~ "^/articles/") {\n  set $site_content_security_policy "${ofArticles}";\n}`,
    );
    expect(caddyFile(styled)).toMatch(/header \/articles\/\* \{\n\s*Content-Security-Policy `/);
    expect(caddyFile(styled)).toContain(ofArticles);
  });

  test('nginx sends every header of the site, never in a location that would drop the others', () => {
    const file = nginxFile(rules);
    for (const [name, value] of Object.entries(rules.site)) {
      expect(file).toContain(`add_header ${name} $site_${name.toLowerCase().replaceAll('-', '_')} always;`);
      expect(file).toContain(` "${value}";`);
    }
    const locations = [...file.matchAll(/^location ([^{]*)\{([^}]*(?:\{ \})?[^}]*)\}/gm)];
    const adding = locations.filter(([, , body = '']) => body.includes('add_header')).map(([, name]) => name?.trim());
    expect(adding).toEqual(['= /404.html']);
    expect(file).toContain('location = "/old-page/" {\n  return 301 "/new-page/";\n}');
  });

  test('Caddy sends them too, and once more with the page for missing addresses', () => {
    const file = caddyFile(rules);
    for (const [name, value] of Object.entries(rules.site)) expect(file.split(`${name} \`${value}\``)).toHaveLength(3);
    expect(file).toContain('redir /old-page/ /new-page/ 301');
    // Braces of a regular expression would be a placeholder.
    expect(/@hashed path_regexp `([^`]*)`/.exec(file)?.[1]).not.toMatch(/[{}]/);
  });

  test('the expression for Caddy matches what the other one matches', () => {
    const expression = new RegExp(/@hashed path_regexp `([^`]*)`/.exec(caddyFile(rules))?.[1] ?? '$^');
    expect(FILES.filter((path) => expression.test(path))).toEqual(FILES.filter(isHashed));
  });

  test('a value that would end its string is refused', () => {
    const odd = { ...rules, site: { 'X-Odd': 'a "b" `c`' } };
    expect(() => nginxFile(odd)).toThrow(/cannot be told/);
    expect(() => caddyFile(odd)).toThrow(/cannot be told/);
  });
});

describe('security.txt', () => {
  test('holds what RFC 9116 asks for, and expires in less than a year', () => {
    expect(securityText(site, '2026-11-23')).toBe(
      'Contact: mailto:hello@example.org\nExpires: 2027-05-22T00:00:00Z\nPreferred-Languages: en\n' +
        'Canonical: https://www.example.org/.well-known/security.txt\n',
    );
  });

  test('is not written where nobody can be written to', () => {
    const { contactEmail: _, ...silent } = site;
    expect(securityText(silent, '2026-11-23')).toBeUndefined();
    expect([...hostFiles(silent, FILES, '2026-11-23').keys()]).not.toContain('.well-known/security.txt');
    expect([...hostFiles(site, FILES, '2026-11-23').keys()]).toContain('.well-known/security.txt');
  });
});

test.each(['//evil.example/', '/a b/', '/a"b/', '/a;b', '/$a', 'https://a.example/'])(
  'the settings take no redirect from or to %s',
  (path) => {
    expect(siteSchema.shape.redirects.safeParse({ [path]: '/new/' }).success).toBe(false);
    expect(siteSchema.shape.redirects.safeParse({ '/old/': path }).success).toBe(false);
  },
);
