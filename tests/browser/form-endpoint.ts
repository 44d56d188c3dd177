import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

interface Post {
  /** Address it was meant for: `https://forms.example/comments`. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface FormEndpoint {
  readonly posts: Post[];
  /** Status of the next answers; `down` answers nothing at all. */
  answer: number | 'down';
  /** Leads what a page posts to the services of the guest site here. */
  readonly serve: (page: Page) => Promise<void>;
  readonly close: () => Promise<void>;
}

const MAX_BYTES = 50_000;

/** A small service for forms: keeps what it is sent, refuses what is too large, and answers as it is told. */
export async function openFormEndpoint(): Promise<FormEndpoint> {
  const posts: Post[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const status = body.length > MAX_BYTES ? 413 : endpoint.answer === 'down' ? 500 : endpoint.answer;
      if (status < 400) {
        const url = String(request.headers['x-meant-for']);
        posts.push({ url, fields: Object.fromEntries(new URLSearchParams(body.toString())) });
      }
      response.writeHead(status, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' });
      response.end('<!doctype html><title>Service</title><h1>The service says thanks</h1>');
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;

  const endpoint: FormEndpoint = {
    posts,
    answer: 200,
    serve: async (page) => {
      await page.route(/^https:\/\/[a-z]+\.example\//, async (route) => {
        const request = route.request();
        if (endpoint.answer === 'down') return route.abort('connectionrefused');
        const answer = await fetch(`http://127.0.0.1:${port}/`, {
          method: request.method(),
          headers: { 'X-Meant-For': request.url(), 'Content-Type': 'application/x-www-form-urlencoded' },
          body: request.postData(),
        });
        return route.fulfill({
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: await answer.text(),
        });
      });
    },
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
  return endpoint;
}
