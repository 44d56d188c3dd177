/** Opens an inbox to Node's own servers: `npm start`, `npm run preview`, `npm run dev`, and a service behind a proxy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createInbox, type Inbox, type MessageSink } from '#community/inbox/inbox.ts';
import { subscribe } from '#community/inbox/newsletter-service.ts';
import type { RateLimit } from '#community/inbox/rate.ts';
import { MOST_BYTES } from '#community/inbox/read-form.ts';
import { INBOX_PATH } from '#site/form-targets.ts';
import type { Site } from '#site/schema.ts';
import { folderSink } from './folder.ts';

export interface NodeDoorOptions {
  readonly inbox: Inbox;
  /** A proxy on this machine says in `X-Real-IP` who sent the request. */
  readonly isBehindProxy?: boolean;
}

export type NodeDoor = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export const isInboxPath = (url: string | undefined): boolean => url?.startsWith(INBOX_PATH) === true;

/** The body as far as the inbox reads it. What comes beyond is read and thrown away, so that the answer arrives. */
const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> =>
  new Promise((done, fail) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      if (length > MOST_BYTES) return;
      length += part.length;
      parts.push(part);
      if (length > MOST_BYTES) done(Buffer.concat(parts));
    });
    request.on('end', () => {
      done(Buffer.concat(parts));
    });
    request.on('error', fail);
    request.on('close', () => {
      fail(new Error('The sender hung up.'));
    });
  });

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // Headers of HTTP/2 begin with a colon; none of ours does.
    if (typeof value === 'string' && !name.startsWith(':')) headers.set(name, value);
  }
  return headers;
};

const webRequest = async (request: IncomingMessage): Promise<Request | undefined> => {
  const address = `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`;
  if (!URL.canParse(address)) return undefined;
  const method = request.method ?? 'GET';
  const body = method === 'POST' ? await bodyOf(request) : undefined;
  try {
    return new Request(address, { method, headers: headersOf(request), ...(body && { body: new Uint8Array(body) }) });
  } catch {
    // TRACE, CONNECT, a header that no browser sends.
    return undefined;
  }
};

export const nodeDoor = ({ inbox, isBehindProxy = false }: NodeDoorOptions): NodeDoor => {
  return async (request, response) => {
    try {
      const asked = await webRequest(request);
      if (asked === undefined) {
        response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
        response.end('This request makes no sense.\n');
        return;
      }
      const told = isBehindProxy ? asked.headers.get('X-Real-IP') : null;
      const answer = await inbox(asked, told ?? request.socket.remoteAddress ?? '');
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      response.statusCode = answer.status;
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      // The sender hung up: there is nobody to answer, and nothing was stored.
      response.destroy();
    }
  };
};

/** Names under which this machine is reached when nobody else is to reach it. */
const LOCAL_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export interface OwnInboxOptions {
  /** The folder that holds `content/` and `inbox/`. */
  readonly root: string;
  readonly site: Site;
  /** The address the server listens on. On any but this machine's own it may be reached under any name. */
  readonly host?: string;
  readonly rate?: RateLimit;
  readonly onFailure?: (error: unknown) => void;
}

/** Sign-ups go to the service that content/site.yaml names, if it names one; everything else waits in the folder. */
const sinkFor = ({ root, site: { newsletterService } }: OwnInboxOptions): MessageSink => {
  const store = folderSink(root);
  return async (message) => {
    if (message.kind === 'newsletter' && newsletterService !== undefined)
      await subscribe(newsletterService, message.fields['email'] ?? '', process.env);
    else await store(message);
  };
};

/** The inbox of a site whose server is ours. */
export const ownInbox = (options: OwnInboxOptions): Inbox => {
  const { site, host = 'localhost', rate, onFailure } = options;
  return createInbox({
    siteName: site.name,
    ...(LOCAL_NAMES.includes(host) && { hostNames: LOCAL_NAMES }),
    sink: sinkFor(options),
    now: Date.now,
    ...(rate && { rate }),
    ...(onFailure && { onFailure }),
  });
};
