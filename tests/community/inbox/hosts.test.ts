/** The functions that the build writes, each called as its host calls it: the same questions to all three. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { functionFiles } from '#scripts/inbox/functions.ts';
import { siteSchema } from '#site/schema.ts';

const HOST = 'https://site.example';
const KEYS = { INBOX_GITHUB_TOKEN: 'secret-g', BUTTONDOWN_API_KEY: 'secret-b' };

type Call = (request: Request, address: string) => Promise<Response>;

interface Netlify {
  readonly default: (request: Request, context: { readonly ip: string }) => Promise<Response>;
  readonly config: { readonly path: string };
}
interface Cloudflare {
  readonly default: { readonly fetch: (request: Request, environment: typeof KEYS) => Promise<Response> };
}
interface Vercel {
  readonly GET: (request: Request) => Promise<Response>;
  readonly POST: (request: Request) => Promise<Response>;
}

const withHeader = (request: Request, name: string, value: string): Request => {
  const headers = new Headers(request.headers);
  headers.set(name, value);
  return new Request(request, { headers });
};

/** How each host calls what it loads. */
const HOSTS: readonly (readonly [host: string, file: string, callerOf: (loaded: unknown) => Call])[] = [
  [
    'netlify',
    '_hosts/netlify/inbox.mjs',
    (loaded) => (request, ip) => {
      const { default: answer, config } = loaded as Netlify;
      expect(config.path).toBe('/inbox/*');
      return answer(request, { ip });
    },
  ],
  [
    'cloudflare',
    '_worker.js',
    (loaded) => (request, ip) =>
      (loaded as Cloudflare).default.fetch(withHeader(request, 'CF-Connecting-IP', ip), KEYS),
  ],
  [
    'vercel',
    'api/inbox.mjs',
    (loaded) => (request, ip) => {
      // The rewrite of vercel.json leads there, and the method names the function.
      const { pathname } = new URL(request.url);
      const kind = pathname.replace(/^\/inbox\//, '');
      const asked = new Request(`${HOST}/api/inbox?kind=${encodeURIComponent(kind)}`, request);
      return (loaded as Vercel)[request.method as 'GET' | 'POST'](withHeader(asked, 'X-Real-IP', ip));
    },
  ],
];

const site = (forms: string) =>
  siteSchema.parse({
    name: 'Site',
    shortName: 'Site',
    url: HOST,
    tagline: 'T',
    description: 'D',
    repository: 'https://github.com/example/site',
    newsletterService: 'buttondown',
    forms,
  });

const folder = mkdtempSync(join(tmpdir(), 'hosts-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const COMMENT = { article: 'an-article', name: 'Ann', message: 'It helped me to walk.', elapsed: '40', website: '' };

describe.each(HOSTS)('%s', (host, path, callerOf) => {
  let call: Call;
  let passedOn: { url: string; body: string }[];
  let status = 204;
  let loads = 0;

  beforeEach(async () => {
    for (const [name, value] of Object.entries(KEYS)) vi.stubEnv(name, value);
    passedOn = [];
    status = 204;
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      passedOn.push({ url, body });
      return new Response(null, { status });
    });
    // A fresh copy each time: a function remembers its senders while it lives.
    const file = join(folder, `${host}-${(loads += 1)}.mjs`);
    writeFileSync(file, (await functionFiles(site(host))).get(path) ?? '');
    call = callerOf(await import(/* @vite-ignore */ pathToFileURL(file).href));
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  const post = (kind: string, fields: Readonly<Record<string, string>> | string, origin = HOST, ip = '192.0.2.1') =>
    call(
      new Request(`${HOST}/inbox/${kind}`, {
        method: 'POST',
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
      }),
      ip,
    );

  test('passes a comment, a report and a sign-up on, and thanks', async () => {
    for (const [kind, fields] of [
      ['comment', COMMENT],
      ['correction', { wish: 'remove', page: '/providers/x/', message: 'Please.', contact: 'ann@reader.example' }],
      ['newsletter', { email: 'ann@reader.example' }],
    ] as const) {
      const answer = await post(kind, fields);
      expect([answer.status, (await answer.text()).includes('Thank you. It has arrived.')]).toEqual([200, true]);
    }
    expect(passedOn.map(({ url }) => new URL(url).pathname)).toEqual([
      '/repos/example/site/dispatches',
      '/repos/example/site/issues',
      '/v1/subscribers',
    ]);
    const public_ = passedOn.slice(0, 2).map(({ body }) => body);
    expect(public_.join()).not.toMatch(/192\.0\.2\.1|ann@reader\.example|secret-/);
  });

  test.each([
    ['a robot', 'comment', { ...COMMENT, website: 'https://spam.example' }, HOST, 422],
    ['a page of another site', 'comment', COMMENT, 'https://evil.example', 403],
    ['a mistake', 'newsletter', { email: 'nobody' }, HOST, 422],
    ['what is far too long', 'comment', `message=${'x'.repeat(300_000)}`, HOST, 413],
    ['an address that is none of its own', '../../etc/passwd', COMMENT, HOST, 404],
  ] as const)('refuses %s, and passes nothing on', async (_, kind, fields, origin, expected) => {
    expect((await post(kind, fields, origin)).status).toBe(expected);
    expect(passedOn).toEqual([]);
  });

  test('tells a browser that opens the address what it is for', async () => {
    const answer = await call(new Request(`${HOST}/inbox/comment`), '192.0.2.1');
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  test('gives the text back when the repository does not answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    status = 500;
    const answer = await post('comment', COMMENT);
    expect([answer.status, (await answer.text()).includes('It helped me to walk.')]).toEqual([503, true]);
  });

  test('refuses a flood from one address, and nobody else', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const answer = await post('comment', { ...COMMENT, message: `Message ${index}` });
        return answer.status;
      }),
    );
    expect(statuses.filter((one) => one === 200)).toHaveLength(20);
    expect((await post('comment', COMMENT, HOST, '192.0.2.2')).status).toBe(200);
  });
});
