/** Where the forms of the site post to: the site's own inbox, or the services that content/site.yaml names. */
import type { FormTarget, FormTargets, Site } from './schema.ts';

/** Every address of the inbox begins with it. */
export const INBOX_PATH = '/inbox/';

const ownForm = (name: string) => ({
  action: `${INBOX_PATH}${name}`,
  fields: {},
  answersScripts: false,
  netlify: false,
  fieldNames: {},
});

const INBOX_FORMS: readonly string[] = ['comment', 'correction', 'newsletter'];

/** Whether a server or a function answers there, where no file lies. */
export const isInboxAddress = (pathname: string): boolean =>
  pathname.startsWith(INBOX_PATH) && INBOX_FORMS.includes(pathname.slice(INBOX_PATH.length));

export const hasOwnInbox = ({ forms }: Pick<Site, 'forms'>): boolean => typeof forms === 'string';

/** The forms that readers see. Functions of a host keep nothing, so they take sign-ups only for a service. */
export const formTargets = ({ forms, newsletterService }: Pick<Site, 'forms' | 'newsletterService'>): FormTargets => {
  if (typeof forms !== 'string') return forms;
  const takesSignUps = forms === 'node' || newsletterService !== undefined;
  return {
    comments: ownForm('comment'),
    corrections: ownForm('correction'),
    ...(takesSignUps && { newsletter: { ...ownForm('newsletter'), emailField: 'email' } }),
  };
};

const originsOf = (targets: readonly (FormTarget | undefined)[]): string[] => [
  ...new Set(targets.flatMap((target) => (target?.action.startsWith('https:') ? [new URL(target.action).origin] : []))),
];

/** The origins of form services, for the content security policy. The site's own is always allowed. */
export const formOrigins = (site: Site): string[] => originsOf(Object.values(formTargets(site)));

/** Those among them whose answer a script of this site may read. */
export const scriptOrigins = (site: Site): string[] =>
  originsOf(Object.values(formTargets(site)).filter((target) => target?.answersScripts));

/** The host of the service that collects what is sent; undefined where the site does so itself. */
export const formServiceOf = ({ action }: FormTarget): string | undefined =>
  action.startsWith('https:') ? new URL(action).host : undefined;
