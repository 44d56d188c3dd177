/** `npm run inbox:serve`: the inbox alone, as a service behind the web server that publishes the site. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { nodeDoor, ownInbox } from '#scripts/inbox/node-door.ts';
import { contentRoot } from '#site/content-root.ts';
import { readSite } from '#site/read-site.ts';

const USAGE = `npm run inbox:serve

Takes what the forms of the site send, behind nginx or Caddy, and stores it in inbox/. It logs no address and no words.

--port PORT  Default: 4323, on this machine alone
`;

const values = argumentsOrExit('inbox:serve', USAGE, { port: { type: 'string', default: '4323' } });

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`"${values.port}" is not a port. Give a whole number from 0 to 65535, like --port 4323\n`);
  process.exit(1);
}

const root = contentRoot();
const onFailure = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
};
// The web server in front of it decides which names it answers to.
const inbox = ownInbox({ root, site: readSite(root), host: '0.0.0.0', onFailure });
const door = nodeDoor({ inbox, isBehindProxy: true });
const server = createServer((request, response) => {
  void door(request, response);
});
server.requestTimeout = 30_000;
server.listen(port, '127.0.0.1', () => {
  process.stdout.write(`The inbox listens on http://127.0.0.1:${(server.address() as AddressInfo).port}/inbox/\n`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
