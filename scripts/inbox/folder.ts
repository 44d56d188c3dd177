/**
 * The inbox as a folder beside `content/`, which git ignores: a file for each message that waits, and the digests of
 * those that a person rejected, so that the same words do not come back.
 *
 *   inbox/<id>.json       waits
 *   inbox/rejected/<digest> was rejected; holds the day, never the words
 *   inbox/subscribers.csv   accepted sign-ups, where no service takes them
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messageSchema, type InboxMessage } from '#community/inbox/messages.ts';
import type { MessageSink } from '#community/inbox/inbox.ts';
import { createFile } from '#scripts/files/atomic.ts';
import { parseJson } from '#scripts/inbox/parse-json.ts';

/** A disk must not be filled by strangers. An operator with so many waiting has another trouble. */
const MOST_WAITING = 20_000;

const MESSAGE_FILE = /^(\d{4}-\d{2}-\d{2}-([0-9a-f]{16}))\.json$/;

export const inboxFolder = (root: string): string => join(root, 'inbox');

const rejectedFolder = (root: string): string => join(inboxFolder(root), 'rejected');

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

const digestIn = (name: string): string | undefined => MESSAGE_FILE.exec(name)?.[2];

const digestsOf = (names: readonly string[]): string[] => names.flatMap((name) => digestIn(name) ?? []);

/** Stores each message in a file of its own, whole or not at all. What waits or was rejected is not stored again. */
export const folderSink = (root: string, mostWaiting: number = MOST_WAITING): MessageSink => {
  const folder = inboxFolder(root);
  let waiting: Set<string> | undefined;
  return async (message) => {
    waiting ??= new Set(digestsOf(namesIn(folder)));
    const digest = digestIn(`${message.id}.json`) ?? '';
    if (existsSync(join(rejectedFolder(root), digest))) return;
    // The operator's command runs beside the server and takes messages out.
    if (waiting.has(digest) || waiting.size >= mostWaiting) waiting = new Set(digestsOf(namesIn(folder)));
    if (waiting.has(digest)) return;
    if (waiting.size >= mostWaiting) throw new Error(`${mostWaiting} messages wait in ${folder}. Run: npm run inbox`);
    createFile(join(folder, `${message.id}.json`), `${JSON.stringify(message, undefined, 2)}\n`);
    waiting.add(digest);
  };
};

export interface WaitingMessages {
  readonly messages: readonly InboxMessage[];
  /** Files of the folder that hold no message. */
  readonly unreadable: readonly string[];
}

/** The oldest first. */
export const readWaiting = (root: string): WaitingMessages => {
  const folder = inboxFolder(root);
  const files = namesIn(folder).filter((name) => MESSAGE_FILE.test(name));
  const read = files.map((name) => ({
    name,
    message: messageSchema.safeParse(parseJson(readFileSync(join(folder, name), 'utf8'))).data,
  }));
  const messages = read.flatMap(({ name, message }) =>
    `${message?.id ?? ''}.json` === name && message ? [message] : [],
  );
  return {
    messages: messages.sort((a, b) => a.receivedOn.localeCompare(b.receivedOn) || a.id.localeCompare(b.id)),
    unreadable: read.filter(({ message }) => message === undefined).map(({ name }) => join('inbox', name)),
  };
};

/** Takes a message out of the folder. */
export const closeMessage = (root: string, { id }: InboxMessage): void => {
  rmSync(join(inboxFolder(root), `${id}.json`), { force: true });
};

/** The same; its digest stays, so that the same message does not come back. */
export const rejectMessage = (root: string, message: InboxMessage, day: string): void => {
  const digest = digestIn(`${message.id}.json`);
  if (digest === undefined) throw new Error(`"${message.id}" is no message.`);
  createFile(join(rejectedFolder(root), digest), `${day}\n`);
  closeMessage(root, message);
};
