/** What the site takes from readers that could tell of their health, as its settings are. Pure. */
import { formServiceOf, formTargets } from '#site/form-targets.ts';
import type { Site } from '#site/schema.ts';

export interface TakenData {
  readonly form: string;
  readonly holds: string;
  readonly goesTo: string;
  readonly isDeleted: string;
}

type Settings = Pick<Site, 'forms' | 'newsletterService'>;

const SERVICES = { buttondown: 'Buttondown', mailchimp: 'Mailchimp', listmonk: 'a listmonk server of the operator' };

const HOSTS = { netlify: 'Netlify', cloudflare: 'Cloudflare', vercel: 'Vercel' };

/** One row for each form that is shown; none where no form is. */
export const takenData = ({ forms, newsletterService }: Settings): TakenData[] => {
  const { comments, corrections, newsletter } = formTargets({ forms, newsletterService });
  const through = forms === 'netlify' || forms === 'cloudflare' || forms === 'vercel' ? HOSTS[forms] : undefined;
  const own = through === undefined ? 'the server of this site' : `${through}, which passes it to our repository`;
  return [
    ...(comments
      ? [
          {
            form: 'Comments',
            holds: 'the article, the name you choose, your words, and an interest if you state one',
            goesTo: `${formServiceOf(comments) ?? own}. A published comment is public`,
            isDeleted: 'when it is rejected, or when you ask for it',
          },
        ]
      : []),
    ...(corrections
      ? [
          {
            form: 'Reports and requests about listings',
            holds: `the page, your words${through === undefined ? ', and how to reach you if you say so' : '. How to reach you is not passed on'}`,
            goesTo: through === undefined ? (formServiceOf(corrections) ?? own) : `${own}, where it is public`,
            isDeleted: 'when it has been dealt with, or when you ask for it',
          },
        ]
      : []),
    ...(newsletter
      ? [
          {
            form: 'Newsletter',
            holds: 'your e-mail address, and nothing of what you read',
            goesTo:
              formServiceOf(newsletter) ??
              (newsletterService === undefined ? own : `${SERVICES[newsletterService]}, which sends the letters`),
            isDeleted: 'when you leave by the link of a letter, or when you ask for it',
          },
        ]
      : []),
  ];
};
