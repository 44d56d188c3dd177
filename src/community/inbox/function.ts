/** The inbox as a function of a host: it stores nothing, and passes each message on to the repository or a service. */
import { INBOX_PATH } from '#site/form-targets.ts';
import { createInbox, type Inbox, type InboxOptions } from './inbox.ts';
import type { Environment, NewsletterService } from './newsletter-service.ts';
import { repositorySink } from './repository-sink.ts';

/** What content/site.yaml says; the build writes it into the function. Secrets come from the environment alone. */
export interface FunctionSettings {
  readonly siteName: string;
  readonly repository?: string;
  readonly newsletterService?: NewsletterService;
}

export const functionInbox = (
  settings: FunctionSettings,
  environment: Environment,
  { now, onFailure }: Pick<InboxOptions, 'now' | 'onFailure'>,
): Inbox =>
  createInbox({
    siteName: settings.siteName,
    sink: repositorySink({
      repository: settings.repository,
      newsletterService: settings.newsletterService,
      environment,
    }),
    now,
    ...(onFailure && { onFailure }),
  });

/** `/api/inbox?kind=comment`, which a host makes of `/inbox/comment`, as the reader asked for it. */
export const asAsked = (request: Request): Request => {
  const url = new URL(request.url);
  const kind = url.searchParams.get('kind');
  if (url.pathname.startsWith(INBOX_PATH) || kind === null) return request;
  return new Request(new URL(`${INBOX_PATH}${encodeURIComponent(kind)}`, url), request);
};
