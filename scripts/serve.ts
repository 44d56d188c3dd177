import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { adminHeaders } from '#scripts/admin/policy.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import type { Headers } from '#scripts/hosts/rules.ts';
import { siteHeaders } from '#scripts/hosts/sent-headers.ts';
import { isInboxPath, nodeDoor, ownInbox, type NodeDoor } from '#scripts/inbox/node-door.ts';
import { contentRoot } from '#site/content-root.ts';
import { hasOwnInbox } from '#site/form-targets.ts';
import { readSite } from '#site/read-site.ts';

export interface ServeOptions {
  /** Folder of the built site. */
  readonly dir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Address to listen on. The default is this machine alone. */
  readonly host?: string;
  /** Headers as a host would send them: those of every answer, or those of a path. */
  readonly headers?: Headers | ((path: string) => Headers);
  /** Takes what forms of the site send. Without it nothing can be sent to the server. */
  readonly inbox?: NodeDoor;
  /** Headers of the editor's folder, in place of those. */
  readonly adminHeaders?: Headers;
}

export interface ServedSite {
  /** Origin without a slash at the end: `http://localhost:4321`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What sirv's table lacks, and the character set that text needs. */
const CONTENT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.(?:js|mjs)$/, 'text/javascript; charset=utf-8'],
  [/\.css$/, 'text/css; charset=utf-8'],
  [/\.json$/, 'application/json; charset=utf-8'],
  [/\.jsonl$/, 'application/jsonl; charset=utf-8'],
  [/\.webmanifest$/, 'application/manifest+json; charset=utf-8'],
  [/\.xml$/, 'application/xml; charset=utf-8'],
  [/\.xsl$/, 'text/xsl; charset=utf-8'],
  [/\.(?:txt|md)$/, 'text/plain; charset=utf-8'],
  [/\.vcf$/, 'text/vcard; charset=utf-8'],
  [/\.csv$/, 'text/csv; charset=utf-8'],
  [/\.(?:pagefind|pf_meta|pf_index|pf_fragment|pf_filter|bin)$/, 'application/octet-stream'],
];

/** A sentence for the person at the terminal, in place of a stack trace. */
export class ServeError extends Error {
  override readonly name = 'ServeError';
}

/**
 * Serves a built site as a static host does: `404.html` with status 404, no directory listing, GET and HEAD alone.
 *
 * @throws ServeError when there is no built site in `dir` or the port is taken.
 */
export async function serveSite({
  dir,
  port,
  host = '127.0.0.1',
  headers = {},
  adminHeaders,
  inbox,
}: ServeOptions): Promise<ServedSite> {
  const root = resolve(dir);
  if (!existsSync(join(root, 'index.html'))) {
    throw new ServeError(`There is no built site in ${dir}. Build it first: npm run build`);
  }
  // `dev` reads the folder on each request, so that a rebuild shows without a restart.
  const files = sirv(root, { dev: true, etag: true, setHeaders: setContentType });

  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/[?#].*$/, '');
    if (inbox && isInboxPath(request.url)) {
      void inbox(request, response);
      return;
    }
    const ofPath = typeof headers === 'function' ? headers(path) : headers;
    const own = /^\/admin(?:\/|$)/.test(path) ? (adminHeaders ?? ofPath) : ofPath;
    for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    files(request, response, () => {
      sendNotFound(root, request, response);
    });
  });

  // A sender who dawdles must not hold a connection.
  server.requestTimeout = 30_000;
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? portTaken(port) : error);
    });
    server.listen(port, host, done);
  });

  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${actualPort}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeIdleConnections();
        // A download that hangs must not keep the process alive.
        setTimeout(() => {
          server.closeAllConnections();
        }, 1000).unref();
      }),
  };
}

function setContentType(response: ServerResponse, pathname: string): void {
  const type = CONTENT_TYPES.find(([pattern]) => pattern.test(pathname))?.[1];
  if (type !== undefined) response.setHeader('Content-Type', type);
}

function sendNotFound(root: string, request: IncomingMessage, response: ServerResponse): void {
  const page = join(root, '404.html');
  const body = existsSync(page) ? readFileSync(page) : Buffer.from('Not found');
  const type = existsSync(page) ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8';
  response.writeHead(404, { 'Content-Type': type, 'Content-Length': body.length, 'Cache-Control': 'no-cache' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const portTaken = (port: number): ServeError =>
  new ServeError(
    `Port ${port} is taken. Stop what runs there, or choose another one: npm run preview -- --port ${port + 1}`,
  );

const USAGE = `npm run preview

Serves the built site as a static host does, with the same headers. What its forms send waits in inbox/: npm run inbox

--port PORT     Default: 4321
--host ADDRESS  the address to listen on. Default: 127.0.0.1, this machine alone
--dir FOLDER    the built site. Default: dist
`;

/** Whatever host the forms are made for, here this server takes them. */
function previewInbox(host: string): Pick<ServeOptions, 'inbox'> {
  const root = contentRoot();
  const site = readSite(root);
  if (!hasOwnInbox(site)) return {};
  return {
    inbox: nodeDoor({
      inbox: ownInbox({
        root,
        site,
        host,
        onFailure: (error) => {
          console.error(error instanceof Error ? error.message : error);
        },
      }),
    }),
  };
}

async function main(): Promise<void> {
  const values = argumentsOrExit('preview', USAGE, {
    dir: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: '127.0.0.1' },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ServeError(`"${values.port}" is not a port. Give a whole number from 0 to 65535, like --port 4321`);
  }
  const headers = siteHeaders(values.dir);
  const site = await serveSite({
    dir: values.dir,
    port,
    host: values.host,
    headers,
    adminHeaders: adminHeaders(),
    ...previewInbox(values.host),
  });
  console.log(`The site is at ${site.url} (stop with Ctrl+C). What its forms send: npm run inbox`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void site.close().then(() => process.exit(0));
    });
  }
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
