/** A host as a reader on a slow line meets it: brotli, latency before each answer, one bandwidth for all of them. */
import { createServer, type ServerResponse } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';

export interface Line {
  /** Milliseconds from a request to the first byte of its answer. */
  readonly latency: number;
  /** Bytes a second, shared by all answers; Infinity for none to wait for. */
  readonly bandwidth: number;
}

/** What Lighthouse calls slow 4G: 150 ms and 1.6 Mbit/s. */
export const SLOW_4G: Line = { latency: 150, bandwidth: 200_000 };
export const NO_LINE: Line = { latency: 0, bandwidth: Infinity };

export interface ShapedServer {
  readonly url: string;
  setLine: (line: Line) => void;
  /** Bodies sent since the last call, as they traveled. */
  takeTraffic: () => { readonly path: string; readonly bytes: number }[];
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'text/xml; charset=utf-8',
};
const IS_COMPRESSED = /\.(?:woff2|png|jpe?g|webp|avif)$/;
/** A slice of the line is given to each answer in turn, so that they share it. */
const SLICE_BYTES = 4096;

export type AnswerHeaders = Readonly<Record<string, string>>;

/**
 * Serves the first of `folders` that holds a path.
 * @param headers Those of every answer, or those of a path.
 */
export async function serveShaped(
  folders: readonly string[],
  headers: AnswerHeaders | ((path: string) => AnswerHeaders),
): Promise<ShapedServer> {
  const bodies = new Map<string, Buffer>();
  const traffic: { path: string; bytes: number }[] = [];
  const queue: { response: ServerResponse; body: Buffer; sent: number }[] = [];
  let line = NO_LINE;
  let isSending = false;

  const bodyOf = (file: string): Buffer => {
    const known = bodies.get(file);
    if (known) return known;
    const raw = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    const body = IS_COMPRESSED.test(file) ? raw : brotliCompressSync(raw, { params });
    bodies.set(file, body);
    return body;
  };

  const sendSlices = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let job = queue.shift(); job; job = queue.shift()) {
      const end = Math.min(job.body.length, job.sent + SLICE_BYTES);
      await pause(((end - job.sent) / line.bandwidth) * 1000);
      job.response.write(job.body.subarray(job.sent, end));
      job.sent = end;
      if (end < job.body.length) queue.push(job);
      else job.response.end();
    }
    isSending = false;
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = folders.map((folder) => findFile(folder, path)).find((found) => found !== undefined);
    const own = typeof headers === 'function' ? headers(path) : headers;
    for (const [name, value] of Object.entries({ 'Cache-Control': 'max-age=3600', ...own }))
      response.setHeader(name, value);
    void pause(line.latency).then(() => {
      if (file === undefined) {
        response.writeHead(404).end();
        return;
      }
      const body = bodyOf(file);
      traffic.push({ path, bytes: body.length });
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Length': body.length,
        ...(IS_COMPRESSED.test(file) ? {} : { 'Content-Encoding': 'br' }),
      });
      if (line.bandwidth === Infinity) {
        response.end(body);
        return;
      }
      queue.push({ response, body, sent: 0 });
      void sendSlices();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    setLine: (next) => {
      line = next;
    },
    takeTraffic: () => traffic.splice(0),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

const pause = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((done) => setTimeout(done, milliseconds)) : Promise.resolve();

function findFile(folder: string, path: string): string | undefined {
  const root = resolve(folder);
  const file = join(root, normalize(decodeURIComponent(path)), path.endsWith('/') ? 'index.html' : '');
  const plain = file.replace(/\/$/, '');
  return plain.startsWith(root) && statSync(plain, { throwIfNoEntry: false })?.isFile() === true ? plain : undefined;
}
