/**
 * Where nothing can be stored, messages go to the public repository: a comment starts the workflow that proposes it as a
 * pull request, a report becomes an issue. E-mail and IP addresses are taken out first, and a contact is not sent at all.
 *
 * @see https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event
 * @see https://docs.github.com/en/rest/issues/issues#create-an-issue
 */
import { WISH_WORDS } from '#community/corrections.ts';
import type { MessageSink } from './inbox.ts';
import type { InboxMessage } from './messages.ts';
import { subscribe, type Environment, type NewsletterService } from './newsletter-service.ts';
import { withoutAddresses } from './private-words.ts';

export interface RepositorySinkOptions {
  /** `https://github.com/owner/name`. */
  readonly repository: string | undefined;
  readonly newsletterService: NewsletterService | undefined;
  /** Holds `INBOX_GITHUB_TOKEN`: a fine-grained token that may write contents and issues of this repository. */
  readonly environment: Environment;
  readonly fetchFrom?: typeof fetch;
}

const PATIENCE = 10_000;

const publicFields = ({ fields }: InboxMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name !== 'contact')
      .map(([name, text]) => [name, withoutAddresses(text)]),
  );

/** Within a fence that is longer than any in the text, nothing of it is Markdown, a mention or a closing word. */
const fenced = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
};

const issueOf = (message: InboxMessage): object => {
  const { wish = 'correct', message: words = '', ...rest } = publicFields(message);
  const title = WISH_WORDS[wish as keyof typeof WISH_WORDS];
  const facts = ['page', 'fact', 'date'].flatMap((name) => (rest[name] ? [`${name}: ${rest[name]}`] : []));
  return {
    title: `${title} (sent by a reader, ${message.id})`,
    body: `A reader sent this by the form of the site. It is what they typed, not more.\n\n${fenced([...facts, '', words].join('\n').trim())}\n`,
  };
};

export const repositorySink = (options: RepositorySinkOptions): MessageSink => {
  const { repository, newsletterService, environment, fetchFrom = fetch } = options;
  const [, name] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(repository ?? '') ?? [];

  const post = async (path: string, body: object): Promise<void> => {
    const token = environment['INBOX_GITHUB_TOKEN'];
    if (name === undefined) throw new Error('content/site.yaml names no repository on GitHub for what readers send.');
    if (token === undefined || token === '') throw new Error('INBOX_GITHUB_TOKEN is not set.');
    const answer = await fetchFrom(`https://api.github.com/repos/${name}/${path}`, {
      method: 'POST',
      headers: {
        Accept: 'application/vnd.github+json',
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        // GitHub refuses requests without one.
        'User-Agent': 'site-inbox',
        'X-GitHub-Api-Version': '2022-11-28',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) throw new Error(`The repository answered with status ${answer.status}.`);
  };

  return async (message) => {
    if (message.kind === 'newsletter') {
      if (newsletterService === undefined) throw new Error('content/site.yaml names no newsletterService.');
      await subscribe(newsletterService, message.fields['email'] ?? '', environment, fetchFrom);
    } else if (message.kind === 'comment') {
      await post('dispatches', {
        event_type: 'comment',
        client_payload: { ...publicFields(message), date: message.receivedOn },
      });
    } else {
      await post('issues', issueOf(message));
    }
  };
};
