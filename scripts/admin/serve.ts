/** Serves `/admin/` alone, on this machine: `serveEditor` for tests, `answerAdmin` inside the development server. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CalendarDate } from '#site/dates.ts';
import { adminFiles, type AdminFile } from './files.ts';
import { adminHeaders } from './policy.ts';

export interface ServedEditor {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const HEADERS: Readonly<Record<string, string>> = {
  ...adminHeaders(),
  'Cache-Control': 'no-store',
};

/** Answers requests whose path counts from `/admin`. */
export const answerAdmin =
  (files: readonly AdminFile[]) =>
  (request: Pick<IncomingMessage, 'url'>, response: ServerResponse): void => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const file = files.find((candidate) => candidate.path === (path === '' ? 'index.html' : path));
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (file) response.writeHead(200, { 'Content-Type': file.type }).end(file.read());
    else response.writeHead(404).end();
  };

/** `port` 0 takes any free port. The editor's local mode works on `localhost` only. */
export const serveEditor = async (root: string, today: CalendarDate, port: number): Promise<ServedEditor> => {
  const answer = answerAdmin(adminFiles(root, today));
  const server = createServer((request, response) => {
    answer({ url: (request.url ?? '/').replace(/^\/admin(?=\/)/, '') }, response);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/admin/`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
};
