import type { FormTarget } from '#site/schema.ts';

/** Names of the fields of our forms, and what the import reads them as; `fieldNames` of site.yaml may rename them. */
export const COMMENT_FIELDS = {
  article: 'article',
  inReplyTo: 'inReplyTo',
  name: 'name',
  disclosure: 'disclosure',
  message: 'message',
  elapsed: 'elapsed',
} as const;

export const CORRECTION_FIELDS = {
  page: 'page',
  fact: 'fact',
  date: 'date',
  wish: 'wish',
  message: 'message',
  contact: 'contact',
  elapsed: 'elapsed',
} as const;

/** What a reader is told when all has arrived, by the form. */
export const THANKS = {
  comment: 'A person reads your comment before it appears; that can take some days.',
  correction: 'A person reads it and compares the page with its source; what was wrong is changed on the page.',
  advertise: 'A person reads it and answers by the contact you gave.',
  newsletter: 'Look for a message from us and confirm by its link; nothing is sent before that.',
} as const;

/** Name of the honeypot when the service has none of its own. */
export const TRAP_FIELD = 'website';

/** Longest texts a form takes, in characters; the schema of comments holds the same. */
export const LONGEST = { name: 60, disclosure: 160, message: 4000, page: 200, fact: 300, contact: 200 } as const;

/** Fields by our names, with those the service asked for in their place. */
export const namedFields = <Names extends Readonly<Record<string, string>>>(
  ours: Names,
  theirs: Readonly<Partial<Record<keyof Names, string | undefined>>>,
): Record<keyof Names, string> => ({
  ...ours,
  ...Object.fromEntries(Object.entries(theirs).filter(([, name]) => name !== undefined)),
});

/** Marks on the form element by which Netlify finds its forms when the site is deployed. */
export const formMarks = (target: FormTarget, name: string): Record<string, string> =>
  target.netlify ? { name, 'data-netlify': 'true', 'data-netlify-honeypot': target.trapField ?? TRAP_FIELD } : {};
