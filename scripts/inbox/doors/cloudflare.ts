/** @see https://developers.cloudflare.com/pages/functions/advanced-mode/ */
import { functionInbox } from '#community/inbox/function.ts';
import type { Inbox } from '#community/inbox/inbox.ts';
import type { Environment } from '#community/inbox/newsletter-service.ts';
import { settings, surroundings } from './settings.ts';

let inbox: Inbox | undefined;

const worker = {
  fetch: (request: Request, environment: Environment): Promise<Response> => {
    inbox ??= functionInbox(settings, environment, surroundings);
    return inbox(request, request.headers.get('CF-Connecting-IP') ?? '');
  },
};

export { worker as default };
