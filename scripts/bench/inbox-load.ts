/** Posts to the inbox as a service, kills it meanwhile if asked, and counts what lies in the folder afterwards. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inboxFolder, readWaiting } from '#scripts/inbox/folder.ts';
import { between } from './kill-run.ts';
import { goodPost, hostilePost, senderAt, sendPost } from './inbox-posts.ts';

export interface LoadOptions {
  /** The folder that holds `content/`, and will hold `inbox/`. */
  readonly root: string;
  /** Honest posts, and as many hostile ones; more come until the last kill. */
  readonly posts: number;
  readonly kills: number;
}

export interface LoadFigures {
  readonly posts: number;
  /** Honest messages that lie in the folder, each whole. */
  readonly stored: number;
  readonly hostileRefused: number;
  /** Hostile ones that were thanked for: none may be. */
  readonly hostileTaken: number;
  /** Files of the folder that are no whole message. */
  readonly halfWritten: readonly string[];
  readonly kills: number;
  readonly seconds: number;
  /** Resident memory in MB after each tenth of the posts, as far as the system tells it. */
  readonly memory: readonly number[];
}

interface Service {
  readonly child: ChildProcess;
  readonly origin: string;
}

const SENDERS_AT_ONCE = 20;

/** @param port 0 takes any free one. */
const startService = (root: string, port: number): Promise<Service> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../inbox-serve.ts'), '--port', String(port)], {
      env: { ...process.env, SITE_CONTENT_ROOT: root },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.on('data', (text: Buffer) => {
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString()) ?? [];
      if (origin !== undefined) done({ child, origin });
    });
    child.once('exit', (code) => {
      fail(new Error(`The inbox ended with ${String(code)}.`));
    });
  });

/** One number, or none. */
const memoryOf = ({ pid }: ChildProcess): number[] => {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? [] : [Math.round(Number(kilobytes) / 1024)];
  } catch {
    return [];
  }
};

export const loadInbox = async ({ root, posts, kills }: LoadOptions): Promise<LoadFigures> => {
  let service = await startService(root, 0);
  const { origin } = service;
  const port = Number(new URL(origin).port);
  const startedAt = performance.now();
  let hostileRefused = 0;
  let hostileTaken = 0;
  const memory: number[] = [];
  let finished = 0;

  /** The status, or 0 where the service was killed before it answered. A reader would press the button again. */
  const send = (...post: Parameters<typeof sendPost>): Promise<number> => sendPost(...post).catch(() => 0);

  const sendGood = async (index: number): Promise<void> => {
    // After a refusal for its rate, honest or not, it would never end: each has a sender of its own.
    for (let status = 0; status === 0;) status = await send(origin, goodPost(index), senderAt(index));
  };

  const sendBoth = async (index: number): Promise<void> => {
    await sendGood(index);
    const status = await send(origin, hostilePost(index), senderAt(10_000_000 + index));
    if (status >= 400 && status < 500) hostileRefused += 1;
    if (status === 200) hostileTaken += 1;
    finished += 1;
    if (finished % Math.ceil(posts / 10) === 0) memory.push(...memoryOf(service.child));
  };

  let next = 0;
  let killed = 0;
  const sendOn = async (): Promise<void> => {
    // So many kills may need more posts than were asked for.
    for (let index = next++; index < posts || killed < kills; index = next++) await sendBoth(index);
  };
  const killOn = async (): Promise<void> => {
    while (killed < kills) {
      await new Promise((done) => setTimeout(done, between(20, 400)));
      const gone = new Promise((done) => service.child.once('close', done));
      service.child.kill('SIGKILL');
      await gone;
      killed += 1;
      service = await startService(root, port);
    }
  };
  await Promise.all([killOn(), ...Array.from({ length: SENDERS_AT_ONCE }, sendOn)]);
  const seconds = (performance.now() - startedAt) / 1000;
  const ended = new Promise((done) => service.child.once('close', done));
  service.child.kill('SIGTERM');
  await ended;

  const { messages, unreadable } = readWaiting(root);
  // A hidden file is one that was being written when the service was killed; nothing reads it.
  const odd = readdirSync(inboxFolder(root)).filter((name) => !name.startsWith('.') && !/^\d{4}-.*\.json$/.test(name));
  return {
    posts: finished,
    stored: messages.length,
    hostileRefused,
    hostileTaken,
    halfWritten: [...unreadable, ...odd],
    kills: killed,
    seconds: Math.round(seconds * 10) / 10,
    memory,
  };
};
