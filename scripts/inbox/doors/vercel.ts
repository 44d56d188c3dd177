/** @see https://vercel.com/docs/functions/runtimes/node-js */
import { asAsked, functionInbox } from '#community/inbox/function.ts';
import type { Inbox } from '#community/inbox/inbox.ts';
import { settings, surroundings } from './settings.ts';

let inbox: Inbox | undefined;

const answer = (request: Request): Promise<Response> => {
  inbox ??= functionInbox(settings, process.env, surroundings);
  return inbox(asAsked(request), request.headers.get('X-Real-IP') ?? '');
};

export { answer as GET, answer as POST };
