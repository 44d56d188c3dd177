import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type ServedSite } from '#scripts/serve.ts';

const dir = mkdtempSync(join(tmpdir(), 'served-site-'));
let site: ServedSite;
let port: number;

beforeAll(async () => {
  mkdirSync(join(dir, 'about'));
  writeFileSync(join(dir, 'index.html'), '<p>Home</p>');
  writeFileSync(join(dir, 'about/index.html'), '<p>About</p>');
  writeFileSync(join(dir, '404.html'), '<p>Not here</p>');
  writeFileSync(join(dir, 'index.pf_meta'), 'x');
  site = await serveSite({ dir, port: 0, headers: { 'X-Content-Type-Options': 'nosniff' } });
  port = Number(new URL(site.url).port);
});

afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: string;
  readonly sniffing: string | string[] | undefined;
}

/** Asks for a path exactly as written; fetch would tidy it up first. */
const ask = (path: string, method = 'GET'): Promise<Answer> =>
  new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        done({ status, type: headers['content-type'], body, sniffing: headers['x-content-type-options'] });
      });
    })
      .on('error', fail)
      .end();
  });

test('a page is served under its address, with the headers of the host', async () => {
  const answer = await ask('/about/');
  expect(answer).toEqual({
    status: 200,
    type: 'text/html;charset=utf-8',
    body: '<p>About</p>',
    sniffing: 'nosniff',
  });
});

test('the search index has a type although no table knows its ending', async () => {
  expect((await ask('/index.pf_meta')).type).toBe('application/octet-stream');
});

test.each(['/nowhere/', '/%E0%A4%A', '/../package.json', '/..%2f..%2fetc/passwd', '/%00'])(
  '%s is answered with 404 and the page for that',
  async (path) => {
    const { status, body } = await ask(path);
    expect({ status, body }).toEqual({ status: 404, body: '<p>Not here</p>' });
  },
);

test('nothing can be sent to the server', async () => {
  expect((await ask('/', 'POST')).status).toBe(405);
});

test('a taken port and a missing build are told in a sentence that says what to do', async () => {
  await expect(serveSite({ dir, port })).rejects.toThrow(/is taken.*--port/);
  await expect(serveSite({ dir: join(dir, 'none'), port: 0 })).rejects.toThrow(/no built site.*npm run build/);
});
