/**
 * Passes a sign-up to the service that sends the letters. It receives an e-mail address and nothing else: no topic, no
 * page, no name. Each asks for a confirmation by itself (double opt-in).
 *
 * @see https://docs.buttondown.com/api-subscribers-create
 * @see https://mailchimp.com/developer/marketing/api/list-members/add-member-to-list/
 * @see https://listmonk.app/docs/apis/subscribers/ (public subscription)
 */
import type { NEWSLETTER_SERVICES } from '#site/schema.ts';

export type NewsletterService = (typeof NEWSLETTER_SERVICES)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

interface Subscription {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** A service that hangs must not hold the reader for longer, in milliseconds. */
const PATIENCE = 10_000;

const setting = (environment: Environment, name: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set, so sign-ups cannot be passed on.`);
  return value;
};

const SUBSCRIPTIONS: Readonly<Record<NewsletterService, (email: string, environment: Environment) => Subscription>> = {
  buttondown: (email, environment) => ({
    url: 'https://api.buttondown.com/v1/subscribers',
    headers: { Authorization: `Token ${setting(environment, 'BUTTONDOWN_API_KEY')}` },
    body: { email_address: email },
  }),
  mailchimp: (email, environment) => {
    const key = setting(environment, 'MAILCHIMP_API_KEY');
    // The part behind the hyphen names the data center.
    const [, center = ''] = /-([a-z]{2,4}\d{1,3})$/.exec(key) ?? [];
    if (center === '') throw new Error('MAILCHIMP_API_KEY does not end with its data center, like "-us21".');
    const list = encodeURIComponent(setting(environment, 'MAILCHIMP_LIST_ID'));
    return {
      url: `https://${center}.api.mailchimp.com/3.0/lists/${list}/members`,
      headers: { Authorization: `Basic ${btoa(`key:${key}`)}` },
      body: { email_address: email, status: 'pending' },
    };
  },
  listmonk: (email, environment) => ({
    url: new URL('/api/public/subscription', setting(environment, 'LISTMONK_URL')).href,
    headers: {},
    body: { email, list_uuids: [setting(environment, 'LISTMONK_LIST_UUID')] },
  }),
};

/** What services answer to somebody who is subscribed already. Nobody else shall learn that from us. */
const ALREADY_SUBSCRIBED = /email_already_exists|Member Exists|already (?:subscribed|exists)/i;

/** @throws When the service did not take the address. The message names the service and its status, never the address. */
export const subscribe = async (
  service: NewsletterService,
  email: string,
  environment: Environment,
  fetchFrom: typeof fetch = fetch,
): Promise<void> => {
  const { url, headers, body } = SUBSCRIPTIONS[service](email, environment);
  const answer = await fetchFrom(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.ok) return;
  const text = await answer.text();
  if ([400, 409].includes(answer.status) && ALREADY_SUBSCRIBED.test(text)) return;
  throw new Error(`${service} answered with status ${answer.status}.`);
};
