/** @see https://docs.netlify.com/build/functions/get-started/ */
import { functionInbox } from '#community/inbox/function.ts';
import type { Inbox } from '#community/inbox/inbox.ts';
import { settings, surroundings } from './settings.ts';

let inbox: Inbox | undefined;

const answer = (request: Request, { ip }: { readonly ip: string }): Promise<Response> => {
  inbox ??= functionInbox(settings, process.env, surroundings);
  return inbox(request, ip);
};

export { answer as default };

export const config = { path: '/inbox/*' };
