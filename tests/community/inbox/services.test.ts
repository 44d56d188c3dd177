import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { subscribe } from '#community/inbox/newsletter-service.ts';
import { repositorySink } from '#community/inbox/repository-sink.ts';
import { functionFiles } from '#scripts/inbox/functions.ts';
import { siteSchema } from '#site/schema.ts';

interface Call {
  readonly url: string;
  readonly body: unknown;
}

const answering = (status: number, text = '') => {
  const calls: Call[] = [];
  const fetchFrom = (async (url: string, { body }: { body: string }) => {
    calls.push({ url, body: JSON.parse(body) as unknown });
    return new Response(status === 204 ? null : text, { status });
  }) as typeof fetch;
  return { calls, fetchFrom };
};

const KEYS = {
  BUTTONDOWN_API_KEY: 'secret-b',
  MAILCHIMP_API_KEY: 'secret-us21',
  MAILCHIMP_LIST_ID: 'list1',
  LISTMONK_URL: 'https://lists.site.example',
  LISTMONK_LIST_UUID: 'uuid-1',
  INBOX_GITHUB_TOKEN: 'secret-g',
};

describe('a newsletter service receives the address and nothing of what was read', () => {
  test.each([
    ['buttondown', 'https://api.buttondown.com/v1/subscribers', { email_address: 'ann@reader.example' }],
    [
      'mailchimp',
      'https://us21.api.mailchimp.com/3.0/lists/list1/members',
      { email_address: 'ann@reader.example', status: 'pending' },
    ],
    [
      'listmonk',
      'https://lists.site.example/api/public/subscription',
      { email: 'ann@reader.example', list_uuids: ['uuid-1'] },
    ],
  ] as const)('%s', async (service, url, body) => {
    const { calls, fetchFrom } = answering(200);
    await subscribe(service, 'ann@reader.example', KEYS, fetchFrom);
    expect(calls.map((call) => [call.url, call.body])).toEqual([[url, body]]);
  });

  test('and nobody else is told that a person is subscribed already', async () => {
    const { fetchFrom } = answering(400, '{"code":"email_already_exists"}');
    await subscribe('buttondown', 'ann@reader.example', KEYS, fetchFrom);
  });

  test('a refusal is told without the address or a key', async () => {
    const { fetchFrom } = answering(401, 'secret-b ann@reader.example');
    const error = await subscribe('buttondown', 'ann@reader.example', KEYS, fetchFrom).catch(String);
    expect(error).toBe('Error: buttondown answered with status 401.');
    await expect(subscribe('buttondown', 'a@x.example', {})).rejects.toThrow('BUTTONDOWN_API_KEY is not set');
  });
});

const message = (kind: InboxMessage['kind'], fields: Readonly<Record<string, string>>): InboxMessage => ({
  id: '2026-11-29-0123456789abcdef',
  kind,
  receivedOn: '2026-11-29T12:00:00.000Z',
  fields,
  hadHiddenCharacters: false,
});

describe('the public repository', () => {
  const REPOSITORY = 'https://github.com/example/site';
  const sinkWith = (status: number) => {
    const { calls, fetchFrom } = answering(status);
    const options = { repository: REPOSITORY, newsletterService: 'buttondown', environment: KEYS, fetchFrom } as const;
    return { calls, sink: repositorySink(options) };
  };

  test('receives a comment as the event that the workflow waits for, without addresses', async () => {
    const { calls, sink } = sinkWith(204);
    await sink(message('comment', { article: 'x', name: 'Ann', message: 'Write to ann@reader.example, 192.0.2.1' }));
    expect(calls).toMatchObject([
      {
        url: 'https://api.github.com/repos/example/site/dispatches',
        body: {
          event_type: 'comment',
          client_payload: { article: 'x', message: 'Write to [address removed], [address removed]' },
        },
      },
    ]);
  });

  test('receives a report as an issue in which nothing is Markdown, and never how to reach its sender', async () => {
    const { calls, sink } = sinkWith(201);
    await sink(
      message('correction', {
        wish: 'remove',
        page: '/providers/x/',
        message: '```\n@everyone',
        contact: '518 555 0100',
      }),
    );
    const [{ url, body } = { url: '', body: {} }] = calls;
    expect(url).toBe('https://api.github.com/repos/example/site/issues');
    expect(JSON.stringify(body)).toContain('````text\\npage: /providers/x/\\n\\n```\\n@everyone\\n````');
    expect(JSON.stringify(body)).not.toContain('518');
  });

  test('never receives a sign-up, which goes to the service', async () => {
    const { calls, sink } = sinkWith(201);
    await sink(message('newsletter', { email: 'ann@reader.example' }));
    expect(calls.map(({ url }) => url)).toEqual(['https://api.buttondown.com/v1/subscribers']);
  });

  test('that refuses makes the reader keep the message', async () => {
    const { sink } = sinkWith(403);
    await expect(sink(message('comment', { message: 'x' }))).rejects.toThrow('status 403');
  });
});

describe('the function that the build writes', () => {
  const site = (forms: string) =>
    siteSchema.parse({
      name: 'Site',
      shortName: 'Site',
      url: 'https://site.example',
      tagline: 'T',
      description: 'D',
      repository: 'https://github.com/example/site',
      newsletterService: 'buttondown',
      forms,
    });
  const folder = mkdtempSync(join(tmpdir(), 'functions-'));

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  type Answer = (request: Request, second?: unknown) => Promise<Response>;

  const POSTED = { email: 'ann@reader.example', website: '' };

  const requestOf = (path: string): Request =>
    new Request(`https://site.example${path}`, {
      method: 'POST',
      body: new URLSearchParams(POSTED),
      headers: { Origin: 'https://site.example', Accept: 'application/json' },
    });

  test.each([
    ['netlify', '_hosts/netlify/inbox.mjs', '/inbox/newsletter', { ip: '192.0.2.1' }],
    ['cloudflare', '_worker.js', '/inbox/newsletter', KEYS],
    ['vercel', 'api/inbox.mjs', '/api/inbox?kind=newsletter', undefined],
  ])('for %s runs without packages, holds no secret, and passes a message on', async (host, path, asked, second) => {
    vi.stubEnv('BUTTONDOWN_API_KEY', 'secret-b');
    const files = await functionFiles(site(host));
    const code = files.get(path) ?? '';
    expect(code).not.toContain('secret-b');
    expect(code).not.toMatch(/^import /m);
    const file = join(folder, `${host}.mjs`);
    writeFileSync(file, code);
    const { calls, fetchFrom } = answering(201);
    vi.stubGlobal('fetch', fetchFrom);
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      default?: Answer | { fetch: Answer };
      POST?: Answer;
    };
    const handler = loaded.POST ?? loaded.default;
    const answer = typeof handler === 'function' ? handler : handler?.fetch;
    expect((await answer?.(requestOf(asked), second))?.status).toBe(200);
    expect(calls).toMatchObject([{ url: 'https://api.buttondown.com/v1/subscribers' }]);
  });

  test('is not written for a server of one’s own; Cloudflare is told which addresses call it', async () => {
    expect([...(await functionFiles(site('node'))).keys()]).toEqual([]);
    expect((await functionFiles(site('cloudflare'))).get('_routes.json')).toContain('"/inbox/*"');
    rmSync(folder, { recursive: true });
  });
});
